import { encode } from '../ejson';
import { isPlainObject } from '../paths';
import { unknownOperator, writeFailed } from '../refusals';
import { typeName } from '../values/bson-type';
import { OPERATORS } from './operators';

type Document = Readonly<Record<string, unknown>>;

/** One change of one path. */
export type Step = { readonly operator: string; readonly path: string; readonly steps: readonly string[]; readonly operand: unknown };

/** Operators that are no change of a value on the spot. */
const OTHERS = new Set(['$rename', '$setOnInsert']);

/**
 * The changes of `{$set: …, $inc: …}` in the order MongoDB makes them: by path, whatever the order they are written in.
 *
 * @throws PlatformError DATABASE_INVALID_OPERRATOR for an unknown operator, DATABASE_REQUEST_FAILED for empty ones, illegal paths and
 * paths that meet
 */
export function stepsOf(modifier: Document): Step[] {
  const steps: Step[] = [];
  for (const [operator, changes] of Object.entries(modifier)) {
    if (!OTHERS.has(operator) && !OPERATORS.has(operator))
      throw unknownOperator(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    if (!isPlainObject(changes))
      throw writeFailed(
        `Modifiers operate on fields but we found type ${typeName(changes)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${encode(changes)}}`,
      );
    if (Object.keys(changes).length === 0)
      throw writeFailed(`'${operator}' is empty. You must specify a field like so: {${operator}: {<field>: ...}}`);
    for (const [path, operand] of Object.entries(changes)) {
      steps.push({ operator, path, steps: checkedPath(path), operand });
      if (operator === '$rename') checkRename(path, operand);
      else OPERATORS.get(operator)?.check(operand, path);
    }
  }
  checkConflicts(steps);
  return steps.sort((a, b) => comparePaths(a.steps, b.steps));
}

function checkedPath(path: string): string[] {
  const steps = path.split('.');
  if (steps.includes(''))
    throw writeFailed(
      path === '' ? 'An empty update path is not valid.' : `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  if (steps[0]?.startsWith('$'))
    throw writeFailed(
      steps[0] === '$' || steps[0].startsWith('$[')
        ? `Cannot have array filter identifier (i.e. '$[<id>]') or positional (i.e. '$') element in the first position in path '${path}'`
        : `The dollar ($) prefixed field '${steps[0]}' in '${path}' is not valid for storage.`,
    );
  if (steps.filter((step) => step === '$').length > 1) throw writeFailed(`Too many positional (i.e. '$') elements found in path '${path}'`);
  const identifier = steps.map((step) => /^\$\[(.+)\]$/.exec(step)?.[1]).find(Boolean);
  if (identifier) throw writeFailed(`No array filter found for identifier '${identifier}' in path '${path}'`);
  const illegal = steps.find((step) => step.startsWith('$') && step !== '$' && step !== '$[]');
  if (illegal) throw writeFailed(`The dollar ($) prefixed field '${illegal}' in '${path}' is not valid for storage.`);
  if (steps.includes('__proto__')) throw writeFailed(`The field '__proto__' in '${path}' is not valid for storage.`);
  return steps;
}

function checkRename(from: string, to: unknown): void {
  if (typeof to !== 'string') throw writeFailed(`The 'to' field for $rename must be a string: ${from}: ${encode(to)}`);
  const target = checkedPath(to);
  if (from === to) throw writeFailed(`The source and target field for $rename must differ: ${from}: ${encode(to)}`);
  if (from.includes('$')) throw writeFailed(`The source field for $rename may not be dynamic: ${from}`);
  if (target.some((step) => step.startsWith('$'))) throw writeFailed(`The destination field for $rename may not be dynamic: ${to}`);
}

function checkConflicts(steps: readonly Step[]): void {
  const seen = new Set<string>();
  const ways = new Set<string>();
  for (const { operator, path, operand } of steps) {
    for (const mine of operator === '$rename' ? [path, String(operand)] : [path]) {
      const beginnings = beginningsOf(mine);
      const meeting = seen.has(mine) || ways.has(mine) ? mine : beginnings.find((beginning) => seen.has(beginning));
      if (meeting !== undefined) throw writeFailed(`Updating the path '${mine}' would create a conflict at '${meeting}'`);
      seen.add(mine);
      for (const beginning of beginnings) ways.add(beginning);
    }
  }
}

/** `a.b.c` → `a`, `a.b` */
function beginningsOf(path: string): string[] {
  const steps = path.split('.');
  return steps.slice(1).map((_step, i) => steps.slice(0, i + 1).join('.'));
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [x, y] = [a[i] as string, b[i] as string];
    if (x !== y) return x < y ? -1 : 1;
  }
  return a.length - b.length;
}
