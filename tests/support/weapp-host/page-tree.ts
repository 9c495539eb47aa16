import type { NodeTemplate } from './template';

/** A node as Taro's runtime writes it into a page's data. */
export type TaroNode = {
  readonly sid: string;
  readonly uid?: string;
  /** Kind of node: the number of its template. */
  readonly nn: string;
  readonly cn?: readonly TaroNode[];
  /** Text, of text nodes. */
  readonly v?: string;
  /** Class. */
  readonly cl?: string;
  readonly [key: string]: unknown;
};

/** A node on screen with its way to the root, read through the template that draws it. */
export class PageNode {
  constructor(
    readonly raw: TaroNode,
    readonly parent: PageNode | undefined,
    private readonly templates: ReadonlyMap<string, NodeTemplate>,
  ) {}

  /** What WeChat calls it in events: the id given in code, else Taro's own. */
  get id(): string {
    return this.raw.uid ?? this.raw.sid;
  }

  get template(): NodeTemplate | undefined {
    return this.templates.get(this.raw.nn);
  }

  /** The component's tag, such as `view` or `input`; empty for a text node. */
  get component(): string {
    return this.raw.v === undefined ? (this.template?.component ?? this.raw.nn) : '';
  }

  get classes(): readonly string[] {
    return (this.raw.cl ?? '').split(/\s+/).filter(Boolean);
  }

  get children(): readonly PageNode[] {
    return (this.raw.cn ?? []).map((child) => new PageNode(child, this, this.templates));
  }

  /** All text in it, in order. */
  get text(): string {
    return this.raw.v ?? this.children.map(({ text }) => text).join('');
  }

  /** An attribute as the template hands it to the component, by its name in WXML. */
  attribute(name: string): unknown {
    const key = this.template?.attributes.get(name);
    return key === undefined ? undefined : this.raw[key];
  }

  /** From itself up to the root. */
  *line(): Generator<PageNode> {
    yield this;
    if (this.parent) yield* this.parent.line();
  }

  *descendants(): Generator<PageNode> {
    for (const child of this.children) {
      yield child;
      yield* child.descendants();
    }
  }

  /** The screen as indented text, for messages of failed tests. */
  outline(depth = 0): string {
    const own =
      this.raw.v ?? `<${this.component}${this.raw.uid ? ` #${this.raw.uid}` : ''}${this.classes.map((name) => `.${name}`).join('')}>`;
    return [`${'  '.repeat(depth)}${own}`, ...this.children.map((child) => child.outline(depth + 1))].join('\n');
  }
}

/**
 * Finds nodes at or inside `root` as a reader would name them: `#id`, `.class`, or a text. A text means the innermost nodes whose whole text it is; `…` at either end stands for more.
 */
export function findNodes(root: PageNode, query: string): PageNode[] {
  const matches = matcher(query);
  const found = [root, ...root.descendants()].filter(matches);
  if (/^[#.]/.test(query)) return found;
  return found.filter((node) => !node.children.some((child) => child.raw.v === undefined && matches(child)) && node.raw.v === undefined);
}

function matcher(query: string): (node: PageNode) => boolean {
  if (query.startsWith('#')) return (node) => node.raw.uid === query.slice(1);
  if (query.startsWith('.')) return (node) => node.classes.includes(query.slice(1));
  const wanted = query.replace(/^…|…$/g, '');
  const [open, closed] = [query.endsWith('…'), query.startsWith('…')];
  return ({ text }) =>
    open && closed ? text.includes(wanted) : open ? text.startsWith(wanted) : closed ? text.endsWith(wanted) : text.trim() === wanted;
}
