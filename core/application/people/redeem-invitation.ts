import { beginMembership } from './begin-membership';
import { meetFollower } from './know-follower';
import type { Follower, Invitation, PeopleDeps } from './people-ports';

/** What a scan of a code led to. `bound`: staff as soon as they open the Mini Program. */
export type Redeemed =
  | { readonly kind: 'joined' | 'bound'; readonly invitation: Invitation }
  | { readonly kind: 'unknown-code' | 'expired' | 'used' | 'withdrawn' | 'already-staff' | 'nobody-known' | 'busy' };

/**
 * Somebody scanned the QR code of an invitation: it is theirs from now on, and once only. Scanning it again says how it stands.
 *
 * @param follower who it is, as just found out; undefined to find out
 */
export async function redeemInvitation(
  deps: PeopleDeps,
  scene: string,
  serviceOpenid: string,
  follower?: Follower | null,
): Promise<Redeemed> {
  const { people, staffBook, now } = deps;
  const invitation = await staffBook.invitation(scene);
  if (!invitation) return { kind: 'unknown-code' };
  const known = follower === undefined ? await people.follower(serviceOpenid) : follower;
  const scanner = known && known.unionid !== null ? known : await meetFollower(deps, serviceOpenid, known?.followedAt ?? now());
  if (!scanner || scanner.unionid === null) return { kind: 'nobody-known' };
  const { unionid } = scanner;

  const closed = whyClosed(invitation, unionid, now());
  if (closed) return { kind: closed };
  const openid = scanner.openid ?? (await people.openidOf(unionid));
  if (openid !== null && (await isStaff(deps, openid)))
    return invitation.boundTo === unionid ? { kind: 'joined', invitation } : { kind: 'already-staff' };
  // Two may scan at the same moment: it is bound to one.
  if (invitation.state === 'open' && !(await staffBook.bind(scene, unionid, now()))) {
    const meanwhile = await staffBook.invitation(scene);
    const why = meanwhile ? whyClosed(meanwhile, unionid, now()) : 'unknown-code';
    if (why) return { kind: why };
  }
  if (openid === null) return { kind: 'bound', invitation };
  const begun = await beginMembership(deps, invitation, openid);
  if (begun.ok) return { kind: 'joined', invitation };
  return {
    kind: begun.error.code === 'invitation-withdrawn' ? 'withdrawn' : begun.error.code === 'already-staff' ? 'already-staff' : 'busy',
  };
}

/** Why an invitation is nothing to this person; null when it is. */
function whyClosed(
  { state, boundTo, expiresAt, joinsUntil }: Invitation,
  unionid: string,
  now: number,
): 'expired' | 'used' | 'withdrawn' | null {
  if (state === 'withdrawn') return 'withdrawn';
  if (state === 'open') return now < expiresAt ? null : 'expired';
  if (boundTo !== unionid) return 'used';
  return state === 'used' || now < joinsUntil ? null : 'expired';
}

async function isStaff({ staffBook }: PeopleDeps, openid: string): Promise<boolean> {
  return (await staffBook.members()).some((member) => member.openid === openid && member.leftAt === undefined);
}
