import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as glassEasel from 'glass-easel';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { Data } from './set-data';

// A template that throws must fail the test that draws it.
glassEasel.globalOptions.throwGlobalError = true;

type PageJson = { readonly usingComponents?: Readonly<Record<string, string>> };
type Templates = Record<string, glassEasel.template.ComponentTemplate['content']>;

/**
 * Draws pages from their compiled templates with glass-easel, the component framework WeChat published: WXML and WXS are really compiled and run, into
 * a tree without a screen. What it shows must be what the data say; a template that drops or misplaces something is seen here alone.
 */
export class Rendering {
  readonly #space = new glassEasel.ComponentSpace();
  readonly #group = new TmplGroup();

  constructor(private readonly folder: string) {}

  /** @returns the page as indented text, in the form of `PageNode.outline()`: tag, `#id` where the code gave one, classes, texts */
  outline(route: string, data: Data): string {
    const templates = this.#compile(route);
    const { usingComponents = {} } = this.#json(route);
    const components = Object.entries(usingComponents).map(
      ([tag, file]) => [tag, path.posix.join(path.posix.dirname(route), file)] as const,
    );
    for (const [, file] of components) this.#defineRecursive(file, templates);
    const definition = this.#space
      .define(route)
      .usingComponents(Object.fromEntries(components.map(([tag, file]) => [tag, `/${file}`])))
      .template({ groupList: templates, content: templates[route] ?? missing(route) } as glassEasel.template.ComponentTemplate)
      .data(() => JSON.parse(JSON.stringify(data)))
      .registerComponent();

    const page = glassEasel.Component.createWithContext('page', definition, new glassEasel.EmptyBackendContext());
    glassEasel.Element.pretendAttached(page);
    return drawn(page, 0)
      .join('\n')
      .replace(/^<[^>]*>/, '<root>');
  }

  /** Taro's `comp` and `custom-wrapper`: they draw the node they are given, with the templates of all. */
  #defineRecursive(file: string, templates: Templates): void {
    if (this.#space.getComponentByUrlWithoutDefault(file, '')) return;
    const own = Object.entries(this.#json(file).usingComponents ?? {}).map(([tag, to]) => [
      tag,
      `/${path.posix.join(path.posix.dirname(file), to)}`,
    ]);
    this.#space
      .define(file)
      .usingComponents(Object.fromEntries(own))
      .template({ groupList: templates, content: templates[file] ?? missing(file) } as glassEasel.template.ComponentTemplate)
      .property('i', Object)
      .property('l', String)
      .registerComponent();
  }

  #compile(route: string): Templates {
    const files = new Set<string>();
    const add = (file: string) => {
      if (files.has(file)) return;
      files.add(file);
      const warnings: { message?: string }[] = this.#group.addTmpl(file, this.#read(`${file}.wxml`));
      if (warnings.length > 0) throw new Error(`${file}.wxml: ${JSON.stringify(warnings.map(String))}`);
      for (const script of this.#group.getScriptDependencies(file)) this.#group.addScript(script, this.#read(`${script}.wxs`));
      for (const imported of this.#group.getDirectDependencies(file)) add(imported);
    };
    add(route);
    for (const component of Object.values(this.#json(route).usingComponents ?? {}))
      add(path.posix.join(path.posix.dirname(route), component));
    return new Function(`return ${this.#group.getTmplGenObjectGroups()}`)();
  }

  #read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  #json(file: string): PageJson {
    return JSON.parse(this.#read(`${file}.json`));
  }
}

function missing(file: string): never {
  throw new Error(`${file}.wxml has not been compiled`);
}

/** What a person would see of a node: `wx:if`, `wx:for` and templates leave no trace, a component shows what is inside. */
function drawn(node: glassEasel.Node, depth: number): string[] {
  const indent = '  '.repeat(depth);
  if (node instanceof glassEasel.TextNode) return [`${indent}${node.textContent}`];
  if (node instanceof glassEasel.VirtualNode) return node.childNodes.flatMap((child) => drawn(child, depth));
  const inside = node instanceof glassEasel.Component ? (node.getShadowRoot()?.childNodes ?? []) : node.childNodes;
  const id = node.id && node.id !== node.dataset.sid ? ` #${node.id}` : '';
  const classes = node.class.split(/\s+/).filter(Boolean);
  const tag = node instanceof glassEasel.Component || node instanceof glassEasel.NativeNode ? path.posix.basename(node.is) : '';
  return [`${indent}<${tag}${id}${classes.map((name) => `.${name}`).join('')}>`, ...inside.flatMap((child) => drawn(child, depth + 1))];
}
