import { QUERY_MS } from '../database/time-budget';
import type { Route } from '../http';
import { dataDoors } from '../inspect/data-doors';
import { inspectDoors } from '../inspect/inspect-doors';
import { pushDoors } from '../inspect/push-doors';
import type { Services } from '../services';
import { wechatInspectDoors } from '../wechat/inspect-doors';
import { openPush } from '../wechat/push/push';
import { openWechat } from '../wechat/wechat';
import { appFiles, isAppBuilt } from './app-files';
import { chatDoors } from './chat-doors';
import { phoneDoors } from './doors';
import { phonesPage, phonesState } from './phones-page';
import { createScreens } from './screens';

/** WeChat on this machine: its messaging, the phones with their doors, the page that shows them, and the inspector. */
export function localPhones(
  services: Services,
  { appDir, pageDir, queryMs = QUERY_MS }: { readonly appDir?: string; readonly pageDir?: string; readonly queryMs?: number },
): readonly Route[] {
  const wechat = openWechat(services);
  const screens = createScreens();
  const parts = { services, wechat, screens, appReady: () => isAppBuilt(appDir) };
  services.state.register({ halt: screens.closePrompts, resume: () => screens.tell({ type: 'reset', data: phonesState(parts) }) });
  return [
    ...phoneDoors(parts),
    ...appFiles(services, appDir),
    ...phonesPage(parts, pageDir),
    ...inspectDoors({ services, wechat }),
    ...pushDoors(openPush(services)),
    ...chatDoors(parts),
    ...wechat.routes,
    ...wechatInspectDoors(wechat),
    ...dataDoors(services, queryMs),
  ];
}
