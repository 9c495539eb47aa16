import { err, ok, type Result } from '../domain/result';
import type { StepName } from '../domain/step-table';
import type { Payload } from '../domain/steps/payload';
import type { Actor } from '../domain/work-order';
import type { Deps } from './ports';
import type { Failure } from './reply-error';

/** What a picture was taken for, as the client said when it reserved the upload. */
type Purpose = 'label' | 'fault' | 'voucher' | 'unpacking' | 'finding' | 'message';
type Named = { readonly id: string; readonly field: string; readonly purposes: readonly Purpose[] };

/** Photos of a payload, by step; every other step takes what was found. */
const PHOTOS_OF: Readonly<Partial<Record<StepName, Purpose>>> = { unpack: 'unpacking', message: 'message' };

/** Attachment ids of a payload with the field each stands in. */
function namedIn(step: StepName, payload: Payload): readonly Named[] {
  const purposes = [PHOTOS_OF[step] ?? 'finding'];
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

/** SHA-256 by attachment id when every photo is a confirmed upload of the actor's own, made for this; otherwise `upload-not-confirmed` with the field. One call, none without photos. */
export async function checkAttachments(
  deps: Pick<Deps, 'attachments'>,
  actor: Actor,
  step: StepName,
  payload: Payload,
): Promise<Result<Hashes, Failure>> {
  return findUploads(deps, actor, namedIn(step, payload));
}

/** Null, or the same failure, for ids that stand anywhere. */
export async function checkUploads(deps: Pick<Deps, 'attachments'>, actor: Actor, named: readonly Named[]): Promise<Failure | null> {
  const found = await findUploads(deps, actor, named);
  return found.ok ? null : found.error;
}

type Hashes = ReadonlyMap<string, string>;

async function findUploads(deps: Pick<Deps, 'attachments'>, actor: Actor, named: readonly Named[]): Promise<Result<Hashes, Failure>> {
  if (named.length === 0) return ok(new Map());
  const found = await deps.attachments.find([...new Set(named.map(({ id }) => id))]);
  const own = found.filter(({ state, openid }) => state === 'confirmed' && actor.kind === 'person' && openid === actor.openid);
  const purposeOf = new Map(own.map(({ id, purpose }) => [id, purpose]));
  const wrong = named.find(({ id, purposes }) => !purposes.some((purpose) => purpose === purposeOf.get(id)));
  if (wrong) return err({ code: 'upload-not-confirmed', field: wrong.field });
  return ok(new Map(own.flatMap(({ id, sha256 }) => (sha256 ? [[id, sha256] as const] : []))));
}
