import type { Activity } from '../activity';
import { wxCall } from '../callbacks';
import type { PageStack } from '../page-stack';

type Url = { readonly url: string };

/** What frames the pages: the way between them, the title bar and the tab bar. */
export class Chrome {
  title = '';
  /** Badges by index of the tab; a red dot is an empty text. */
  readonly badges = new Map<number, string>();

  constructor(
    private readonly pages: PageStack,
    private readonly activity: Activity,
  ) {}

  calls() {
    const { track } = this.activity;
    const go = (name: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch') =>
      wxCall(name, track, ({ url }: Url) => {
        this.pages[name](url);
        return {};
      });
    const nothing = (name: string) => wxCall(name, track, () => ({}));
    return {
      navigateTo: go('navigateTo'),
      redirectTo: go('redirectTo'),
      switchTab: go('switchTab'),
      reLaunch: go('reLaunch'),
      navigateBack: wxCall('navigateBack', track, ({ delta = 1 }: { delta?: number }) => {
        this.pages.navigateBack(delta);
        return {};
      }),
      setNavigationBarTitle: wxCall('setNavigationBarTitle', track, ({ title }: { title: string }) => {
        this.title = title;
        return {};
      }),
      setTabBarBadge: wxCall('setTabBarBadge', track, ({ index, text }: { index: number; text: string }) => {
        this.badges.set(index, text);
        return {};
      }),
      removeTabBarBadge: wxCall('removeTabBarBadge', track, ({ index }: { index: number }) => {
        this.badges.delete(index);
        return {};
      }),
      showTabBarRedDot: wxCall('showTabBarRedDot', track, ({ index }: { index: number }) => {
        this.badges.set(index, '');
        return {};
      }),
      hideTabBarRedDot: wxCall('hideTabBarRedDot', track, ({ index }: { index: number }) => {
        this.badges.delete(index);
        return {};
      }),
      setTabBarItem: nothing('setTabBarItem'),
      setTabBarStyle: nothing('setTabBarStyle'),
      setNavigationBarColor: nothing('setNavigationBarColor'),
      setBackgroundColor: nothing('setBackgroundColor'),
      setBackgroundTextStyle: nothing('setBackgroundTextStyle'),
      showNavigationBarLoading: nothing('showNavigationBarLoading'),
      hideNavigationBarLoading: nothing('hideNavigationBarLoading'),
      hideHomeButton: nothing('hideHomeButton'),
      enableAlertBeforeUnload: nothing('enableAlertBeforeUnload'),
      disableAlertBeforeUnload: nothing('disableAlertBeforeUnload'),
      createSelectorQuery: () => selectorQuery(),
      createIntersectionObserver: () => ({
        relativeTo: () => ({}),
        relativeToViewport: () => ({}),
        observe: () => {},
        disconnect: () => {},
      }),
      nextTick: (callback: () => void) => setImmediate(callback),
    };
  }
}

/** There is no layout here: every question after it is answered with null, as WeChat answers for nodes it does not find. */
function selectorQuery() {
  const query = {
    in: () => query,
    select: () => node,
    selectAll: () => node,
    selectViewport: () => node,
    exec: (done?: (answers: null[]) => void) => void setImmediate(() => done?.([null])),
  };
  const node = { boundingClientRect: () => query, scrollOffset: () => query, fields: () => query, node: () => query, context: () => query };
  return query;
}
