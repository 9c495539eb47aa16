import { MAX_PHOTO_BYTES, MAX_TABLE_BYTES } from '../contract/fields';
import type { ReplyError } from '../contract/reply';
import type { ConfirmedAttachment } from '../contract/views/attachment-views';
import type { Actor } from '../domain/actor';
import { imageTypeOf } from '../domain/image-type';
import { err, ok, type Result } from '../domain/result';
import { tableTypeOf } from '../domain/table-type';
import type { Language } from '../texts/localized';
import type { Attachment, Deps } from './ports';
import { replyError } from './reply-error';

type Person = Extract<Actor, { readonly kind: 'person' }>;

type UploadError =
  | 'upload-not-yours'
  | 'upload-missing'
  | 'upload-too-large'
  | 'upload-not-an-image'
  | 'upload-table-too-large'
  | 'upload-not-a-table'
  | 'file-old-excel';

type Look = { readonly type: string } | { readonly refused: UploadError };

/** By what is in it, whatever it is called. */
function lookAtPhoto(bytes: Uint8Array): Look {
  const type = imageTypeOf(bytes);
  return type ? { type } : { refused: 'upload-not-an-image' };
}

function lookAtTable(bytes: Uint8Array): Look {
  const type = tableTypeOf(bytes);
  if (type === 'old-excel') return { refused: 'file-old-excel' };
  return type ? { type } : { refused: 'upload-not-a-table' };
}

/**
 * Looks at the file that was uploaded to a reserved path, and keeps a copy where only functions write: whoever uploaded a file may overwrite it, so
 * what was looked at must lie elsewhere. Only then may the id be used in a command. Repeating it gives the first answer, whatever lies at the path now.
 *
 * @returns `upload-not-yours` for a path reserved for somebody else, or for no reserved path at all; `upload-missing` when no file is there;
 * `upload-too-large`, `upload-not-an-image`, and of a list of machines `upload-table-too-large`, `upload-not-a-table`, `file-old-excel` after the file has been deleted
 */
export async function confirmUpload(
  deps: Pick<Deps, 'attachments' | 'randomHex'>,
  actor: Person,
  input: { readonly attachmentId: string; readonly fileId: string },
  lang: Language,
): Promise<Result<ConfirmedAttachment, ReplyError>> {
  const { attachments } = deps;
  const refuse = (code: UploadError) => err(replyError(lang, { code }));
  const [attachment] = await attachments.find([input.attachmentId]);
  if (attachment?.openid !== actor.openid) return refuse('upload-not-yours');
  if (!input.fileId.endsWith(`/${attachment.cloudPath}`)) return refuse('upload-not-yours');
  const before = confirmedAs(attachment);
  if (before) return ok(before);

  const isTable = attachment.purpose === 'registry';
  const file = await attachments.read(input.fileId, attachment.cloudPath, isTable ? MAX_TABLE_BYTES : MAX_PHOTO_BYTES);
  if (!file) {
    // Another call may have confirmed it between the two looks, and taken the upload away.
    const meanwhile = await findConfirmed(attachments, attachment.id);
    return meanwhile ? ok(meanwhile) : refuse('upload-missing');
  }
  const refuseAndRemove = async (code: UploadError) => {
    await attachments.remove(input.fileId);
    return refuse(code);
  };
  if (file === 'too-large') return refuseAndRemove(isTable ? 'upload-table-too-large' : 'upload-too-large');
  const look = isTable ? lookAtTable(file.bytes) : lookAtPhoto(file.bytes);
  if ('refused' in look) return refuseAndRemove(look.refused);
  const found = { sha256: file.sha256, contentType: look.type, bytes: file.bytes.length };
  const kept = await attachments.keep(file.bytes, `${isTable ? 'tables' : 'photos'}/${deps.randomHex(16)}/${attachment.id}`);
  const isFirst = await attachments.confirm(attachment.id, { fileId: kept, ...found });
  // Of two at once the first counts, also if another file lay there by then.
  await attachments.remove(isFirst ? input.fileId : kept);
  const stored = isFirst ? null : await findConfirmed(attachments, attachment.id);
  return ok(stored ?? { attachmentId: attachment.id, ...found });
}

async function findConfirmed(attachments: Deps['attachments'], id: string): Promise<ConfirmedAttachment | null> {
  const [stored] = await attachments.find([id]);
  return stored ? confirmedAs(stored) : null;
}

function confirmedAs({ id, state, sha256, contentType, bytes }: Attachment): ConfirmedAttachment | null {
  return state === 'confirmed' && sha256 && contentType && bytes ? { attachmentId: id, sha256, contentType, bytes } : null;
}
