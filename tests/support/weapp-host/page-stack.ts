import type { Activity } from './activity';
import type { Bundle } from './bundle';
import { WxError } from './callbacks';
import type { TaroNode } from './page-tree';
import { type Data, mergeSetData, type SetDataCall } from './set-data';
import type { Wrappers } from './wrappers';

/** WeChat keeps at most ten pages; `navigateTo` fails beyond. */
const MAX_PAGES = 10;

/** `app.json` as far as the host reads it. */
export type AppJson = {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string; readonly text: string }[] };
};

type Query = Record<string, string>;
type Lifecycle = 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload' | 'onPullDownRefresh' | 'onReachBottom';
export type MpEvent = { readonly type: string; readonly [key: string]: unknown };

/** What `Page({…})` was given. */
type PageConfig = {
  readonly data?: Data;
  eh(event: MpEvent): unknown;
  readonly onShareAppMessage?: (from: { readonly from: string }) => unknown;
} & {
  readonly [name in Lifecycle]?: (argument?: unknown) => unknown;
};

/** A page of the stack, with the members WeChat gives it. */
export type PageInstance = PageConfig & {
  readonly data: Data & { root?: { cn?: TaroNode[] } };
  readonly route: string;
  readonly options: Query;
  setData(changes: Data, done?: () => void): void;
};

/** The pages of a Mini Program: which are open, in which order their lifecycle runs, what WeChat refuses. */
export class PageStack {
  readonly calls: SetDataCall[] = [];
  #stack: PageInstance[] = [];
  readonly #tabs = new Map<string, PageInstance>();
  readonly #configs = new Map<string, PageConfig>();
  #loading = '';

  constructor(
    private readonly bundle: Bundle,
    private readonly app: AppJson,
    private readonly activity: Activity,
    private readonly wrappers: Wrappers,
  ) {}

  /** The page on screen. */
  get current(): PageInstance {
    const page = this.#stack.at(-1);
    if (!page) throw new Error('the Mini Program has opened no page yet');
    return page;
  }

  get all(): readonly PageInstance[] {
    return this.#stack;
  }

  /** The global `Page`. */
  readonly register = (config: PageConfig): void => {
    this.#configs.set(this.#loading, config);
  };

