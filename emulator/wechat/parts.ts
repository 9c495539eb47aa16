import type { Services } from '../services';
import { readAccounts } from './accounts';
import { openTokens } from './api/tokens';
import { openChatStore } from './chat/chat-store';
import { openReplyWindows } from './chat/reply-windows';
import { openLater } from './later';
import { openMediaStore } from './media/media-store';
import { openOutgoing } from './outgoing';
import { openVisits } from './safety/visits';
import { openFollowers } from './service-account/followers';
import { openMenu } from './service-account/menu';
import { openQrCodes } from './service-account/qr-codes';
import { openSentOnce } from './service-account/sent-once';
import { openCodes } from './sign-in/codes';
import { openSubscribeStore } from './subscribe/store';
import { openSwitches } from './switches';
import { createUnderway } from './underway';

/** Everything this WeChat keeps, each part with tables of its own, and the way out for what it pushes. */
export type WechatParts = ReturnType<typeof openParts>;

export function openParts(services: Services) {
  const { config, store: sql, clock } = services;
  const accounts = readAccounts(config);
  const later = openLater(services);
  return {
    accounts,
    later,
    outgoing: openOutgoing(services, accounts, later),
    underway: createUnderway(),
    switches: openSwitches(sql),
    tokens: openTokens(sql, clock),
    store: openSubscribeStore(sql),
    chat: openChatStore(services),
    windows: openReplyWindows(sql, clock),
    /** Until when an account shows that it types, by account and person. */
    typing: new Map<string, number>(),
    followers: openFollowers(sql, clock),
    qrCodes: openQrCodes(sql, clock),
    menu: openMenu(sql, config),
    media: openMediaStore(sql, clock),
    sentOnce: openSentOnce(sql, clock),
    codes: openCodes(sql, clock),
    visits: openVisits(sql, clock),
  };
}

/** Forgets all of it. */
export function clearParts({ accounts: _known, outgoing: _way, underway: _ended, ...kept }: WechatParts): void {
  for (const part of Object.values(kept)) part.clear();
}
