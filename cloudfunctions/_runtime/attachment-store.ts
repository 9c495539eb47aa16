import { createHash } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import * as cloud from 'wx-server-sdk';
import type { Attachment, AttachmentStore } from '#core/application/ports';
import { environment } from '../../config/cloud/environment';
import { _, database, type Stored } from './database';
import { toDocument } from './documents';
import { downloadUpTo } from './limited-download';

/** File ids of our own bucket begin so; what follows is the path. */
export const OWN_FILES = `cloud://${environment.envId}.${environment.bucket}/`;

/** An address is used at once. */
const DOWNLOAD_SECONDS = 60;

function fromDocument({ _id, ...attachment }: Stored): Attachment {
  return { ...attachment, id: String(_id) } as Attachment;
}

/** `attachments` (`_id` = attachment id) and the files they speak of. */
export function attachmentStore(): AttachmentStore {
  const attachments = () => database.collection('attachments');
  const urlsOf = async (fileIds: readonly string[], maxAge: number) => {
    const fileList = fileIds.map((fileID) => ({ fileID, maxAge }));
    const answer = (await cloud.getTempFileURL({ fileList })) as {
      readonly fileList: readonly { readonly fileID: string; readonly tempFileURL: string; readonly status: number }[];
    };
    return new Map(answer.fileList.filter(({ status }) => status === 0).map(({ fileID, tempFileURL }) => [fileID, tempFileURL]));
  };
  return {
    async reserve({ id, ...attachment }) {
      await attachments().add({ data: { _id: id, ...toDocument(attachment) } });
    },

    async find(ids) {
      if (ids.length === 0) return [];
      const { data } = await attachments()
        .where({ _id: _.in([...new Set(ids)]) })
        .limit(1000)
        .get();
      return data.map(fromDocument);
    },

    async confirm(id, found) {
      const { stats } = await attachments()
        .where({ _id: id, state: 'reserved' })
        .update({ data: { ...found, state: 'confirmed' } });
      return stats.updated === 1;
    },

    async read(fileId, cloudPath, maxBytes) {
      if (fileId !== `${OWN_FILES}${cloudPath}`) return null;
      const url = (await urlsOf([fileId], DOWNLOAD_SECONDS)).get(fileId);
      const bytes = url === undefined ? null : await downloadUpTo(url, maxBytes);
      return bytes instanceof Uint8Array ? { bytes, sha256: createHash('sha256').update(bytes).digest('hex') } : bytes;
    },

    async keep(bytes, cloudPath) {
      const { fileID } = await cloud.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) as unknown as ReadStream });
      return fileID;
    },

    async remove(fileId) {
      await cloud.deleteFile({ fileList: [fileId] });
    },

    async temporaryUrls(fileIds, maxAgeSeconds) {
      return fileIds.length === 0 ? new Map() : urlsOf(fileIds, maxAgeSeconds);
    },
  };
}
