import type { CustomerInput, CustomerReplies } from '#core/contract/customer';
import type { Reply } from '#core/contract/reply';
import { commonTexts } from '@/i18n/common';
import { textsNow } from '@/i18n/texts';
import { callCustomer, callStaff, newCommandId } from './call';
import { type PickedPhoto, platformClient } from './client';
import { platformErrorText } from './error-text';

/** The server refuses more (core/contract/fields.ts); told before anything is sent. */
const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
/** Refusals of the file itself. */
const FINAL: readonly string[] = ['upload-too-large', 'upload-not-an-image'];

export type UploadPurpose = CustomerInput<'prepare-upload'>['purpose'];

/** One picture on its way: `waiting` for the network, `failed` with a reason, or `done` with the id a command may use. */
export type PhotoUpload = {
  readonly key: string;
  readonly state: 'uploading' | 'waiting' | 'failed' | 'done';
  /** 0–100 while uploading. */
  readonly percent: number;
  readonly attachmentId?: string;
  /** Only in the session that picked it. */
  readonly localUrl?: string;
  readonly error?: string;
  /** With `failed`: sending the same file again cannot help. */
  readonly isFinal?: boolean;
};

/** What survives a restart of the app. */
export type KeptUpload = { readonly key: string; readonly attachmentId?: string };

type Asker = 'customer' | 'staff';

