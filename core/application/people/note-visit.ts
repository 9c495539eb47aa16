import type { VisitView } from '../../contract/people';
import { ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import type { Deps } from '../ports';
import { beginMembership } from './begin-membership';
import type { PeopleDeps } from './people-ports';

/**
 * Notes who opened the Mini Program, by the platform's word: joins them with the follower of the service account, and begins the membership of staff they were invited to. Messages come
 * in the language of the app, unless one was chosen for them. Two calls for whoever is known.
 *
 * @param unionid empty where the accounts are not bound to one Open Platform account
 */
export async function noteVisit(
  deps: PeopleDeps & Pick<Deps, 'users'>,
  { openid, unionid }: { readonly openid: string; readonly unionid: string },
  lang: Language,
): Promise<Result<VisitView, never>> {
  const { people, staffBook, users, now } = deps;
  const [user, invitation] = await Promise.all([people.user(openid), unionid === '' ? null : staffBook.boundTo(unionid, now())]);
  const notesLanguage = !user?.hasChosenLanguage && user?.language !== lang;
  if (unionid === '') {
    if (notesLanguage) await users.noteLanguage(openid, lang);
    return ok({ isFollower: false, hasJoinedStaff: false });
  }
  // Written before the other side is looked for: whoever follows at the same moment does it the other way round, and one of the two sees the other.
  if (user?.unionid !== unionid) await people.noteUnionid(openid, unionid, user === null);
  if (notesLanguage) await users.noteLanguage(openid, lang);
  const serviceOpenid =
    user?.unionid === unionid && user.serviceOpenid !== null ? user.serviceOpenid : await people.serviceOpenidOf(unionid);
  if (serviceOpenid !== null && serviceOpenid !== user?.serviceOpenid) await people.link(openid, serviceOpenid);
  const hasJoinedStaff = invitation !== null && (await beginMembership(deps, invitation, openid)).ok;
  return ok({ isFollower: serviceOpenid !== null, hasJoinedStaff });
}
