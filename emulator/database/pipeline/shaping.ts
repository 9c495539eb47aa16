import { spend } from '../expression/allowance';
import { compile } from '../expression/compile';
import { located, type Scope } from '../expression/scope';
import { fieldOf, isPlainObject } from '../paths';
import { typeName } from '../values/bson-type';
import type { Document, Stage } from './stage';

/** `$replaceRoot` and `$replaceWith`. */
export function replaceRoot(name: string, expression: unknown): Stage {
  const root = compile(expression);
  return function* (input, variables) {
    for (const document of input) {
      const made = root({ root: document, variables });
      if (!isPlainObject(made))
        throw located(
          40228,
          `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeName(made)} (${name})`,
        );
      yield made;
    }
  };
}

type Unwinding = { readonly steps: readonly string[]; readonly indexPath: readonly string[] | undefined; readonly preserves: boolean };

/** `$unwind`: one document for each item; a value that is no list counts as its only item. */
export function unwind(operand: unknown): Stage {
  const { steps, indexPath, preserves } = unwinding(operand);
  return function* (input) {
    for (const document of input) {
      const value = valueAt(document, steps);
      const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
      if (isEmpty) {
        if (!preserves) continue;
        const rest = Array.isArray(value) ? withValue(document, steps, undefined) : document;
        yield indexPath ? withValue(rest, indexPath, null) : rest;
      } else if (!Array.isArray(value)) yield indexPath ? withValue(document, indexPath, null) : document;
      else {
        for (let i = 0; i < value.length; i += 1) {
          const one = withValue(document, steps, value[i]);
          yield indexPath ? withValue(one, indexPath, i) : one;
        }
      }
    }
  };
}

function unwinding(operand: unknown): Unwinding {
  const given = typeof operand === 'string' ? { path: operand } : operand;
  if (!isPlainObject(given))
    throw located(15981, `expected either a string or an object as specification for $unwind stage, got ${typeName(operand)}`);
  const unknown = Object.keys(given).find((key) => !['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(key));
  if (unknown) throw located(28811, `unrecognized option to $unwind stage: ${unknown}`);
  const { path, includeArrayIndex, preserveNullAndEmptyArrays = false } = given;
  if (path === undefined) throw located(28812, 'no path specified to $unwind stage');
  if (typeof path !== 'string') throw located(28808, `expected a string as the path for $unwind stage, got ${typeName(path)}`);
  if (!path.startsWith('$') || path.length < 2) throw located(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (typeof preserveNullAndEmptyArrays !== 'boolean')
    throw located(
      28809,
      `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${typeName(preserveNullAndEmptyArrays)}`,
    );
  if (includeArrayIndex !== undefined && (typeof includeArrayIndex !== 'string' || includeArrayIndex === ''))
    throw located(
      28810,
      `expected a non-empty string for the includeArrayIndex  option to $unwind stage, got ${typeName(includeArrayIndex)}`,
    );
  if (includeArrayIndex?.startsWith('$'))
    throw located(28822, `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${includeArrayIndex}`);
  return { steps: path.slice(1).split('.'), indexPath: includeArrayIndex?.split('.'), preserves: preserveNullAndEmptyArrays };
}

/** The value at a path of objects; arrays on the way are not entered. */
function valueAt(document: unknown, steps: readonly string[]): unknown {
  let value: unknown = document;
  for (const step of steps) value = isPlainObject(value) ? fieldOf(value, step) : undefined;
  return value;
}

/** A copy with another value at a path; `undefined` takes it away. */
export function withValue(document: Document, steps: readonly string[], value: unknown): Document {
  const [step, ...rest] = steps as [string, ...string[]];
  const copy = { ...document };
  spend(4);
  const inner = fieldOf(document, step);
  const made = rest.length > 0 ? withValue(isPlainObject(inner) ? inner : {}, rest, value) : value;
  if (made === undefined) delete copy[step];
  else copy[step] = made;
  return copy;
}

/** `$redact`: keeps, drops or enters each object, as the expression says of it. */
export function redact(expression: unknown): Stage {
  const decide = compile(expression);
  return function* (input, variables) {
    for (const document of input) {
      const kept = redacted(document, { root: document, variables });
      if (kept) yield kept;
    }
  };

  function redacted(object: Document, scope: Scope): Document | undefined {
    const verdict = decide({ root: scope.root, variables: { ...scope.variables, CURRENT: object } });
    if (verdict === '$$KEEP') return object;
    if (verdict === '$$PRUNE') return undefined;
    if (verdict !== '$$DESCEND') throw located(17053, '$redact must return either $$KEEP, $$PRUNE, or $$DESCEND');
    const result: Document = {};
    for (const [name, value] of Object.entries(object)) {
      const inner = entered(value, scope);
      if (inner !== undefined) result[name] = inner;
    }
    return result;
  }

  function entered(value: unknown, scope: Scope): unknown {
    if (isPlainObject(value)) return redacted(value, scope);
    return Array.isArray(value) ? value.map((item) => entered(item, scope)).filter((item) => item !== undefined) : value;
  }
}
