import { attachmentIdsOf, type UploadPurpose } from '@/cloud/photo-uploads';
import { Field } from '@/components/field';
import { PhotoPicker } from '@/components/photo-picker';
import type { Fault } from './fault';
import { keptPhotos, useKeptPhotos } from './kept-input';

const MAX_PHOTOS = 9;
const NO_URLS = {};

type StepPhotosProps = {
  /** The frame's id is `<id>-add`. */
  id: string;
  keptAs: string;
  purpose: UploadPurpose;
  label: string;
  hint: string;
  optional?: boolean;
  error?: string | undefined;
};

/** Evidence for a step. */
export function StepPhotos({ id, keptAs, purpose, label, hint, optional = false, error }: StepPhotosProps) {
  const kept = useKeptPhotos(keptAs, purpose);
  return (
    <Field id={id} label={label} optional={optional} error={error}>
      <PhotoPicker id={id} {...kept} urls={NO_URLS} max={MAX_PHOTOS} hint={hint} />
    </Field>
  );
}

/** Why the pictures of a place cannot be sent yet. */
export function photoFault(keptAs: string, isNeeded: boolean): Fault | undefined {
  const photos = keptPhotos(keptAs);
  if (photos.length === 0) return isNeeded ? 'photo-missing' : undefined;
  return attachmentIdsOf(photos) ? undefined : 'photo-not-through';
}

/** Ids to send; only when {@link photoFault} finds nothing. */
export const photoIds = (keptAs: string): string[] => [...(attachmentIdsOf(keptPhotos(keptAs)) ?? [])];
