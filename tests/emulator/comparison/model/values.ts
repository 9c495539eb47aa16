/** A stand-in for MongoDB's ObjectId: 24 hexadecimal digits. */
export class ObjectId {
  constructor(readonly hex: string) {}
}

/** What a document may hold, as plain JavaScript. Numbers are told apart by value only: 1 is an int, 1.5 a double. */
export type Value = null | boolean | number | string | Date | ObjectId | readonly Value[] | Document;
export type Document = { readonly [field: string]: Value };
/** What a query may hold besides: regular expressions, anywhere a value may stand. */
export type QueryValue = Value | RegExp | readonly QueryValue[] | { readonly [field: string]: QueryValue };
export type Query = { readonly [field: string]: QueryValue };
/** `undefined` is a field that is not there. */
export type Maybe = Value | undefined;

export const isArray = (value: unknown): value is readonly Value[] => Array.isArray(value);

export function isDocument(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof ObjectId) &&
    !(value instanceof RegExp)
  );
}

export type TypeName = 'null' | 'number' | 'string' | 'object' | 'array' | 'objectId' | 'bool' | 'date';

/**
 * From least to greatest.
 * Source: MongoDB manual, "Comparison/Sort Order", read 2026-11-27.
 */
const TYPES_IN_ORDER: readonly TypeName[] = ['null', 'number', 'string', 'object', 'array', 'objectId', 'bool', 'date'];

export function typeOf(value: Value): TypeName {
  if (value === null) return 'null';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof ObjectId) return 'objectId';
  return 'object';
}

const rankOf = (value: Value): number => TYPES_IN_ORDER.indexOf(typeOf(value));

/** Negative, 0 or positive: as MongoDB orders any two values, of whatever types. */
export function compare(left: Value, right: Value): number {
  const byType = rankOf(left) - rankOf(right);
  if (byType !== 0 || left === null) return byType;
  if (typeof left === 'number') return compareNumbers(left, right as number);
  if (typeof left === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(right as string));
  if (typeof left === 'boolean') return Number(left) - Number(right);
  if (left instanceof Date) return left.getTime() - (right as Date).getTime();
  if (left instanceof ObjectId) return Buffer.compare(Buffer.from(left.hex), Buffer.from((right as ObjectId).hex));
  if (isArray(left)) return compareArrays(left, right as readonly Value[]);
  return compareDocuments(left, right as Document);
}

/** NaN is less than every number and equal to itself. */
function compareNumbers(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
  return left === right ? 0 : left < right ? -1 : 1;
}

function compareArrays(left: readonly Value[], right: readonly Value[]): number {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const difference = compare(item, other);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Field by field in their order: type of the value first, then the name, then the value. */
function compareDocuments(left: Document, right: Document): number {
  const others = Object.entries(right);
  for (const [index, [name, value]] of Object.entries(left).entries()) {
    const other = others[index];
    if (other === undefined) return 1;
    const [otherName, otherValue] = other;
    const byType = rankOf(value) - rankOf(otherValue);
    if (byType !== 0) return byType;
    if (name !== otherName) return Buffer.compare(Buffer.from(name), Buffer.from(otherName));
    const byValue = compare(value, otherValue);
    if (byValue !== 0) return byValue;
  }
  return Object.keys(left).length - others.length;
}

export const equals = (left: Value, right: Value): boolean => compare(left, right) === 0;

/** `items` and those of `more` that are not among them yet, each once. */
export function union(items: readonly Value[], more: readonly Value[]): readonly Value[] {
  const all = [...items];
  for (const value of more) if (!all.some((each) => equals(each, value))) all.push(value);
  return all;
}

export const isIndex = (part: string): boolean => /^\d+$/.test(part);

export function copy<T extends Value>(value: T): T {
  if (isArray(value)) return value.map(copy) as Value as T;
  if (isDocument(value)) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copy(each)])) as T;
  return value;
}