  navigateTo(url: string): void {
    const { route, query } = this.#resolve('navigateTo', url);
    if (this.#isTab(route)) throw new WxError({ errMsg: 'navigateTo:fail can not navigateTo a tabbar page' });
    if (this.#stack.length >= MAX_PAGES) throw new WxError({ errMsg: `navigateTo:fail webview count limit exceed` });
    this.#run(this.#stack.at(-1), 'onHide');
    this.#open(route, query);
  }

  redirectTo(url: string): void {
    const { route, query } = this.#resolve('redirectTo', url);
    if (this.#isTab(route)) throw new WxError({ errMsg: 'redirectTo:fail can not redirectTo a tabbar page' });
    this.#close(1);
    this.#open(route, query);
  }

  reLaunch(url: string): void {
    const { route, query } = this.#resolve('reLaunch', url);
    this.#close(this.#stack.length);
    for (const tab of this.#tabs.values()) this.#run(tab, 'onUnload');
    this.#tabs.clear();
    this.#open(route, query);
  }

  switchTab(url: string): void {
    const { route } = this.#resolve('switchTab', url);
    if (!this.#isTab(route)) throw new WxError({ errMsg: 'switchTab:fail can not switch to no-tabBar page' });
    if (this.#stack.at(-1)?.route === route) return;
    if (this.#stack.length === 1) this.#run(this.#stack[0], 'onHide');
    this.#close(this.#stack.length - 1);
    this.#stack = [];
    this.#open(route, {});
  }

  /** A tap on the tab bar, which is there on the pages of tabs alone. */
  tapTab(text: string): void {
    const tab = this.app.tabBar?.list.find((entry) => entry.text === text);
    if (!tab || !this.#isTab(this.current.route)) throw new Error(`there is no tab ${text} on ${this.current.route}`);
    this.switchTab(`/${tab.pagePath}`);
  }

  navigateBack(delta = 1): void {
    if (this.#stack.length < 2) throw new WxError({ errMsg: 'navigateBack:fail cannot navigate back at first page.' });
    this.#close(Math.min(delta, this.#stack.length - 1));
    this.#run(this.#stack.at(-1), 'onShow');
    this.activity.changed();
  }

  /** The phone shows something else, or the Mini Program again. */
  show(isShown: boolean): void {
    this.#run(this.current, isShown ? 'onShow' : 'onHide');
  }

  /** Pull down, or reach the bottom. */
  gesture(name: 'onPullDownRefresh' | 'onReachBottom'): void {
    const { enablePullDownRefresh } = this.bundle.json<{ enablePullDownRefresh?: boolean }>(`${this.current.route}.json`);
    if (name === 'onPullDownRefresh' && !enablePullDownRefresh) throw new Error(`${this.current.route} cannot be pulled down`);
    this.#run(this.current, name);
  }

  /** The card that WeChat sends when the person taps a share button of the page. @throws where the page shares nothing */
  share(): { readonly title: string; readonly path: string } {
    const card = this.current.onShareAppMessage?.({ from: 'button' });
    if (typeof card !== 'object' || card === null || !('path' in card)) throw new Error(`${this.current.route} shares nothing`);
    return card as { readonly title: string; readonly path: string };
  }

  #open(route: string, query: Query): void {
    const page = this.#tabs.get(route) ?? this.#create(route, query);
    const isNew = !this.#tabs.has(route);
    if (this.#isTab(route)) this.#tabs.set(route, page);
    this.#stack.push(page);
    if (isNew) this.#run(page, 'onLoad', query);
    this.#run(page, 'onShow');
    if (isNew) setImmediate(() => this.#run(page, 'onReady'));
    this.activity.changed();
  }

  #create(route: string, options: Query): PageInstance {
    const { usingComponents = {} } = this.bundle.json<{ usingComponents?: Record<string, string> }>(`${route}.json`);
    this.wrappers.load(route, Object.values(usingComponents));
    this.#loading = route;
    this.bundle.require(route);
    const config = this.#configs.get(route);
    if (!config) throw new Error(`${route}.js has not called Page()`);

    const data = JSON.parse(JSON.stringify(config.data ?? {})) as Data;
    const setData = (changes: Data, done?: () => void) => {
      const bytes = mergeSetData(data, changes);
      this.calls.push({ route, bytes, keys: Object.keys(changes) });
      this.wrappers.follow(page, (call) => this.calls.push({ route, ...call }));
      setImmediate(() => {
        done?.();
        this.activity.changed();
      });
    };
    const page: PageInstance = { ...config, data, route, options, setData };
    return page;
  }

  #close(count: number): void {
    for (const page of this.#stack.splice(this.#stack.length - count, count).reverse()) {
      this.#run(page, 'onUnload');
      this.#tabs.delete(page.route);
    }
  }

  #run(page: PageInstance | undefined, name: Lifecycle, argument?: unknown): void {
    try {
      page?.[name]?.(argument);
    } catch (error) {
      this.activity.problem(error);
    }
  }

  #isTab(route: string): boolean {
    return (this.app.tabBar?.list ?? []).some(({ pagePath }) => pagePath.replace(/\.html$/, '') === route);
  }

  #resolve(call: string, url: string): { route: string; query: Query } {
    const { pathname, search } = new URL(url, `mini://app/${this.#stack.at(-1)?.route ?? ''}`);
    const route = pathname.slice(1);
    const known = [
      ...this.app.pages,
      ...(this.app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`)),
    ];
    if (!known.includes(route)) throw new WxError({ errMsg: `${call}:fail page "${route}" is not found` });
    // WeChat hands the values over as they stand in the URL, not decoded.
    const pairs = search.slice(1).split('&').filter(Boolean);
    return { route, query: Object.fromEntries(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)])) };
  }
}
