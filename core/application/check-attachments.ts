import type { Payload } from '../domain/steps/payload';
import type { Actor } from '../domain/work-order';
import type { Deps } from './ports';
import type { Failure } from './reply-error';

/** Attachment ids of a payload with the field each stands in. */
function namedIn(payload: Payload): readonly { readonly id: string; readonly field: string }[] {
  return [
    ...(payload.photos ?? []).map((id) => ({ id, field: 'payload.photos' })),
    ...(payload.attachmentId === undefined ? [] : [{ id: payload.attachmentId, field: 'payload.attachmentId' }]),
    ...(payload.voidReasons ?? []).flatMap(({ photos }, index) =>
      photos.map((id) => ({ id, field: `payload.voidReasons.${index}.photos` })),
    ),
  ];
}

/** Null when every photo is a confirmed upload of the actor's own; otherwise `upload-not-confirmed` with the field. One call, none without photos. */
export async function checkAttachments(deps: Pick<Deps, 'attachments'>, actor: Actor, payload: Payload): Promise<Failure | null> {
  return checkUploads(deps, actor, namedIn(payload));
}

/** The same for ids that stand anywhere. */
export async function checkUploads(
  deps: Pick<Deps, 'attachments'>,
  actor: Actor,
  named: readonly { readonly id: string; readonly field: string }[],
): Promise<Failure | null> {
  if (named.length === 0) return null;
  const found = await deps.attachments.find([...new Set(named.map(({ id }) => id))]);
  const own = new Set(
    found
      .filter((attachment) => attachment.state === 'confirmed' && actor.kind === 'person' && attachment.openid === actor.openid)
      .map(({ id }) => id),
  );
  const missing = named.find(({ id }) => !own.has(id));
  return missing ? { code: 'upload-not-confirmed', field: missing.field } : null;
}
