import { createHash } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import * as cloud from 'wx-server-sdk';
import type { EvidenceDeps, EvidenceFile, EvidenceFiles, FilePart } from '#core/application/evidence/evidence-ports';
import { OWN_FILES } from './attachment-store';
import { _, database, type Stored } from './database';
import { toDocument } from './documents';
import { isFileMissing } from './platform-error';

const fileIdOf = ({ cloudPath }: EvidenceFile): string => `${OWN_FILES}${cloudPath}`;
const fromDocument = ({ _id, ...file }: Stored): EvidenceFile => ({ ...file, id: String(_id) }) as EvidenceFile;
const MAX_OF_PERSON = 100;

/** One buffer, filled part by part: pictures are turned into base64 one at a time. */
function toBytes(parts: readonly FilePart[]): Buffer {
  const sizeOf = (part: FilePart): number => (typeof part === 'string' ? Buffer.byteLength(part) : Math.ceil(part.length / 3) * 4);
  const bytes = Buffer.allocUnsafe(parts.reduce((sum, part) => sum + sizeOf(part), 0));
  let at = 0;
  for (const part of parts) at += typeof part === 'string' ? bytes.write(part, at, 'utf8') : bytes.write(base64Of(part), at, 'latin1');
  return bytes;
}
const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** `evidence_files` (`_id` is the secret in the path) and the files they speak of. */
export function evidenceFiles(): EvidenceFiles {
  const notes = () => database.collection('evidence_files');
  return {
    async keep({ id, ...file }, parts) {
      await notes().add({ data: { _id: id, ...toDocument(file) } });
      const bytes = toBytes(parts);
      await cloud.uploadFile({ cloudPath: file.cloudPath, fileContent: bytes as unknown as ReadStream });
      return { bytes: bytes.length };
    },

    async url(file, maxAgeSeconds) {
      const fileID = fileIdOf(file);
      const answer = (await cloud.getTempFileURL({ fileList: [{ fileID, maxAge: maxAgeSeconds }] })) as {
        readonly fileList: readonly { readonly tempFileURL: string; readonly status: number }[];
      };
      const [found] = answer.fileList;
      return found?.status === 0 ? found.tempFileURL : undefined;
    },

    async ofPerson(openid) {
      const { data } = await notes().where({ openid }).orderBy('removeAt', 'asc').limit(MAX_OF_PERSON).get();
      return data.map(fromDocument);
    },

    async due(now, limit) {
      const { data } = await notes()
        .where({ removeAt: _.lte(now) })
        .orderBy('removeAt', 'asc')
        .limit(limit)
        .get();
      return data.map(fromDocument);
    },

    async remove(file) {
      // Answers a file that is not there with a status of its own, not with an error.
      await cloud.deleteFile({ fileList: [fileIdOf(file)] });
      await notes().doc(file.id).remove();
    },
  };
}

/** A photo where only functions write, whole: at most 10 MB, as `confirm-upload` saw to. */
export const readPhoto: EvidenceDeps['readPhoto'] = async (fileId) => {
  if (!fileId.startsWith(OWN_FILES)) return null;
  try {
    const { fileContent } = await cloud.downloadFile({ fileID: fileId });
    return { bytes: fileContent, sha256: createHash('sha256').update(fileContent).digest('hex') };
  } catch (thrown) {
    if (isFileMissing(thrown)) return null;
    throw thrown;
  }
};
