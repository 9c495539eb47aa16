import { type Evaluate, located, type Scope } from '../expression/scope';
import { isPlainObject } from '../paths';

/** What is to become of a field: kept, dropped, computed, or a tree for what is below it. */
export type Leaf = { readonly kind: 'keep' } | { readonly kind: 'drop' } | { readonly kind: 'compute'; readonly evaluate: Evaluate };
export type Tree = { readonly kind: 'tree'; readonly fields: Map<string, Leaf | Tree> };

export const newTree = (): Tree => ({ kind: 'tree', fields: new Map() });

/** @throws PlatformError when the path meets another one of the same projection */
export function plant(tree: Tree, path: string, leaf: Leaf): void {
  const steps = path.split('.');
  if (steps.includes('')) throw located(15998, 'FieldPath field names may not be empty strings.');
  let at = tree;
  steps.slice(0, -1).forEach((step, i) => {
    const found = at.fields.get(step) ?? newTree();
    if (found.kind !== 'tree') throw located(31249, `Path collision at ${path} remaining portion ${steps.slice(i + 1).join('.')}`);
    at.fields.set(step, found);
    at = found;
  });
  const last = steps.at(-1) as string;
  if (at.fields.has(last)) throw located(31250, `Path collision at ${path}`);
  at.fields.set(last, leaf);
}

/** Whether the tree computes anything. */
const computes = (tree: Tree): boolean =>
  [...tree.fields.values()].some((field) => field.kind === 'compute' || (field.kind === 'tree' && computes(field)));

/**
 * An object as the tree wants it: fields of the document in its order, computed ones after them.
 *
 * @param keepsOthers what the tree does not name stays
 */
export function prune(value: unknown, tree: Tree, keepsOthers: boolean, scope: Scope): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => prune(item, tree, keepsOthers, scope));
    return items.filter((item) => item !== undefined);
  }
  if (!isPlainObject(value)) return computes(tree) ? computed({}, tree, keepsOthers, scope) : keepsOthers ? value : undefined;
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const field = tree.fields.get(name);
    if (!field) {
      if (keepsOthers) result[name] = item;
    } else if (field.kind === 'keep') result[name] = item;
    else if (field.kind === 'compute') {
      const made = field.evaluate(scope);
      // With others kept, a field keeps its place; else it comes after those of the document.
      if (keepsOthers && made !== undefined) result[name] = made;
    } else if (field.kind === 'tree') {
      const inner = prune(item, field, keepsOthers, scope);
      if (inner !== undefined) result[name] = inner;
    }
  }
  return computed(result, tree, keepsOthers, scope);
}

function computed(result: Record<string, unknown>, tree: Tree, keepsOthers: boolean, scope: Scope): Record<string, unknown> {
  for (const [name, field] of tree.fields) {
    if (Object.hasOwn(result, name)) continue;
    const made =
      field.kind === 'compute'
        ? field.evaluate(scope)
        : field.kind === 'tree' && computes(field)
          ? prune({}, field, keepsOthers, scope)
          : undefined;
    if (made !== undefined) result[name] = made;
  }
  return result;
}
