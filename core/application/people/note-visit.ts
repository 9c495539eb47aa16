import type { VisitView } from '../../contract/people';
import { ok, type Result } from '../../domain/result';
import { beginMembership } from './begin-membership';
import type { PeopleDeps } from './people-ports';

/**
 * Notes who opened the Mini Program, by the platform's word: joins them with the follower of the service account, and begins the membership of staff they were invited to. Two calls for
 * whoever is known.
 *
 * @param unionid empty where the accounts are not bound to one Open Platform account
 */
export async function noteVisit(
  deps: PeopleDeps,
  { openid, unionid }: { readonly openid: string; readonly unionid: string },
): Promise<Result<VisitView, never>> {
  const { people, staffBook, now } = deps;
  if (unionid === '') return ok({ isFollower: false, hasJoinedStaff: false });
  const [user, invitation] = await Promise.all([people.user(openid), staffBook.boundTo(unionid, now())]);
  // Written before the other side is looked for: whoever follows at the same moment does it the other way round, and one of the two sees the other.
  if (user?.unionid !== unionid) await people.noteUnionid(openid, unionid, user === null);
  const serviceOpenid =
    user?.unionid === unionid && user.serviceOpenid !== null ? user.serviceOpenid : await people.serviceOpenidOf(unionid);
  if (serviceOpenid !== null && serviceOpenid !== user?.serviceOpenid) await people.link(openid, serviceOpenid);
  const hasJoinedStaff = invitation !== null && (await beginMembership(deps, invitation, openid)).ok;
  return ok({ isFollower: serviceOpenid !== null, hasJoinedStaff });
}
