import { isPlainObject } from '../paths';
import { unknownOperator } from '../refusals';
import { accumulating } from './accumulators';
import { spend, spent } from './allowance';
import { arithmetic } from './arithmetic';
import { arrays } from './arrays';
import { conversion } from './conversion';
import { dates } from './dates';
import { logic } from './logic';
import { objects } from './objects';
import { resolve } from './paths';
import { type Evaluate, located, type Operators, type Scope } from './scope';
import { sets } from './sets';
import { strings } from './strings';

const OPERATORS: Operators = {
  ...arithmetic,
  ...logic,
  ...arrays,
  ...strings,
  ...dates,
  ...objects,
  ...sets,
  ...conversion,
  ...accumulating,
};

const SYSTEM_VARIABLES = ['ROOT', 'CURRENT', 'REMOVE', 'NOW', 'DESCEND', 'PRUNE', 'KEEP'];

/**
 * Compiles an aggregation expression.
 * The operators are those of MongoDB 4.4, which the platform's error texts point to (`'$set' is empty`, dup keys with field names;
 * logs in public repositories, read 2026-11-27); which version it runs is not published. Longs and decimals keep their digits in
 * sums, products and comparisons; functions of analysis (`$sqrt`, `$ln`, …) go by double.
 *
 * @throws PlatformError DATABASE_INVALID_OPERRATOR for an operator that is unknown, DATABASE_REQUEST_FAILED for a misused one
 */
export function compile(expression: unknown): Evaluate {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression);
  if (Array.isArray(expression)) {
    const items = expression.map(compile);
    return (scope) => spent(items.map((item) => item(scope) ?? null));
  }
  if (!isPlainObject(expression)) return () => expression;
  const entries = Object.entries(expression);
  const [first] = entries;
  if (!first?.[0].startsWith('$')) return compileObject(entries);
  const [name, operand] = first;
  if (entries.length > 1) throw located(15983, 'an object representing an expression must have exactly one field');
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!operator) throw unknownOperator(`Unrecognized expression '${name}'`);
  return operator(operand, compile);
}

/** An expression of a document alone. */
export function compileExpression(expression: unknown, variables: Scope['variables'] = {}): (document: unknown) => unknown {
  const evaluate = compile(expression);
  return (root) => evaluate({ root, variables });
}

function compilePath(text: string): Evaluate {
  if (text === '$') throw located(16872, "'$' by itself is not a valid FieldPath");
  if (!text.startsWith('$$')) {
    const steps = stepsOf(text.slice(1));
    return ({ root, variables }) => resolve(Object.hasOwn(variables, 'CURRENT') ? variables.CURRENT : root, steps);
  }
  const [name = '', ...rest] = text.slice(2).split('.');
  if (rest.length > 0) stepsOf(rest.join('.'));
  switch (name) {
    case 'ROOT':
      return ({ root }) => resolve(root, rest);
    case 'CURRENT':
      return ({ root, variables }) => resolve(Object.hasOwn(variables, 'CURRENT') ? variables.CURRENT : root, rest);
    case 'REMOVE':
      return () => undefined;
    case 'NOW':
      return ({ variables }) => variables.NOW ?? new Date();
    case 'DESCEND':
    case 'PRUNE':
    case 'KEEP':
      return () => text;
    default:
      if (SYSTEM_VARIABLES.includes(name) || !/^[a-z\u0080-\u{10ffff}][\w\u0080-\u{10ffff}]*$/u.test(name))
        throw located(16867, `'${name}' is not a valid variable name`);
      return ({ variables }) => {
        if (!Object.hasOwn(variables, name)) throw located(17276, `Use of undefined variable: ${name}`);
        return resolve(variables[name], rest);
      };
  }
}

function stepsOf(path: string): string[] {
  const steps = path.split('.');
  if (path.endsWith('.')) throw located(40353, "FieldPath must not end with a '.'.");
  if (steps.includes('')) throw located(15998, 'FieldPath field names may not be empty strings.');
  if (steps.some((step) => step.startsWith('$'))) throw located(16410, "FieldPath field names may not start with '$'.");
  return steps;
}

function compileObject(entries: readonly [string, unknown][]): Evaluate {
  const fields = entries.map(([name, value]) => {
    if (name.includes('.')) throw located(16405, "FieldPath field names may not contain '.'.");
    if (name.startsWith('$')) throw located(16410, "FieldPath field names may not start with '$'.");
    return [name, compile(value)] as const;
  });
  return (scope) => {
    const result: Record<string, unknown> = {};
    spend(fields.length + 1);
    for (const [name, evaluate] of fields) {
      const value = evaluate(scope);
      if (value !== undefined) result[name] = value;
    }
    return result;
  };
}
