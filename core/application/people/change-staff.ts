import type { StaffHistory, StaffList } from '../../contract/people';
import type { ReplyError } from '../../contract/reply';
import { err, ok, type Result } from '../../domain/result';
import type { Actor, StaffRole } from '../../domain/work-order';
import type { Language } from '../../texts/localized';
import { type Failure, replyError } from '../reply-error';
import { type Supervisor, supervisorOnly } from '../supervisor-only';
import type { Member, PeopleDeps, StaffDecision, StaffNow } from './people-ports';
import { rolesIn, staffHistoryView, staffList } from './staff-views';

type Deps = Pick<PeopleDeps, 'staffBook' | 'now' | 'sha256'>;
type Command = { readonly commandId: string; readonly openid: string; readonly version: number };

/** Who is staff, for a supervisor. */
export async function listStaff(deps: Deps, actor: Actor, _input: object, language: Language): Promise<Result<StaffList, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  return supervisor.ok ? ok(await staffList(deps, await deps.staffBook.members(), supervisor.value.openid, language)) : supervisor;
}

/** What was changed about staff, by whom, newest first. */
export async function staffHistory(
  { staffBook }: Deps,
  actor: Actor,
  { cursor }: { readonly cursor?: string | undefined },
  language: Language,
): Promise<Result<StaffHistory, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  return supervisor.ok ? ok(staffHistoryView(await staffBook.history(cursor), language)) : supervisor;
}

/**
 * Gives somebody other roles. They hold within two seconds.
 *
 * @returns everybody as they are now; `not-found` (field `openid`) for whoever is no staff (any more); `stale-version`; `last-supervisor`; `roles-unchanged`; `busy`
 */
export function changeStaffRoles(
  deps: Deps,
  actor: Actor,
  input: Command & { readonly roles: readonly StaffRole[] },
  language: Language,
): Promise<Result<StaffList, ReplyError>> {
  const roles = rolesIn(input.roles);
  return changeMember(deps, actor, input, language, (member, { members }, by) => {
    if (rolesIn(member.roles).join() === roles.join()) return err({ code: 'roles-unchanged', field: 'roles' });
    if (!roles.includes('supervisor') && isLastSupervisor(member, members)) return err({ code: 'last-supervisor' });
    return ok({
      change: { kind: 'roles-changed', at: deps.now(), by, about: nameOf(member), before: member.roles, after: roles },
      member: { ...member, roles, version: member.version + 1 },
    });
  });
}

/**
 * Lets somebody leave, or cuts off a phone that was lost: within two seconds none of their requests is that of staff any more. What they did keeps their name.
 *
 * @returns as {@link changeStaffRoles}
 */
export function letStaffLeave(
  deps: Deps,
  actor: Actor,
  input: Command & { readonly reason: string },
  language: Language,
): Promise<Result<StaffList, ReplyError>> {
  return changeMember(deps, actor, input, language, (member, { members }, by) => {
    if (isLastSupervisor(member, members)) return err({ code: 'last-supervisor' });
    const at = deps.now();
    return ok({
      change: { kind: 'left', at, by, about: nameOf(member), before: member.roles, after: [], reason: input.reason },
      member: { ...member, leftAt: at, version: member.version + 1 },
    });
  });
}

const nameOf = ({ openid, name }: Member | Supervisor) => ({ openid, name });
const isPresent = ({ leftAt }: Member): boolean => leftAt === undefined;

/** Nobody would be left who can make another one. */
const isLastSupervisor = (member: Member, members: readonly Member[]): boolean =>
  member.roles.includes('supervisor') &&
  !members.some((other) => other.openid !== member.openid && isPresent(other) && other.roles.includes('supervisor'));

type Decide = (member: Member, now: StaffNow, by: { readonly openid: string; readonly name: string }) => Result<StaffDecision, Failure>;

/** What both share: a supervisor of this moment, on the version that was seen. */
async function changeMember(
  deps: Deps,
  actor: Actor,
  input: Command,
  language: Language,
  decide: Decide,
): Promise<Result<StaffList, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  if (!supervisor.ok) return supervisor;
  const { openid } = supervisor.value;
  const command = { commandId: input.commandId, commandHash: deps.sha256(JSON.stringify([openid, input])), readsMembers: true };
  const done = await deps.staffBook.change<Failure>(command, (now) => {
    // Two supervisors may be letting each other go.
    const mine = now.members.find((member) => member.openid === openid);
    if (!mine || !isPresent(mine) || !mine.roles.includes('supervisor')) return err({ code: 'not-found' });
    const member = now.members.find((other) => other.openid === input.openid);
    if (!member || !isPresent(member)) return err({ code: 'not-found', field: 'openid' });
    if (member.version !== input.version) return err({ code: 'stale-version', current: member.version });
    return decide(member, now, nameOf(supervisor.value));
  });
  return done.ok ? ok(await staffList(deps, done.value.members, openid, language)) : err(replyError(language, done.error));
}
