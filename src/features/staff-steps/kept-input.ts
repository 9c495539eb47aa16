import { useCallback, useSyncExternalStore } from 'react';
import { createPhotoUploads, type PhotoUpload, type PhotoUploads, type UploadPurpose } from '@/cloud/photo-uploads';

/**
 * What was entered into a form that is not submitted yet, by the form's key: leaving the page, a lost race or a failure loses nothing. It ends with the session, for what
 * staff see before them changes.
 */
const inputs = new Map<string, unknown>();
const uploads = new Map<string, PhotoUploads>();
/** Forms on screen: whether they can be sent depends on their pictures, which have parts of the form of their own. */
const forms = new Set<() => void>();
let round = 0;

/** Drawn in the same go as the pictures: else a tick would show while the button behind it still knows nothing of the picture. */
function redrawForms(): void {
  round += 1;
  for (const redraw of forms) redraw();
}
function onRedraw(redraw: () => void): () => void {
  forms.add(redraw);
  return () => void forms.delete(redraw);
}

/** `change` may be told how the input becomes what it is to be from what it is: two changes in one moment then both hold. */
export function useKeptInput<T extends object>(
  key: string,
  initial: () => T,
): readonly [T, (change: Partial<T> | ((before: T) => Partial<T>)) => void] {
  const currentRound = () => round;
  useSyncExternalStore(onRedraw, currentRound, currentRound);
  if (!inputs.has(key)) inputs.set(key, initial());
  const change = useCallback(
    (part: Partial<T> | ((before: T) => Partial<T>)) => {
      const before = inputs.get(key) as T;
      inputs.set(key, { ...before, ...(typeof part === 'function' ? part(before) : part) });
      redrawForms();
    },
    [key],
  );
  return [inputs.get(key) as T, change];
}

function uploadsFor(key: string, purpose: UploadPurpose): PhotoUploads {
  const running = uploads.get(key);
  if (running) return running;
  const made = createPhotoUploads({ as: 'staff', purpose, onChange: redrawForms });
  uploads.set(key, made);
  return made;
}

/** The pictures of one place of a form; `key` starts with the form's. */
export function useKeptPhotos(key: string, purpose: UploadPurpose): { uploads: PhotoUploads; photos: readonly PhotoUpload[] } {
  const mine = uploadsFor(key, purpose);
  const photos = useSyncExternalStore(mine.subscribe, mine.photos, mine.photos);
  return { uploads: mine, photos };
}

/** The pictures of a place as they are now, for what is about to be sent. */
export const keptPhotos = (key: string): readonly PhotoUpload[] => uploads.get(key)?.photos() ?? [];

/** After a form was submitted, or a part of it removed. */
export function forgetKept(key: string): void {
  const isOf = (other: string) => other === key || other.startsWith(`${key}:`);
  for (const other of [...inputs.keys()]) if (isOf(other)) inputs.delete(other);
  for (const [other, pictures] of [...uploads]) {
    if (!isOf(other)) continue;
    pictures.release();
    uploads.delete(other);
  }
}
