import { MAX_PHOTO_BYTES } from '../contract/fields';
import type { ReplyError } from '../contract/reply';
import type { ConfirmedAttachment } from '../contract/views';
import { imageTypeOf } from '../domain/image-type';
import { err, ok, type Result } from '../domain/result';
import type { Actor } from '../domain/work-order';
import type { Language } from '../texts/localized';
import type { Deps } from './ports';
import { replyError } from './reply-error';

type Person = Extract<Actor, { readonly kind: 'person' }>;

type UploadError = 'upload-not-yours' | 'upload-missing' | 'upload-too-large' | 'upload-not-an-image';

/**
 * Looks at the file that was uploaded to a reserved path; only then may its id be used in a command. Repeating it gives the first answer.
 *
 * @returns `upload-not-yours` for a path reserved for somebody else, or for no reserved path at all; `upload-missing` when no file is there;
 * `upload-too-large` and `upload-not-an-image` after the file has been deleted
 */
export async function confirmUpload(
  deps: Pick<Deps, 'attachments'>,
  actor: Person,
  input: { readonly attachmentId: string; readonly fileId: string },
  lang: Language,
): Promise<Result<ConfirmedAttachment, ReplyError>> {
  const { attachments } = deps;
  const refuse = (code: UploadError) => err(replyError(lang, { code }));
  const [attachment] = await attachments.find([input.attachmentId]);
  if (attachment?.openid !== actor.openid) return refuse('upload-not-yours');
  const { id, sha256, contentType, bytes: size } = attachment;
  if (attachment.state === 'confirmed' && sha256 && contentType && size) {
    return attachment.fileId === input.fileId ? ok({ attachmentId: id, sha256, contentType, bytes: size }) : refuse('upload-not-yours');
  }
  if (!input.fileId.endsWith(`/${attachment.cloudPath}`)) return refuse('upload-not-yours');

  const file = await attachments.read(input.fileId, attachment.cloudPath);
  if (!file) return refuse('upload-missing');
  const { length } = file.bytes;
  const type = imageTypeOf(file.bytes);
  if (length > MAX_PHOTO_BYTES || !type) {
    await attachments.remove(input.fileId);
    return refuse(length > MAX_PHOTO_BYTES ? 'upload-too-large' : 'upload-not-an-image');
  }
  const found = { sha256: file.sha256, contentType: type, bytes: length };
  await attachments.confirm(id, { fileId: input.fileId, ...found });
  return ok({ attachmentId: id, ...found });
}
