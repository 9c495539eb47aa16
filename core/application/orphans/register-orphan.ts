import type * as z from 'zod/mini';
import type { OrphanView, orphanRequests } from '../../contract/orphans';
import type { ReplyError } from '../../contract/reply';
import type { Actor } from '../../domain/actor';
import { toLocalDate } from '../../domain/money-and-time';
import { deskRolesOf, registerOrphan } from '../../domain/orphan/decide-orphan';
import { orphanIdOf } from '../../domain/orphan/orphan-id';
import { err, ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import { checkUploads } from '../check-attachments';
import type { Deps } from '../ports';
import { type Failure, replyError } from '../reply-error';
import { orphanChange, orphanRulesOf } from './orphan-context';
import { readOrphanView } from './read-orphans';

type Input = z.output<(typeof orphanRequests)['register-orphan']>;

/**
 * A parcel that came without a work order (R16). Its id follows from its slip, or from its first photo, so that the same parcel cannot be
 * registered twice; the same command again finds what it made.
 *
 * @returns the parcel, or `waybill-expected` (an open order expects it: sign for it there), `parcel-registered`, `upload-not-confirmed` with the
 * field, `not-allowed` (a technician may look), `not-found` (whoever has no business at the desk), `busy`
 */
export async function registerOrphanParcel(
  deps: Deps,
  actor: Actor,
  input: Input,
  language: Language,
): Promise<Result<OrphanView, ReplyError>> {
  const refuse = (failure: Failure) => err(replyError(language, failure));
  const roles = deskRolesOf(actor);
  if (actor.kind !== 'person' || roles.length === 0) return refuse({ code: 'not-found' });
  if (!roles.includes('agent')) return refuse({ code: 'not-allowed', whoCan: ['agent'], why: ['R16'] });
  const proved = await checkUploads(
    deps,
    actor,
    input.photos.map((id) => ({ id, field: 'photos', purposes: ['finding'] as const })),
  );
  if (!proved.ok) return refuse(proved.error);

  const { commandId, ...said } = input;
  const now = deps.now();
  const registered = registerOrphan({
    found: {
      ...said,
      id: orphanIdOf(said.carrier, said.waybillNumber, said.photos[0] ?? ''),
      origin: { kind: 'door' },
      receivedDate: toLocalDate(now),
    },
    commandId,
    by: { role: 'agent', openid: actor.openid, name: actor.name },
    now,
    sha256: deps.sha256,
    attachments: proved.value,
  });
  const stored = await deps.orphans.register(orphanChange(registered, orphanRulesOf(await deps.settings())));
  if (stored.ok) return ok(await readOrphanView(deps, actor, stored.value, language));
  if (stored.error.code !== 'parcel-registered')
    return refuse({
      ...stored.error,
      ...(stored.error.code === 'waybill-expected' ? { field: 'waybillNumber', why: ['R5', 'R16'] as const } : {}),
    });
  const { there } = stored.error;
  const isMine = there?.handledCommands.some(({ commandId: id, hash }) => id === commandId && hash === registered.event.commandHash);
  if (there && isMine) return ok(await readOrphanView(deps, actor, there, language));
  return refuse({ code: 'parcel-registered', field: said.waybillNumber === null ? 'photos' : 'waybillNumber', why: ['R16'] });
}
