import type { Route } from '../http';
import { dataDoors } from '../inspect/data-doors';
import { inspectDoors } from '../inspect/inspect-doors';
import type { Services } from '../services';
import { wechatInspectDoors } from '../wechat/inspect-doors';
import { openWechat } from '../wechat/wechat';
import { appFiles, isAppBuilt } from './app-files';
import { chatDoors } from './chat-doors';
import { phoneDoors } from './doors';
import { phonesPage, phonesState } from './phones-page';
import { createScreens } from './screens';

/** WeChat on this machine: its messaging, the phones with their doors, the page that shows them, and the inspector. */
export function localPhones(
  services: Services,
  { appDir, pageDir }: { readonly appDir?: string; readonly pageDir?: string },
): readonly Route[] {
  const wechat = openWechat(services);
  const screens = createScreens();
  const parts = { services, wechat, screens, appReady: () => isAppBuilt(appDir) };
  const onReset = () => {
    screens.closePrompts();
    screens.tell({ type: 'reset', data: phonesState(parts) });
  };
  return [
    ...phoneDoors(parts),
    ...appFiles(services, appDir),
    ...phonesPage(parts, pageDir),
    ...chatDoors(parts),
    ...wechat.routes,
    ...wechatInspectDoors(wechat),
    ...inspectDoors({ services, wechat, onReset }),
    ...dataDoors(services),
  ];
}
