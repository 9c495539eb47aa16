import type { AttachmentTicket } from '../contract/views/attachment-views';
import type { Actor } from '../domain/actor';
import { ok, type Result } from '../domain/result';
import type { Deps } from './ports';

type Person = Extract<Actor, { readonly kind: 'person' }>;
type UploadDeps = Pick<Deps, 'attachments' | 'now' | 'randomHex'>;

/**
 * Reserves a path that nobody can guess for this person's next upload: no server call tells who uploaded a file, so the path must.
 *
 * @param input `bytes` is what the client means to send; the real size is looked at afterwards
 */
export async function prepareUpload(
  deps: UploadDeps,
  actor: Person,
  input: { readonly purpose: string; readonly bytes: number },
): Promise<Result<AttachmentTicket, never>> {
  const id = `a${deps.randomHex(16)}`;
  const cloudPath = `uploads/${deps.randomHex(16)}/${id}`;
  await deps.attachments.reserve({
    id,
    openid: actor.openid,
    purpose: input.purpose,
    cloudPath,
    state: 'reserved',
    reservedAt: deps.now(),
  });
  return ok({ attachmentId: id, cloudPath });
}
