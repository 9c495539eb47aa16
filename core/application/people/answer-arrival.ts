import { ARRIVAL_WORDS } from '../../texts/chat/arrivals';
import { fill, type Language } from '../../texts/localized';
import { ROLE_WORDS } from '../../texts/words';
import type { ChatAnswer, ChatMessage } from '../chat/chat-message';
import type { Deps } from '../ports';
import { meetFollower } from './know-follower';
import type { Follower, PeopleDeps } from './people-ports';
import { type Redeemed, redeemInvitation } from './redeem-invitation';

export type ArrivalDeps = PeopleDeps & Pick<Deps, 'users'>;

export type Arrival = Extract<ChatMessage, { readonly kind: 'follow' | 'scan' | 'unfollow' }>;

/** Whether a message is one of {@link answerArrival}. */
export const isArrival = (message: ChatMessage): message is Arrival =>
  message.kind === 'follow' || message.kind === 'scan' || message.kind === 'unfollow';

/** Somebody follows, leaves or scans a code: notes who they are, begins what they were invited to, and says what came of it. */
export async function answerArrival(deps: ArrivalDeps, message: Arrival): Promise<ChatAnswer> {
  const { serviceOpenid, at } = message;
  if (message.kind === 'unfollow') {
    await deps.people.forgetFollower(serviceOpenid, at);
    return { texts: [] };
  }
  if (message.kind === 'scan') {
    const redeemed = await redeemInvitation(deps, message.scene, serviceOpenid);
    const follower = await deps.people.follower(serviceOpenid);
    return { texts: [redeemedText(redeemed, await languageOf(deps, follower))] };
  }
  const follower = await meetFollower(deps, serviceOpenid, at);
  // They have left again: WeChat sends an event that nobody took later than those after it.
  if (!follower) return { texts: [] };
  const language = await languageOf(deps, follower);
  if (message.scene === undefined) return { texts: [ARRIVAL_WORDS.welcome[language]] };
  const redeemed = await redeemInvitation(deps, message.scene, serviceOpenid, follower);
  return { texts: [redeemed.kind === 'unknown-code' ? ARRIVAL_WORDS.welcome[language] : redeemedText(redeemed, language)] };
}

const languageOf = async ({ users }: Pick<Deps, 'users'>, follower: Follower | null): Promise<Language> =>
  follower?.openid ? users.language(follower.openid) : 'zh-CN';

function redeemedText(redeemed: Redeemed, language: Language): string {
  if (!('invitation' in redeemed)) return ARRIVAL_WORDS[redeemed.kind][language];
  const { name, roles } = redeemed.invitation;
  const separator = language === 'en' ? ', ' : '、';
  const words = roles.map((role) => ROLE_WORDS[role][language]).join(separator);
  return fill(ARRIVAL_WORDS[redeemed.kind], language, { name, roles: words });
}
