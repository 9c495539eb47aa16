import type { Actor } from '../domain/actor';
import type { Audience } from '../domain/messages/channel';
import { ok, type Result } from '../domain/result';
import type { CallTaskStore } from './messages/call-task-ports';
import type { Deps } from './ports';

type Person = Extract<Actor, { readonly kind: 'person' }>;
type ReadDeps = Pick<Deps, 'notices' | 'now'> & { readonly callTasks: Pick<CallTaskStore, 'forget' | 'forgetOrder'> };
type Input =
  | { readonly noticeIds: readonly string[]; readonly upTo?: number | undefined }
  | { readonly orderId: string; readonly version?: number | undefined };

/**
 * Marks a person's own notices as read, by their ids or all of an order (up to the version they saw); ids that are not theirs change nothing. What customers have read, nobody needs to
 * call them about.
 */
export async function readNotices(
  { notices, callTasks, now }: ReadDeps,
  { openid }: Person,
  input: Input,
  audience: Audience,
): Promise<Result<{ readonly unread: number }, never>> {
  const inbox = { audience, openid };
  if ('orderId' in input) {
    await notices.markRead(inbox, input, now());
    if (audience === 'customer') await callTasks.forgetOrder(openid, input.orderId, input.version);
  } else {
    if (input.noticeIds.length > 0) await notices.markRead(inbox, input, now());
    if (input.upTo !== undefined) await notices.markAllRead(inbox, input.upTo, now());
    if (audience === 'customer' && input.noticeIds.length > 0) await callTasks.forget(openid, input.noticeIds);
  }
  return ok({ unread: await notices.unread(inbox) });
}
