import type { InvitationView, RoleView, StaffHistory, StaffList } from '../../contract/people';
import type { StaffRole } from '../../domain/work-order';
import { fill, type Language } from '../../texts/localized';
import { STAFF_CHANGE_WORDS } from '../../texts/staff-changes';
import { ROLE_WORDS } from '../../texts/words';
import type { Invitation, Member, PeopleDeps, StaffChange } from './people-ports';

const ROLES: readonly StaffRole[] = ['agent', 'technician', 'finance', 'supervisor'];

/** In the table's order, however they were stored. */
export const rolesIn = (roles: readonly StaffRole[]): readonly StaffRole[] => ROLES.filter((role) => roles.includes(role));

const roleViews = (roles: readonly StaffRole[], language: Language): readonly RoleView[] =>
  rolesIn(roles).map((role) => ({ role, text: ROLE_WORDS[role][language] }));

/** Everybody on staff, by name. One call. */
export async function staffList(
  { staffBook }: Pick<PeopleDeps, 'staffBook'>,
  everybody: readonly Member[],
  asker: string,
  language: Language,
): Promise<StaffList> {
  const members = everybody.filter(({ leftAt }) => leftAt === undefined);
  const followers = await staffBook.followersAmong(members.map(({ openid }) => openid));
  return {
    members: [...members]
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.openid < b.openid ? -1 : 1))
      .map(({ openid, name, roles, version, joinedAt }) => ({
        openid,
        name,
        roles: roleViews(roles, language),
        version,
        isFollower: followers.has(openid),
        isYou: openid === asker,
        ...(joinedAt === undefined ? {} : { joinedAt }),
      })),
    roles: roleViews(ROLES, language),
  };
}

export const invitationView = (
  { scene, name, roles, pictureUrl, madeAt, expiresAt, state }: Invitation,
  language: Language,
): InvitationView => ({
  scene,
  name,
  roles: roleViews(roles, language),
  pictureUrl,
  madeAt,
  expiresAt,
  state: state === 'bound' ? 'bound' : 'open',
});

export const staffHistoryView = (
  { changes, cursor }: { readonly changes: readonly StaffChange[]; readonly cursor?: string },
  language: Language,
): StaffHistory => {
  const names = (roles: readonly StaffRole[]) =>
    roleViews(roles, language)
      .map(({ text }) => text)
      .join(language === 'en' ? ', ' : '、');
  return {
    entries: changes.map(({ number, at, by, kind, about, before, after, reason }) => ({
      number,
      at,
      who: by.name,
      what: fill(STAFF_CHANGE_WORDS[kind], language, { name: about.name, before: names(before), after: names(after) }),
      ...(reason === undefined ? {} : { reason }),
    })),
    ...(cursor === undefined ? {} : { cursor }),
  };
};
