/** How one kind of node is drawn: the component behind it, which data key feeds which attribute, which events reach the code. */
export type NodeTemplate = {
  readonly component: string;
  /** Attribute → key of the node's data, such as `value` → `p25`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Events bound with `bind…`; they go on to the ancestors. */
  readonly binds: ReadonlySet<string>;
  /** Events bound with `catch…`; they end here. */
  readonly catches: ReadonlySet<string>;
};

const TEMPLATE = /<template name="tmpl_0_([\w-]+?)(?:_(focus|blur))?">\s*<([\w-]+)((?:[^>"]|"[^"]*")*?)\/?>/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

/**
 * Reads Taro's `base.wxml`: by it, and not by guesses, the host knows that a node of kind `33` is an `<input>` whose value comes from `p25`, and
 * whether a tap on a node reaches the code at all.
 */
export function readTemplates(wxml: string): ReadonlyMap<string, NodeTemplate> {
  const templates = new Map<string, NodeTemplate>();
  for (const [, kind = '', variant, component = '', attributes = ''] of wxml.matchAll(TEMPLATE)) {
    // An input has one template for having the focus and one for not; they differ in the focus attribute alone.
    if (component === 'template' || (variant && templates.has(kind))) continue;
    templates.set(kind, readTemplate(component, attributes));
  }
  return templates;
}

function readTemplate(component: string, source: string): NodeTemplate {
  const pairs = [...source.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value] as const);
  const events = (prefix: string) =>
    new Set(
      pairs
        .filter(([name, value]) => name.startsWith(prefix) && value === 'eh')
        .map(([name]) => name.slice(prefix.length).replace(/^:/, '')),
    );
  const fed = pairs.flatMap(([name, value]) => {
    const key = /\bi\.(\w+)/.exec(value)?.[1];
    return key ? [[name, key] as const] : [];
  });
  return { component, attributes: new Map(fed), binds: events('bind'), catches: events('catch') };
}
