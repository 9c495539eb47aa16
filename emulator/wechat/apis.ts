import type { Services } from '../services';
import { addressApis } from './api/address-apis';
import type { Api } from './api/api';
import { newRid } from './api/rid';
import { tokenApis } from './api/token-apis';
import { customerServiceApis } from './chat/customer-service';
import { mediaApis } from './media/apis';
import { newMsgId } from './outgoing';
import type { WechatParts } from './parts';
import { safetyApis } from './safety/apis';
import { openMediaChecks } from './safety/media-checks';
import { judgeText } from './safety/text-judgement';
import { menuApis } from './service-account/menu';
import { qrCodeApis } from './service-account/qr-codes';
import { templateApis } from './service-account/template-message';
import { userApis } from './service-account/user-apis';
import { signInApis } from './sign-in/apis';
import { subscribeApis } from './subscribe/apis';
import { subscribeEvents } from './subscribe/events';

/** All of WeChat's API that is here: the table behind both the HTTP doors and the cloud calls. */
export function allApis({ config, store: sql, clock, events, baseUrl }: Services, parts: WechatParts): readonly Api[] {
  const { accounts, tokens, switches, media, outgoing, underway } = parts;
  const templates = config.serviceAccount?.templates ?? [];
  return [
    ...tokenApis(accounts, tokens),
    ...addressApis,
    ...subscribeApis({
      store: parts.store,
      templates: config.subscribeTemplates ?? [],
      knowsUser: (openid) => accounts.knows('mini-program', openid),
      pages: config.pages,
      isBanned: () => switches.get().subscribeBanned,
      isSensitive: (text) => judgeText(text, switches.get()).result.suggest === 'risky',
      inFlight: new Set(),
      underway,
      now: clock.now,
      newId: () => newMsgId(clock.now()),
      rid: () => newRid(clock.now()),
      onMessage: (message) => events.emit('message', message),
      onSent: subscribeEvents(outgoing).sent,
    }),
    ...customerServiceApis({ ...parts, clock, events, config }),
    ...templateApis({ ...parts, clock, store: sql, templates, config }),
    ...userApis(parts),
    ...qrCodeApis(parts.qrCodes),
    ...menuApis(parts.menu, config),
    ...mediaApis(media, baseUrl),
    ...safetyApis({ ...parts, mediaChecks: openMediaChecks(parts), clock }),
    ...signInApis({ ...parts, config }),
  ];
}
