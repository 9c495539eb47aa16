import type { ImportView } from '#core/contract/registry';
import type { Reply } from '#core/contract/reply';
import { callRegistry } from './call';
import { type PickedFile, platformClient } from './client';
import { platformErrorText } from './error-text';

/** Longest name the function takes; the end tells more than the middle. */
const MAX_NAME = 120;

/**
 * A list of machines from the phone to the beginning of its dry run: reserve a path, upload, let the server look at it, start.
 *
 * @param onProgress 0–100
 */
export async function uploadTable(file: PickedFile, onProgress: (percent: number) => void): Promise<Reply<ImportView>> {
  const ticket = await callRegistry('prepare-upload', { bytes: file.sizeBytes });
  if (!ticket.ok) return ticket;
  const { attachmentId, cloudPath } = ticket.value;
  const stored = await platformClient.upload(cloudPath, file, onProgress);
  if (!stored.ok) return { ok: false, error: { code: stored.error.code, message: platformErrorText(stored.error.code) } };
  const confirmed = await callRegistry('confirm-upload', { attachmentId, fileId: stored.value.fileId });
  if (!confirmed.ok) return confirmed;
  return callRegistry('start-import', { attachmentId, fileName: file.name.slice(-MAX_NAME) });
}
