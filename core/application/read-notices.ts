import type { Actor } from '../domain/actor';
import { ok, type Result } from '../domain/result';
import type { Deps } from './ports';

type Person = Extract<Actor, { readonly kind: 'person' }>;

/** Marks a person's own notices as read; ids that are not theirs change nothing. */
export async function readNotices(
  deps: Pick<Deps, 'notices' | 'now'>,
  actor: Person,
  input: { readonly noticeIds: readonly string[]; readonly upTo?: number | undefined },
): Promise<Result<{ readonly unread: number }, never>> {
  if (input.noticeIds.length > 0) await deps.notices.markRead(actor.openid, input.noticeIds, deps.now());
  if (input.upTo !== undefined) await deps.notices.markAllRead(actor.openid, input.upTo, deps.now());
  return ok({ unread: await deps.notices.unread(actor.openid) });
}
