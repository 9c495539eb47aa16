import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';
import type { ReplyError } from '#core/contract/reply';
import { newCommandId } from '@/cloud/call';
import { createPhotoUploads, type PhotoUpload, type PhotoUploads } from '@/cloud/photo-uploads';
import { forgetAttempt } from '@/cloud/use-command';
import { type Draft, type DraftMachine, emptyMachine, isStarted } from './draft';

const STORAGE_KEY = 'draft:1';
/** Under which name the phone remembers that the draft was sent. */
export const SUBMISSION = 'submit-order';
/** The name and number of last time are offered again. */
const CONTACT_KEY = 'contact';

type Kept = {
  readonly draft: Draft;
  readonly isStarted: boolean;
  /** What the server said about single fields at the last attempt, by path of the request (`machines.0.serialNumber`); gone with the next change. */
  readonly refused: Readonly<Record<string, string>>;
};

const noRefusals: Kept['refused'] = {};

const listeners = new Set<() => void>();
const uploadsByPlace = new Map<string, PhotoUploads>();
let kept: Kept | undefined;

function freshDraft(): Draft {
  const contact: unknown = Taro.getStorageSync(CONTACT_KEY);
  const known =
    typeof contact === 'object' && contact !== null && 'phone' in contact ? (contact as Draft['contact']) : { name: '', phone: '' };
  return { machines: [emptyMachine(newCommandId())], contact: known };
}

function current(): Kept {
  if (!kept) {
    const stored: unknown = Taro.getStorageSync(STORAGE_KEY);
    const draft = typeof stored === 'object' && stored !== null && 'machines' in stored ? (stored as Draft) : freshDraft();
    kept = { draft, isStarted: isStarted(draft), refused: noRefusals };
  }
  return kept;
}

function keep(draft: Draft): void {
  kept = { draft, isStarted: isStarted(draft), refused: noRefusals };
  Taro.setStorageSync(STORAGE_KEY, draft);
  for (const listener of listeners) listener();
}

export function noteRefusal({ field, fields, message }: ReplyError): void {
  const refused = Object.fromEntries(
    [...(field ? [{ field, message }] : []), ...(fields ?? [])].map((wrong) => [wrong.field, wrong.message]),
  );
  kept = { ...current(), refused };
  for (const listener of listeners) listener();
}

/** Changes the draft and keeps it on the phone at once. */
export const changeDraft = (change: (draft: Draft) => Draft): void => keep(change(current().draft));

export const changeMachine = (key: string, change: Partial<DraftMachine> | ((before: DraftMachine) => Partial<DraftMachine>)): void =>
  changeDraft((draft) => ({
    ...draft,
    machines: draft.machines.map((machine) =>
      machine.key === key ? { ...machine, ...(typeof change === 'function' ? change(machine) : change) } : machine,
    ),
  }));

export const addMachine = (): void => changeDraft((draft) => ({ ...draft, machines: [...draft.machines, emptyMachine(newCommandId())] }));

export function removeMachine(key: string): void {
  changeDraft((draft) => ({ ...draft, machines: draft.machines.filter((machine) => machine.key !== key) }));
  for (const place of [`${key}:labelPhotos`, `${key}:faultPhotos`]) {
    uploadsByPlace.get(place)?.release();
    uploadsByPlace.delete(place);
  }
}

const isSameDraft = (one: Draft, other: Draft): boolean =>
  one.machines.some(({ key }) => other.machines.some((machine) => machine.key === key));

/** After a draft was submitted; another one may have been begun meanwhile, and stays. @returns whether it was still this one */
export function forgetSubmitted(sent: Draft): boolean {
  const isStillIt = isSameDraft(current().draft, sent);
  if (isStillIt) forgetDraft();
  return isStillIt;
}

/** When the person starts over. The contact is kept for next time. */
export function forgetDraft(): void {
  Taro.setStorageSync(CONTACT_KEY, current().draft.contact);
  Taro.removeStorageSync(STORAGE_KEY);
  // Also where its answer got lost: another draft may read the same, and is another order.
  forgetAttempt(SUBMISSION);
  for (const uploads of uploadsByPlace.values()) uploads.release();
  uploadsByPlace.clear();
  kept = undefined;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useDraft = (): Kept => useSyncExternalStore(subscribe, current, current);

const keptOf = ({ key, attachmentId }: PhotoUpload) => ({ key, ...(attachmentId ? { attachmentId } : {}) });

function uploadsOf(machine: DraftMachine, place: 'labelPhotos' | 'faultPhotos'): PhotoUploads {
  const key = `${machine.key}:${place}`;
  const running = uploadsByPlace.get(key);
  if (running) return running;
  const uploads = createPhotoUploads({
    as: 'customer',
    purpose: place === 'labelPhotos' ? 'label' : 'fault',
    initial: machine[place],
    onChange: (photos) => uploadsByPlace.get(key) === uploads && changeMachine(machine.key, { [place]: photos.map(keptOf) }),
  });
  uploadsByPlace.set(key, uploads);
  return uploads;
}

/** The pictures of a machine of the draft; the same ones on every page that asks. */
export function useDraftPhotos(
  machine: DraftMachine,
  place: 'labelPhotos' | 'faultPhotos',
): { uploads: PhotoUploads; photos: readonly PhotoUpload[] } {
  const uploads = uploadsOf(machine, place);
  const photos = useSyncExternalStore(uploads.subscribe, uploads.photos, uploads.photos);
  return { uploads, photos };
}
