import { databaseFailed } from '../refusals';
import { compareValues } from '../values/compare';
import { isNumber, toNumber } from '../values/numbers';
import { spent } from './allowance';

/** What an expression is evaluated in: the document and the variables set around it. */
export type Scope = { readonly root: unknown; readonly variables: Readonly<Record<string, unknown>> };

/** `undefined` = missing. */
export type Evaluate = (scope: Scope) => unknown;
export type Compile = (expression: unknown) => Evaluate;
/** Makes the evaluation of `{$name: operand}`. */
export type Operator = (operand: unknown, compile: Compile) => Evaluate;
export type Operators = Readonly<Record<string, Operator>>;

export const located = (code: number, message: string) => databaseFailed(`(Location${code}) ${message}`);

/** An operator of `least` to `most` arguments; one need not be a list. */
export function withArguments(name: string, least: number, most: number, apply: (...values: unknown[]) => unknown): Operator {
  return (operand, compile) => {
    const items = Array.isArray(operand) ? operand : [operand];
    if (items.length < least || items.length > most) throw located(16020, arityText(name, least, most, items.length));
    const compiled = items.map(compile);
    const [first, second] = compiled as [Evaluate, Evaluate];
    if (compiled.length === 1) return (scope) => spent(apply(first(scope)));
    if (compiled.length === 2) return (scope) => spent(apply(first(scope), second(scope)));
    return (scope) => spent(apply(...compiled.map((evaluate) => evaluate(scope))));
  };
}

function arityText(name: string, least: number, most: number, given: number): string {
  const wanted = least === most ? `exactly ${least} arguments.` : `at least ${least} arguments, and at most ${most},`;
  return `Expression ${name} takes ${wanted} ${given} were passed in.`;
}

/** The named parts of an operand. @throws PlatformError for one that is missing or unknown */
export function namedArguments(
  name: string,
  operand: unknown,
  needed: readonly string[],
  optional: readonly string[],
): Readonly<Record<string, unknown>> {
  if (typeof operand !== 'object' || operand === null || Array.isArray(operand))
    throw located(28646, `${name} only supports an object as its argument`);
  for (const key of Object.keys(operand))
    if (!needed.includes(key) && !optional.includes(key)) throw located(28647, `Unrecognized parameter to ${name}: ${key}`);
  for (const key of needed) if (!Object.hasOwn(operand, key)) throw located(28648, `Missing '${key}' parameter to ${name}`);
  return operand as Record<string, unknown>;
}

export const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

/** False are: false, null, what is missing, and 0. */
export function isTrue(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  return !isMissing(value) && !(isNumber(value) && toNumber(value) === 0);
}

/** As in queries, but what is missing comes before null. */
export function compareInExpression(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareValues(a, b);
}
