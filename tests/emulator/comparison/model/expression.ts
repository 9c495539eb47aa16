import { type Document, isArray, isDocument, type Maybe, type Value } from './values';

/** `"$a.b"`, null, a number, or an object of expressions. */
export type Expression = string | null | number | { readonly [field: string]: Expression };

/** Undefined where the path leads to nothing; an object leaves such fields out. */
export function evaluate(expression: Expression, document: Document): Maybe {
  if (typeof expression === 'string') return expression.startsWith('$') ? at(document, expression.slice(1).split('.')) : expression;
  if (typeof expression !== 'object' || expression === null) return expression;
  const fields = Object.entries(expression).flatMap(([name, each]) => {
    const value = evaluate(each, document);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(fields);
}

/** Through an array a path gives an array: of what the documents in it have there. Positions mean nothing. */
function at(value: Value, [part, ...rest]: readonly string[]): Maybe {
  if (part === undefined) return value;
  if (isDocument(value)) return Object.hasOwn(value, part) ? at(value[part] as Value, rest) : undefined;
  if (!isArray(value)) return undefined;
  return value.flatMap((item) => {
    const found = isDocument(item) ? at(item, [part, ...rest]) : undefined;
    return found === undefined ? [] : [found];
  });
}
