import { invalidParam } from '../platform-error';
import { isRecord } from '../record';
import type { Services } from '../services';
import type { Action, Call } from './action';
import { flagOf, textOf } from './action';

const MAX_FILES_A_CALL = 50;

/** `storage.*`: addresses to upload to and to download from, deletion, copies. Files of another environment do not exist here. */
export function storageActions({ storage }: Services): [string, Action][] {
  return [
    ['storage.getUploadMetadata', ({ body }) => ({ data: storage.uploadMetadata(textOf(body, 'path')) })],
    [
      'storage.batchGetDownloadUrl',
      ({ body }) => {
        const download_list = listOf(body, 'file_list').map((entry) => {
          const { fileId, maxAgeSeconds } = fileOf(entry);
          const [url] = storage.tempUrls([fileId], maxAgeSeconds);
          if (url?.status !== 0) return { code: 'STORAGE_FILE_NONEXIST', fileID: fileId, tempFileURL: '' };
          return { code: 'SUCCESS', fileID: fileId, tempFileURL: url.tempFileURL, maxAge: url.maxAge };
        });
        return { data: { download_list } };
      },
    ],
    [
      'storage.batchDeleteFile',
      async ({ body }) => {
        const delete_list = [];
        for (const fileID of listOf(body, 'fileid_list').map(fileIdOf))
          delete_list.push({ fileID, code: (await storage.remove(fileID)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' });
        return { data: { delete_list } };
      },
    ],
    [
      // Source: @cloudbase/node-sdk 3.18.3, copyFile, read 2026-11-27. Differs: the codes of what cannot be copied are not published.
      'storage.batchCopyFile',
      async ({ body }) => {
        const copy_list = [];
        for (const entry of listOf(body, 'file_list')) copy_list.push(await copyOne(entry));
        return { data: { copy_list } };
      },
    ],
  ];

  async function copyOne(entry: unknown): Promise<object> {
    const file = isRecord(entry) ? entry : {};
    const [from, to] = [textOf(file, 'src_path'), textOf(file, 'dst_path')];
    const how = { overwrite: flagOf(file, 'overwrite') !== false, removesOriginal: flagOf(file, 'remove_original') === true };
    const copied = storage.copy(from, to, how);
    if (copied === 'missing') return { code: 'STORAGE_FILE_NONEXIST', message: `there is no file ${from}` };
    if (copied === 'taken') return { code: 'STORAGE_REQUEST_FAIL', message: `there is a file ${to} already` };
    return { fileId: copied.fileID };
  }
}

/** A file id, or one with a life of its own: `{fileid, max_age?}`. */
function fileOf(entry: unknown): { fileId: string; maxAgeSeconds?: number } {
  if (!isRecord(entry)) return { fileId: fileIdOf(entry) };
  const { fileid, max_age } = entry;
  if (max_age === undefined || max_age === null) return { fileId: fileIdOf(fileid) };
  if (typeof max_age !== 'number' || !Number.isFinite(max_age)) throw invalidParam('max_age must be a number of seconds');
  return { fileId: fileIdOf(fileid), ...(max_age > 0 ? { maxAgeSeconds: max_age } : {}) };
}

function fileIdOf(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw invalidParam('a file id must be a text');
  return value;
}

function listOf(body: Call['body'], field: string): unknown[] {
  const list = body[field];
  if (!Array.isArray(list) || list.length === 0) throw invalidParam(`${field} must be a list`);
  if (list.length > MAX_FILES_A_CALL) throw invalidParam(`at most ${MAX_FILES_A_CALL} files a call`);
  return list;
}
