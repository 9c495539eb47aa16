import { err, ok, type Result } from '../../domain/result';
import type { Busy } from '../busy';
import type { Invitation, Member, PeopleDeps, StaffChanged } from './people-ports';

/** `invitation-used`, `invitation-withdrawn`: meanwhile. `already-staff`: their roles are a supervisor's to change. */
type NotBegun = Busy | { readonly code: 'invitation-used' | 'invitation-withdrawn' | 'already-staff' | 'command-reused' };

/** Whoever was cut off, or is no supervisor any more, brings nobody in: their lost phone may have made codes for whoever found it. */
const stillInvites = (members: readonly Member[], { madeBy }: Invitation): boolean =>
  members.some(({ openid, roles, leftAt }) => openid === madeBy && leftAt === undefined && roles.includes('supervisor'));

/** Makes somebody staff who was invited and is known by both names. Once, however often it is tried. */
export async function beginMembership(
  { staffBook, now, sha256 }: Pick<PeopleDeps, 'staffBook' | 'now' | 'sha256'>,
  { scene }: Pick<Invitation, 'scene'>,
  openid: string,
): Promise<Result<StaffChanged, NotBegun>> {
  const command = { commandId: `join-${scene}`, commandHash: sha256(`${scene} ${openid}`), scene, readsMembers: true };
  return staffBook.change<NotBegun>(command, ({ members, invitation }) => {
    if (invitation?.state !== 'bound') return err({ code: invitation?.state === 'used' ? 'invitation-used' : 'invitation-withdrawn' });
    if (!stillInvites(members, invitation)) return err({ code: 'invitation-withdrawn' });
    const before = members.find((member) => member.openid === openid);
    if (before && before.leftAt === undefined) return err({ code: 'already-staff' });
    const { name, roles } = invitation;
    const at = now();
    return ok({
      change: { kind: 'joined', at, by: { openid, name }, about: { openid, name }, before: [], after: roles, scene },
      member: { openid, name, roles, version: (before?.version ?? 0) + 1, joinedAt: at },
      invitation: { ...invitation, state: 'used' },
    });
  });
}
