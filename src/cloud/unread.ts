import Taro from '@tarojs/taro';

const MESSAGES_TAB = 2;
let latest: number | undefined;

/** The number on the tab of the messages, now and whenever a tab page comes to the front; only these have the bar, elsewhere there is nothing to show it on. */
export function showUnread(count: number): void {
  latest = count;
  const shown =
    count > 0
      ? Taro.setTabBarBadge({ index: MESSAGES_TAB, text: count > 99 ? '99+' : String(count) })
      : Taro.removeTabBarBadge({ index: MESSAGES_TAB });
  shown.catch(() => {});
}

/** On a tab page that comes to the front: what was learnt on a page without the bar. */
export function showUnreadAgain(): void {
  if (latest !== undefined) showUnread(latest);
}
