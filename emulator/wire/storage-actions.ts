import { invalidParam } from '../platform-error';
import type { Services } from '../services';
import type { Action, Call } from './action';
import { textOf } from './action';

const MAX_FILES_A_CALL = 50;

/** `storage.*`: addresses to upload to and to download from, and deletion. */
export function storageActions({ storage }: Services): [string, Action][] {
  return [
    ['storage.getUploadMetadata', ({ body }) => ({ data: storage.uploadMetadata(textOf(body, 'path')) })],
    [
      'storage.batchGetDownloadUrl',
      ({ body }) => {
        const files = listOf(body, 'file_list').map((file) => {
          const { fileid, max_age } = (file ?? {}) as { fileid?: unknown; max_age?: unknown };
          return { fileId: String(fileid ?? file), ...(typeof max_age === 'number' && max_age > 0 ? { maxAgeSeconds: max_age } : {}) };
        });
        return {
          data: {
            download_list: files.map(({ fileId, maxAgeSeconds }) => {
              const [url] = storage.tempUrls([fileId], maxAgeSeconds);
              const found = url?.status === 0;
              return {
                code: found ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST',
                fileID: fileId,
                tempFileURL: url?.tempFileURL ?? '',
                ...(found ? { maxAge: url.maxAge } : {}),
              };
            }),
          },
        };
      },
    ],
    [
      'storage.batchDeleteFile',
      async ({ body }) => {
        const ids = listOf(body, 'fileid_list').map(String);
        const deleted = [];
        for (const fileID of ids) deleted.push({ fileID, code: (await storage.remove(fileID)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' });
        return { data: { delete_list: deleted } };
      },
    ],
  ];
}

function listOf(body: Call['body'], field: string): unknown[] {
  const list = body[field];
  if (!Array.isArray(list) || list.length === 0) throw invalidParam(`${field} must be a list`);
  if (list.length > MAX_FILES_A_CALL) throw invalidParam(`at most ${MAX_FILES_A_CALL} files a call`);
  return list;
}
