import type { PhoneConfig } from '../cloud-config';
import { RequestRefused } from '../http';
import type { Services } from '../services';
import type { Account } from '../wechat/traffic';
import type { Wechat } from '../wechat/wechat';
import type { ChatState, ChatSummary } from './protocol';

export type ChatParts = { readonly services: Services; readonly wechat: Wechat };
/** One person's side of a chat. */
export type ChatPlace = { readonly phone: PhoneConfig; readonly account: Account; readonly openid: string };

const MAX_SHOWN = 200;
const MAX_UNDELIVERED = 5;

/** @throws RequestRefused 404 UNKNOWN_PHONE */
export function findPhone({ config }: Services, id: unknown): PhoneConfig {
  const phone = config.phones?.find((one) => one.id === id);
  if (!phone) throw new RequestRefused(404, 'UNKNOWN_PHONE', `there is no phone ${JSON.stringify(id)}`);
  return phone;
}

/** Who somebody is at an account; `undefined` where there is no such account for them. */
const openidAt = ({ openid, serviceOpenid }: PhoneConfig, account: Account) => (account === 'mini-program' ? openid : serviceOpenid);

/** @throws RequestRefused 404 UNKNOWN_PHONE, NO_ACCOUNT */
export function placeOf({ services, wechat }: ChatParts, phoneId: unknown, accountName: unknown): ChatPlace {
  const phone = findPhone(services, phoneId);
  const account: Account = accountName === 'mini-program' ? 'mini-program' : 'service-account';
  const openid = openidAt(phone, account);
  if (openid === undefined || !wechat.accounts.of(account)) {
    throw new RequestRefused(
      404,
      'NO_ACCOUNT',
      `the phone "${phone.id}" has nobody to talk to at the ${account}: see serviceAccount and serviceOpenid`,
    );
  }
  return { phone, account, openid };
}

/** The phone of whoever has this openid at an account. */
export function phoneOf({ config }: Services, account: Account, openid: string): string | undefined {
  return config.phones?.find((phone) => openidAt(phone, account) === openid)?.id;
}

export function chatSummaries(parts: ChatParts): readonly ChatSummary[] {
  return (parts.services.config.phones ?? []).flatMap((phone) =>
    (['service-account', 'mini-program'] as const).flatMap((account) => {
      const openid = openidAt(phone, account);
      return openid !== undefined && parts.wechat.accounts.of(account) ? [chatSummary(parts, { phone, account, openid })] : [];
    }),
  );
}

export function chatSummary({ wechat }: ChatParts, { phone, account, openid }: ChatPlace): ChatSummary {
  const [last] = wechat.chat.entries({ account, openid, limit: 1, onlyShown: true });
  return {
    phone: phone.id,
    account,
    name: wechat.accounts.of(account)?.name ?? '',
    follows: account === 'service-account' && wechat.followers.find(openid) !== undefined,
    unread: wechat.chat.unread(account, openid),
    ...(last ? { last } : {}),
    windows: wechat.windows.openNow(account, openid),
    undelivered: wechat.chat.entries({ account, openid, limit: MAX_UNDELIVERED, onlyRefused: true }),
  };
}

export function chatState(parts: ChatParts, place: ChatPlace): ChatState {
  const { wechat } = parts;
  const { account, openid } = place;
  const menu = account === 'service-account' ? wechat.menu.get()?.buttons : undefined;
  const entries = [...wechat.chat.entries({ account, openid, limit: MAX_SHOWN, onlyShown: true })].reverse();
  return { ...chatSummary(parts, place), ...(menu ? { menu } : {}), entries };
}
