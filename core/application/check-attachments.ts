import type { Actor } from '../domain/actor';
import type { AttachmentProofs } from '../domain/event';
import { type PhotoPurpose, photoPurposeOf } from '../domain/photo-purpose';
import { err, ok, type Result } from '../domain/result';
import type { StepName } from '../domain/step-table';
import type { Payload } from '../domain/steps/payload';
import type { Deps } from './ports';
import type { Failure } from './reply-error';

/** `purposes`: what a picture may have been taken for, as the client said when it reserved the upload. */
type Named = { readonly id: string; readonly field: string; readonly purposes: readonly PhotoPurpose[] };

/** Attachment ids of a payload with the field each stands in. */
function namedIn(step: StepName, payload: Payload): readonly Named[] {
  const purposes = [photoPurposeOf(step)];
  return [
    ...(payload.photos ?? []).map((id) => ({ id, field: 'payload.photos', purposes })),
    ...(payload.attachmentId === undefined
      ? []
      : [{ id: payload.attachmentId, field: 'payload.attachmentId', purposes: ['voucher'] as const }]),
    ...(payload.voidReasons ?? []).flatMap(({ photos }, index) =>
      photos.map((id) => ({ id, field: `payload.voidReasons.${index}.photos`, purposes })),
    ),
  ];
}

/**
 * What each photo was found to be, for the event; or `upload-not-confirmed` with the field when one is no confirmed upload of the actor's own, made for this.
 * One call, none without photos.
 */
export async function checkAttachments(
  deps: Pick<Deps, 'attachments'>,
  actor: Actor,
  step: StepName,
  payload: Payload,
): Promise<Result<AttachmentProofs, Failure>> {
  return checkUploads(deps, actor, namedIn(step, payload));
}

/** The same for ids that stand anywhere. */
export async function checkUploads(
  deps: Pick<Deps, 'attachments'>,
  actor: Actor,
  named: readonly Named[],
): Promise<Result<AttachmentProofs, Failure>> {
  if (named.length === 0) return ok({});
  const found = await deps.attachments.find([...new Set(named.map(({ id }) => id))]);
  const own = found.filter(({ state, openid }) => state === 'confirmed' && actor.kind === 'person' && openid === actor.openid);
  const purposeOf = new Map(own.map(({ id, purpose }) => [id, purpose]));
  const wrong = named.find(({ id, purposes }) => !purposes.some((purpose) => purpose === purposeOf.get(id)));
  if (wrong) return err({ code: 'upload-not-confirmed', field: wrong.field });
  return ok(Object.fromEntries(own.map(({ id, sha256 = '', bytes = 0, contentType = '' }) => [id, { sha256, bytes, contentType }])));
}
