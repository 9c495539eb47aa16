import { compile } from '../expression/compile';
import { located, type Scope } from '../expression/scope';
import { isPlainObject } from '../paths';
import { isNumber, toNumber } from '../values/numbers';
import { newTree, plant, prune, type Tree } from './tree';

type Document = Record<string, unknown>;
type Shape = (document: Document, variables: Scope['variables']) => Document;

/** `$project`: fields kept (1), dropped (0) or computed. @throws PlatformError for kept and dropped mixed, an empty list, paths that meet */
export function compileProject(specification: unknown): Shape {
  if (!isPlainObject(specification)) throw located(15969, '$project specification must be an object');
  if (Object.keys(specification).length === 0)
    throw located(51272, 'Invalid $project :: caused by :: projection specification must have at least one field');
  const tree = newTree();
  const kinds = new Set<string>();
  gather(specification, '', tree, kinds);
  const drops = kinds.has('drop');
  if (drops && (kinds.has('keep') || kinds.has('compute')))
    throw located(31254, 'Invalid $project :: caused by :: Cannot do exclusion in inclusion projection');
  const isDropping = drops || kinds.size === 0;
  // Only _id dropped: everything else stays.
  if (!isDropping && !tree.fields.has('_id')) tree.fields.set('_id', { kind: 'keep' });
  return (document, variables) => prune(document, tree, isDropping, { root: document, variables }) as Document;
}

function gather(specification: Document, prefix: string, tree: Tree, kinds: Set<string>): void {
  for (const [name, wish] of Object.entries(specification)) {
    if (name.startsWith('$')) throw located(16404, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
    const path = prefix + name;
    if (isPlainObject(wish) && Object.keys(wish).length > 0 && !Object.keys(wish)[0]?.startsWith('$')) {
      gather(wish, `${path}.`, tree, kinds);
      continue;
    }
    if (isPlainObject(wish) && Object.keys(wish).length === 0)
      throw located(51270, `Invalid $project :: caused by :: An empty sub-projection is not a valid value. Found empty object at path`);
    const isFlag = typeof wish === 'boolean' || isNumber(wish);
    const keeps = isFlag && (typeof wish === 'boolean' ? wish : toNumber(wish) !== 0);
    const kind = isFlag ? (keeps ? 'keep' : 'drop') : 'compute';
    if (path !== '_id' || kind === 'compute') kinds.add(kind);
    else if (keeps) kinds.add('id');
    plant(tree, path, kind === 'compute' ? { kind, evaluate: compile(wish) } : { kind });
  }
}

/** `$addFields` and `$set`: what is computed is added or replaced, everything else stays. */
export function compileAddFields(name: string, specification: unknown): Shape {
  if (!isPlainObject(specification)) throw located(40272, `${name} specification stage must be an object, got ${typeof specification}`);
  if (Object.keys(specification).length === 0)
    throw located(40177, `Invalid ${name} :: caused by :: specification must have at least one field`);
  const tree = newTree();
  add(specification, '', tree);
  return (document, variables) => prune(document, tree, true, { root: document, variables }) as Document;
}

function add(specification: Document, prefix: string, tree: Tree): void {
  for (const [name, wish] of Object.entries(specification)) {
    if (name.startsWith('$')) throw located(16404, `FieldPath field names may not start with '$'.`);
    const isNested = isPlainObject(wish) && Object.keys(wish).length > 0 && !Object.keys(wish)[0]?.startsWith('$');
    if (isNested) add(wish, `${prefix}${name}.`, tree);
    else plant(tree, prefix + name, { kind: 'compute', evaluate: compile(wish) });
  }
}

/** `$unset`: one path or several. */
export function compileUnset(operand: unknown): Shape {
  const paths = Array.isArray(operand) ? operand : [operand];
  if (paths.length === 0 || !paths.every((path) => typeof path === 'string'))
    throw located(31002, '$unset specification must be a string or an array of strings');
  const tree = newTree();
  for (const path of paths as string[]) plant(tree, path, { kind: 'drop' });
  return (document, variables) => prune(document, tree, true, { root: document, variables }) as Document;
}
