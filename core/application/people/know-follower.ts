import type { EpochMs } from '../../domain/money-and-time';
import type { Follower, PeopleDeps } from './people-ports';

type Deps = Pick<PeopleDeps, 'people' | 'gateway' | 'now'>;

/** WeChat has its bad minutes. */
const ASK_AGAIN_AFTER_MS = 60_000;
/** Looked at in one run. */
const MAX_ASKED = 50;

/**
 * Who somebody in the chat is, asked of WeChat and kept; joined with the person of the Mini Program if they are known there. What WeChat does not say is asked again by the timer.
 *
 * @returns null for whoever does not follow (any more)
 */
export async function meetFollower(deps: Deps, serviceOpenid: string, followedAt: EpochMs): Promise<Follower | null> {
  const { people, gateway, now } = deps;
  const info = await gateway.userInfo(serviceOpenid);
  if (info.ok && !info.isFollower) {
    await people.forgetFollower(serviceOpenid, now());
    return null;
  }
  const unionid = info.ok ? info.unionid : null;
  await people.keepFollower({ serviceOpenid, unionid, followedAt, ...(info.ok ? {} : { askAgainAt: now() + ASK_AGAIN_AFTER_MS }) });
  const openid = unionid === null ? null : await people.openidOf(unionid);
  if (openid !== null) await people.link(openid, serviceOpenid);
  return { serviceOpenid, unionid, openid, followedAt };
}

/** The same of whoever writes: known since they followed, or from before there was anybody to note it. One call for those who are known. */
export async function whoWrites(deps: Deps, serviceOpenid: string, at: EpochMs): Promise<Follower | null> {
  const known = await deps.people.follower(serviceOpenid);
  return known && known.unionid !== null ? known : meetFollower(deps, serviceOpenid, known?.followedAt ?? at);
}

/** Asks WeChat again about those of whom it did not say who they are. For the timer. */
export async function askAgain(deps: Deps): Promise<void> {
  for (const { serviceOpenid, followedAt } of await deps.people.toAskAgain(deps.now(), MAX_ASKED)) {
    await meetFollower(deps, serviceOpenid, followedAt);
  }
}
