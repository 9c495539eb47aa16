import Taro from '@tarojs/taro';
import type { Reply } from '#core/contract/reply';
import type { StartView } from '#core/contract/views/start-view';
import { callCustomer } from './call';
import { noteServerTime } from './server-clock';
import { noteSubscriptions } from './subscribe';
import { showUnread } from './unread';
import { type LiveView, useView } from './use-view';

const STORAGE_KEY = 'start';
let latest: StartView | undefined;

/** What `start` last answered, also from an earlier session: forms and template ids are needed offline and in the tap itself. */
export function lastStart(): StartView | undefined {
  if (!latest) {
    const stored: unknown = Taro.getStorageSync(STORAGE_KEY);
    if (typeof stored === 'object' && stored !== null && 'forms' in stored) latest = stored as StartView;
  }
  return latest;
}

function noteTemplates({ subscribe }: StartView, credits: Readonly<Record<string, number>>): void {
  void noteSubscriptions([subscribe.progress, subscribe.quotation, subscribe.return], credits);
}

/** At launch: a message may open any page, and not each of them asks for `start`. What is left of the credits is told with the next accept. */
export function recallSubscriptions(): void {
  const start = lastStart();
  if (start) noteTemplates(start, {});
}

async function readStart(): Promise<Reply<StartView>> {
  const reply = await callCustomer('start', {});
  if (reply.ok) {
    latest = reply.value;
    noteServerTime(reply.value.now);
    Taro.setStorageSync(STORAGE_KEY, reply.value);
    noteTemplates(reply.value, reply.value.subscribe.credits);
    showUnread(reply.value.unreadNotices);
  }
  return reply;
}

/** Who am I, contact and hours, what waits for me, settings of the forms. Read again in another language, for its texts come from the server. */
export const useStart = (language: string): LiveView<StartView> => useView(`start:${language}`, readStart);
