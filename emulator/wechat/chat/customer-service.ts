import type { Clock } from '../../clock';
import type { UnknownRecord } from '../../record';
import type { Services } from '../../services';
import type { Accounts } from '../accounts';
import { type Api, type ApiCall, ApiRefused, type ApiReply, BOTH, ok, textIn } from '../api/api';
import type { Account } from '../traffic';
import type { ChatStore } from './chat-store';
import { type ReadDeps, readCustomerMessage } from './customer-message';
import type { ReplyWindows } from './reply-windows';

export type CustomerServiceDeps = ReadDeps & {
  readonly accounts: Accounts;
  readonly chat: ChatStore;
  readonly windows: ReplyWindows;
  /** Until when an account shows that it types. */
  readonly typing: Map<string, number>;
  readonly clock: Clock;
  readonly events: Services['events'];
};

const TYPING_LASTS_MS = 15_000;
const RECENT_MS = 30_000;

/**
 * `message/custom/send` and `message/custom/typing`, for the service account and for the mini program's customer service.
 * Send: 40003 openid, what {@link readCustomerMessage} refuses, 45015 no window is open (or the person unsubscribed), 45047 nothing left in it.
 * A refused message stands in the chat store with its code, and costs nothing.
 * Typing: 45072 command · 45080 no message either way in the last 30 s · 45081 typing already (it lasts 15 s, a message ends it).
 * Source: WeChat docs, sendCustomMessage and typing, read 2026-11-27; wording of 45015 and 45047 as developers log it.
 */
export function customerServiceApis(deps: CustomerServiceDeps): readonly Api[] {
  return [
    {
      path: '/cgi-bin/message/custom/send',
      method: 'POST',
      cloudName: 'customerServiceMessage.send',
      accounts: BOTH,
      answer: (call) => send(deps, call),
    },
    {
      path: '/cgi-bin/message/custom/typing',
      method: 'POST',
      cloudName: 'customerServiceMessage.setTyping',
      accounts: BOTH,
      answer: (call) => setTyping(deps, call),
    },
  ];
}

const keyOf = (account: Account, openid: string) => `${account} ${openid}`;

function personOf({ accounts }: CustomerServiceDeps, account: Account, params: UnknownRecord): string {
  const openid = textIn(params, 'touser');
  if (openid === undefined || !accounts.knows(account, openid)) throw new ApiRefused(40003, 'invalid openid');
  return openid;
}

function send(deps: CustomerServiceDeps, { account, params }: ApiCall): ApiReply {
  const openid = personOf(deps, account, params);
  const body = readCustomerMessage(deps, account, params);
  const taken = deps.windows.take(account, openid);
  const refusal = taken === 'taken' ? undefined : REFUSALS[taken];
  const outcome = refusal ? { errcode: refusal.errcode, errmsg: refusal.message } : { errcode: 0, errmsg: 'ok' };
  deps.chat.add({ account, openid, from: 'customer-service', body, ...outcome });
  if (refusal) throw refusal;
  if (deps.typing.delete(keyOf(account, openid))) deps.events.emit('chat-typing', account, openid, false);
  return ok();
}

const REFUSALS = {
  closed: new ApiRefused(45015, 'response out of time limit or subscription is canceled'),
  'used-up': new ApiRefused(45047, 'out of response count limit'),
};

function setTyping(deps: CustomerServiceDeps, { account, params }: ApiCall): ApiReply {
  const openid = personOf(deps, account, params);
  const { typing } = deps;
  const { command } = params;
  if (command !== 'Typing' && command !== 'CancelTyping') throw new ApiRefused(45072, 'invalid command');
  const now = deps.clock.now();
  const key = keyOf(account, openid);
  if (command === 'Typing') {
    const [last] = deps.chat.entries({ account, openid, limit: 1 });
    if (!last || now - last.at > RECENT_MS) {
      throw new ApiRefused(45080, 'need sending message to user or recving message from user in the last 30 seconds before typing');
    }
    if (now < (typing.get(key) ?? 0)) throw new ApiRefused(45081, 'you are already typing');
    typing.set(key, now + TYPING_LASTS_MS);
  } else typing.delete(key);
  deps.events.emit('chat-typing', account, openid, command === 'Typing');
  return ok();
}
