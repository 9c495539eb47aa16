import { MAX_PHOTO_BYTES } from '../../contract/fields';
import { imageTypeOf } from '../../domain/image-type';
import { CHAT_PHOTO } from '../../domain/photo-purpose';
import type { ChatDeps } from './chat-ports';
import { commandIdOfMessage, type Person } from './chat-turn';

type Failed = 'not-there' | 'too-large' | 'not-an-image';

/**
 * A picture that was sent to the chat, kept as a confirmed attachment of whoever sent it: looked at like an upload, stored where only functions write. Right away, because
 * WeChat keeps it for three days only. The same message again gives the same attachment.
 */
export async function keepPhoto(
  deps: ChatDeps,
  actor: Person,
  { messageId, mediaId }: { readonly messageId: string; readonly mediaId: string },
): Promise<{ readonly attachmentId: string } | { readonly failed: Failed }> {
  const attachmentId = `a${commandIdOfMessage(deps, actor, messageId).slice(-32)}`;
  const [before] = await deps.attachments.find([attachmentId]);
  if (before?.state === 'confirmed') return { attachmentId };

  const media = await deps.gateway.readMedia(mediaId, MAX_PHOTO_BYTES);
  if (!media.ok) return { failed: 'not-there' };
  const { bytes } = media;
  if (bytes.length > MAX_PHOTO_BYTES) return { failed: 'too-large' };
  const contentType = imageTypeOf(bytes);
  if (!contentType) return { failed: 'not-an-image' };

  const cloudPath = `photos/${deps.randomHex(16)}/${attachmentId}`;
  if (!before) {
    const reserved = { id: attachmentId, openid: actor.openid, purpose: CHAT_PHOTO, cloudPath, state: 'reserved' as const };
    await deps.attachments.reserve({ ...reserved, reservedAt: deps.now() });
  }
  const { fileId, sha256 } = await store(deps, bytes, cloudPath);
  await deps.attachments.confirm(attachmentId, { fileId, sha256, contentType, bytes: bytes.length });
  return { attachmentId };
}

/** Stored, and read again for its SHA-256 as uploads are: what counts is what lies there. */
async function store({ attachments }: ChatDeps, bytes: Uint8Array, cloudPath: string) {
  const fileId = await attachments.keep(bytes, cloudPath);
  const stored = await attachments.read(fileId, cloudPath, MAX_PHOTO_BYTES);
  if (!stored || stored === 'too-large') throw new Error('a photo that was just stored is not there');
  return { fileId, sha256: stored.sha256 };
}
