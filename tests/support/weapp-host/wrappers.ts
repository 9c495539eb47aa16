import path from 'node:path';
import type { Bundle } from './bundle';
import type { TaroNode } from './page-tree';
import { type Data, mergeSetData, type SetDataCall } from './set-data';
import type { NodeTemplate } from './template';

type PageWithData = { readonly route: string; readonly data: { readonly root?: { readonly cn?: readonly TaroNode[] } } };
type ComponentConfig = { attached?: (this: Wrapper) => void; detached?: (this: Wrapper) => void };
type Wrapper = {
  readonly data: { readonly i: TaroNode };
  readonly props: { readonly i: TaroNode };
  setData(changes: Data, done?: () => void): void;
};

/**
 * Taro's `CustomWrapper` components: parts of a page that get their own `setData`. One is attached when its node appears in the page's data, and what it
 * is given goes into that node.
 */
export class Wrappers {
  readonly #configs = new Map<string, ComponentConfig>();
  readonly #attached = new Map<string, Wrapper>();
  #loading = '';

  constructor(
    private readonly bundle: Bundle,
    private readonly templates: ReadonlyMap<string, NodeTemplate>,
  ) {}

  /** The global `Component`. */
  readonly register = (config: ComponentConfig): void => {
    this.#configs.set(this.#loading, config);
  };

  /** Loads the components that a page uses. */
  load(route: string, components: readonly string[]): void {
    for (const component of components) {
      const file = path.posix.join(path.posix.dirname(route), component);
      this.#loading = path.posix.basename(file);
      this.bundle.require(file);
    }
  }

  /** Attaches and detaches wrappers after the data of a page has changed. */
  follow(page: PageWithData, tell: (call: Omit<SetDataCall, 'route'>) => void): void {
    const config = this.#configs.get('custom-wrapper');
    if (!config) return;
    const nodes = new Map(
      (page.data.root?.cn ?? []).flatMap((node) => this.#within(node)).map((node) => [`${page.route} ${node.sid}`, node]),
    );
    for (const [key, wrapper] of this.#attached) {
      if (!key.startsWith(`${page.route} `) || nodes.get(key) === wrapper.data.i) continue;
      config.detached?.call(wrapper);
      this.#attached.delete(key);
    }
    for (const [key, node] of nodes) {
      if (this.#attached.has(key)) continue;
      const wrapper: Wrapper = {
        data: { i: node },
        props: { i: node },
        setData: (changes, done) => {
          tell({ bytes: mergeSetData(wrapper.data as unknown as Data, changes), keys: Object.keys(changes) });
          this.follow(page, tell);
          setImmediate(() => done?.());
        },
      };
      this.#attached.set(key, wrapper);
      config.attached?.call(wrapper);
    }
  }

  #within(node: TaroNode): TaroNode[] {
    const own = this.templates.get(node.nn)?.component === 'custom-wrapper' ? [node] : [];
    return [...own, ...(node.cn ?? []).flatMap((child) => this.#within(child))];
  }
}