/** Several pictures for one purpose; each is uploaded as soon as it is picked. */
export type PhotoUploads = {
  readonly photos: () => readonly PhotoUpload[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Lets the person pick as many as there is room for among `max` in all. */
  readonly pick: (max: number) => Promise<void>;
  readonly retry: (key: string) => Promise<void>;
  readonly replace: (key: string) => Promise<void>;
  readonly remove: (key: string) => void;
  /** Nobody looks any more: what is under way still ends, but nothing starts by itself. */
  readonly release: () => void;
};

type Options = {
  readonly as: Asker;
  readonly purpose: UploadPurpose;
  /** As kept by `onChange` before. Pictures without an id are taken up again. */
  readonly initial?: readonly KeptUpload[];
  readonly onChange?: (photos: readonly PhotoUpload[]) => void;
};

function prepare(as: Asker, purpose: UploadPurpose, bytes: number): Promise<Reply<CustomerReplies['prepare-upload']>> {
  return as === 'customer' ? callCustomer('prepare-upload', { purpose, bytes }) : callStaff('prepare-upload', { purpose, bytes });
}

function confirm(as: Asker, attachmentId: string, fileId: string): Promise<Reply<CustomerReplies['confirm-upload']>> {
  return as === 'customer'
    ? callCustomer('confirm-upload', { attachmentId, fileId })
    : callStaff('confirm-upload', { attachmentId, fileId });
}

type Outcome = { readonly attachmentId: string } | { readonly code: string; readonly message: string };

/** Reserve a path, upload, let the server look at what arrived. */
async function send(as: Asker, purpose: UploadPurpose, photo: PickedPhoto, onProgress: (percent: number) => void): Promise<Outcome> {
  if (photo.sizeBytes > MAX_PHOTO_BYTES) return { code: 'upload-too-large', message: textsNow(commonTexts).photo.tooLarge };
  const ticket = await prepare(as, purpose, photo.sizeBytes);
  if (!ticket.ok) return ticket.error;
  const stored = await platformClient.upload(ticket.value.cloudPath, photo, onProgress);
  if (!stored.ok) return { code: stored.error.code, message: platformErrorText(stored.error.code) };
  const confirmed = await confirm(as, ticket.value.attachmentId, stored.value.fileId);
  return confirmed.ok ? { attachmentId: confirmed.value.attachmentId } : confirmed.error;
}

/**
 * The pictures of one place (a machine's label, a voucher). They outlive the page that shows them: an upload under way goes on when the person leaves, and what waits for the
 * network starts by itself when it is back.
 */
export function createPhotoUploads({ as, purpose, initial = [], onChange }: Options): PhotoUploads {
  let photos: readonly PhotoUpload[] = initial.map(({ key, attachmentId }) =>
    attachmentId ? { key, attachmentId, state: 'done', percent: 100 } : { key, state: 'waiting', percent: 0 },
  );
  const listeners = new Set<() => void>();

  const tell = (next: readonly PhotoUpload[]) => {
    photos = next;
    onChange?.(photos);
    for (const listener of listeners) listener();
  };
  const mend = (key: string, change: Partial<PhotoUpload>) =>
    tell(photos.map((photo) => (photo.key === key ? { ...photo, ...change } : photo)));
  const isThere = (key: string) => photos.some((photo) => photo.key === key);

  /** Two signs in one moment that the network is back, or two taps, send a picture once. */
  const underWay = new Set<string>();
  async function once(key: string, work: () => Promise<void>): Promise<void> {
    if (underWay.has(key)) return;
    underWay.add(key);
    await work();
    underWay.delete(key);
  }

  async function run(key: string, photo: PickedPhoto): Promise<void> {
    mend(key, { state: 'uploading', percent: 0, localUrl: photo.localUrl });
    const outcome = await send(as, purpose, photo, (percent) => mend(key, { percent }));
    if (!isThere(key)) return;
    if ('attachmentId' in outcome) {
      mend(key, { state: 'done', percent: 100, attachmentId: outcome.attachmentId });
      await platformClient.dropPhoto(key);
    } else if (outcome.code === 'offline') mend(key, { state: 'waiting' });
    else mend(key, { state: 'failed', error: outcome.message, isFinal: FINAL.includes(outcome.code) });
  }

  const add = (photo: PickedPhoto, key: string): Promise<void> =>
    once(key, async () => {
      const kept = await platformClient.keepPhoto(key, photo);
      if (isThere(key)) await run(key, kept);
    });

  const retry = (key: string): Promise<void> =>
    once(key, async () => {
      const kept = await platformClient.keptPhoto(key);
      if (kept) return run(key, kept);
      mend(key, { state: 'failed', error: textsNow(commonTexts).photo.gone, isFinal: true });
    });

  function remove(key: string): void {
    tell(photos.filter((photo) => photo.key !== key));
    platformClient.dropPhoto(key);
  }

  async function pick(max: number): Promise<void> {
    const found = await platformClient.pickPhotos(max - photos.length);
    // Two taps in one moment ask twice: when the second answer is here, there may be no room left.
    const picked = found.slice(0, Math.max(0, max - photos.length)).map((photo) => ({ photo, key: newCommandId() }));
    if (picked.length === 0) return;
    const added = picked.map(({ photo, key }): PhotoUpload => ({ key, state: 'uploading', percent: 0, localUrl: photo.localUrl }));
    tell([...photos, ...added]);
    await Promise.all(picked.map(({ photo, key }) => add(photo, key)));
  }

  async function replace(key: string): Promise<void> {
    const [photo] = await platformClient.pickPhotos(1);
    if (!photo || !isThere(key)) return;
    const next = newCommandId();
    tell(photos.map((old) => (old.key === key ? { key: next, state: 'uploading', percent: 0, localUrl: photo.localUrl } : old)));
    platformClient.dropPhoto(key);
    await add(photo, next);
  }

  const takeUpWaiting = () => {
    for (const { key, state } of photos) if (state === 'waiting') retry(key);
  };
  const release = platformClient.onConnection((online) => online && takeUpWaiting());
  takeUpWaiting();

  return {
    photos: () => photos,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pick,
    retry,
    replace,
    remove,
    release,
  };
}

/** Ids of the pictures that are through; undefined while one is not. */
export function attachmentIdsOf(photos: readonly PhotoUpload[]): readonly string[] | undefined {
  const ids = photos.flatMap(({ attachmentId }) => (attachmentId ? [attachmentId] : []));
  return ids.length === photos.length ? ids : undefined;
}
