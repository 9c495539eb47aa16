import type { StaffRole } from '../../domain/actor';
import type { Notice } from '../../domain/notice';
import type { Inbox, OutboxStore } from '../outbox-ports';
import type { Deps } from '../ports';
import type { Settled, StoredNotice } from './stored-notice';

type Colleague = Awaited<ReturnType<Deps['staff']['list']>>[number];

/** A supervisor may do all that agents and technicians do. */
const fits = (roles: readonly StaffRole[], role: StaffRole): boolean =>
  roles.includes(role) || (roles.includes('supervisor') && (role === 'agent' || role === 'technician'));

/** Nobody has the role: looked at again after this. */
const NOBODY_PAUSE_MS = 600_000;

/**
 * Who of staff is told of something meant for a role: whoever looks after the order, if the matter is theirs; else everybody who has the role; else the
 * supervisors. Not whoever did it, unless nobody else is there, and never whose own order it is: to that they are nothing but the customer.
 */
function whoIsTold(
  { recipient, by, assignee, customer }: Pick<Notice, 'recipient' | 'by' | 'assignee' | 'customer'>,
  everybody: readonly Colleague[],
): readonly string[] {
  if (recipient.kind !== 'role') return [];
  const { role } = recipient;
  const mayHear = everybody.filter(({ openid }) => openid !== customer);
  const theirs = mayHear.find(({ openid, roles }) => openid === assignee && openid !== by && fits(roles, role));
  if (theirs) return [theirs.openid];
  const withRole = mayHear.filter(({ roles }) => roles.includes(role));
  const supervisors = mayHear.filter(({ roles }) => roles.includes('supervisor'));
  const people = withRole.length > 0 ? withRole : supervisors;
  const others = people.filter(({ openid }) => openid !== by);
  return (others.length > 0 ? others : people).map(({ openid }) => openid);
}

/** The notice as it stands in one person's list: its id names them, so that spreading twice adds nothing. */
const copyFor = (notice: StoredNotice, id: string, openid: string, role: StaffRole): Notice => {
  const { orderId, orderNumber, version, code, isBold, page, facts, by, customer, at } = notice;
  return {
    id: `${id}:${openid}`,
    orderId,
    orderNumber,
    version,
    code,
    recipient: { kind: 'staff', openid, role },
    isBold,
    page,
    facts,
    ...(by === undefined ? {} : { by }),
    ...(customer === undefined ? {} : { customer }),
    at,
  };
};

const copiesFor = (notice: StoredNotice, id: string, people: readonly string[], role: StaffRole): readonly Notice[] =>
  people.map((openid) => copyFor(notice, id, openid, role));

/** Copies of before they said it were meant for the desk; whatever it was, a supervisor knows what to do with it. */
const roleOf = ({ recipient }: StoredNotice): StaffRole =>
  recipient.kind === 'customer' ? 'supervisor' : (recipient.role ?? 'supervisor');

/** Gives a notice for a role to its people, and settles it. @returns their inboxes; none while nobody has the role or could have it */
export async function spreadNotice(
  deps: Pick<Deps, 'staff' | 'now'> & { readonly outbox: OutboxStore },
  notice: StoredNotice,
): Promise<readonly Inbox[]> {
  const people = whoIsTold(notice, await deps.staff.list());
  const isSpread = people.length > 0;
  if (isSpread) await deps.outbox.addNotices(copiesFor(notice, notice.id, people, roleOf(notice)));
  await deps.outbox.settle([notice.id], {
    ...settledOf(notice),
    push: isSpread ? 'in-app' : 'pending',
    pushReason: isSpread ? 'spread' : 'nobody-there',
    dueAt: isSpread ? notice.dueAt : deps.now() + NOBODY_PAUSE_MS,
  });
  return people.map((openid) => ({ audience: 'staff', openid }));
}

/**
 * What somebody was to be told who is no staff any more is told whoever else it concerns; those who were told at the time are not told again.
 *
 * @returns whether anybody was there to take it
 */
export async function handOnNotice(
  deps: Pick<Deps, 'staff' | 'now'> & { readonly outbox: OutboxStore },
  notice: StoredNotice,
  leaver: string,
): Promise<boolean> {
  const role = roleOf(notice);
  const { by, customer } = notice;
  const others = (await deps.staff.list()).filter(({ openid }) => openid !== leaver);
  const about = { ...(by === undefined ? {} : { by }), ...(customer === undefined ? {} : { customer }) };
  const people = whoIsTold({ recipient: { kind: 'role', role }, ...about }, others);
  const isTaken = people.length > 0;
  if (isTaken) await deps.outbox.addNotices(copiesFor(notice, notice.id.replace(`:${leaver}`, ''), people, role));
  await deps.outbox.settle([notice.id], {
    ...settledOf(notice),
    push: isTaken ? 'in-app' : 'pending',
    pushReason: isTaken ? 'handed-on' : 'nobody-there',
    dueAt: isTaken ? notice.dueAt : deps.now() + NOBODY_PAUSE_MS,
  });
  return isTaken;
}

/** Of a stored notice, what settling writes. */
const settledOf = (notice: StoredNotice): Settled => ({
  push: notice.push,
  pushReason: notice.pushReason,
  channel: notice.channel,
  considered: notice.considered,
  closed: notice.closed,
  attempts: notice.attempts,
  unansweredSince: notice.unansweredSince,
  dueAt: notice.dueAt,
  sentAt: notice.sentAt,
  group: notice.group,
  toldBy: notice.toldBy,
  messageId: notice.messageId,
});
