import { encode } from './ejson';
import { compareValues } from './order-key';
import { isPlainObject, valuesAt } from './paths';
import { tester } from './search';

/** One update operator. Values are as they stand; `undefined` = missing, and as a result = take it away. */
export type Change = {
  /** Whether missing objects on the path are made. */
  readonly creates: boolean;
  /** Why it cannot be done, in MongoDB's words (`{path}` and `{document}` are filled in). */
  readonly refuses: (before: unknown, operand: unknown) => string | undefined;
  readonly apply: (before: unknown, operand: unknown) => unknown;
};

type PushSpec = { readonly $each: readonly unknown[]; readonly $position?: number; readonly $sort?: unknown; readonly $slice?: number };

const never = () => undefined;
const isSame = (a: unknown, b: unknown) => compareValues(a, b) === 0;
const typeName = (value: unknown) =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : value instanceof Date ? 'date' : typeof value;

const mustBeNumbers = (operator: string) => (before: unknown, operand: unknown) => {
  if (typeof operand !== 'number')
    return `Cannot ${operator === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {{path}: ${encode(operand)}}`;
  if (before === undefined || typeof before === 'number') return undefined;
  return `Cannot apply ${operator} to a value of non-numeric type. {document} has the field '{path}' of non-numeric type ${typeName(before)}`;
};

const mustBeArray = (operator: string) => (before: unknown) =>
  before === undefined || Array.isArray(before)
    ? undefined
    : `The field '{path}' must be an array but is of type ${typeName(before)} in document {document} (${operator})`;

const setOperator: Change = { creates: true, refuses: never, apply: (_before, operand) => operand };

export const OPERATORS: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['$set', setOperator],
  ['$unset', { creates: false, refuses: never, apply: () => undefined }],
  [
    '$inc',
    {
      creates: true,
      refuses: mustBeNumbers('$inc'),
      apply: (before, operand) => ((before as number | undefined) ?? 0) + (operand as number),
    },
  ],
  [
    '$mul',
    {
      creates: true,
      refuses: mustBeNumbers('$mul'),
      apply: (before, operand) => ((before as number | undefined) ?? 0) * (operand as number),
    },
  ],
  [
    '$min',
    {
      creates: true,
      refuses: never,
      apply: (before, operand) => (before === undefined || compareValues(operand, before) < 0 ? operand : before),
    },
  ],
  [
    '$max',
    {
      creates: true,
      refuses: never,
      apply: (before, operand) => (before === undefined || compareValues(operand, before) > 0 ? operand : before),
    },
  ],
  ['$bit', { creates: true, refuses: refusesBits, apply: applyBits }],
  ['$push', { creates: true, refuses: (before, operand) => refusesPush(operand) ?? mustBeArray('$push')(before), apply: applyPush }],
  ['$addToSet', { creates: true, refuses: mustBeArray('$addToSet'), apply: applyAddToSet }],
  [
    '$pop',
    {
      creates: false,
      refuses: refusesPop,
      apply: (before, operand) => (Array.isArray(before) ? (operand === 1 ? before.slice(0, -1) : before.slice(1)) : before),
    },
  ],
  ['$pull', { creates: false, refuses: mustBeArray('$pull'), apply: applyPull }],
  ['$pullAll', { creates: false, refuses: refusesPullAll, apply: applyPullAll }],
]);

function refusesBits(before: unknown, operand: unknown): string | undefined {
  const isKnown =
    isPlainObject(operand) &&
    Object.entries(operand).every(([name, value]) => ['and', 'or', 'xor'].includes(name) && Number.isInteger(value));
  if (!isKnown) return `The $bit modifier takes {and|or|xor: <integer>}, not ${encode(operand)}`;
  if (before !== undefined && !Number.isInteger(before))
    return `Cannot apply $bit to a value of non-integral type. {document} has the field {path} of non-integer type ${typeName(before)}`;
  return undefined;
}

function applyBits(before: unknown, operand: unknown): number {
  let bits = BigInt((before as number | undefined) ?? 0);
  for (const [name, value] of Object.entries(operand as Record<string, number>)) {
    const other = BigInt(value);
    bits = name === 'and' ? bits & other : name === 'or' ? bits | other : bits ^ other;
  }
  return Number(bits);
}

function pushSpec(operand: unknown): PushSpec {
  return isPlainObject(operand) && Object.hasOwn(operand, '$each') ? (operand as PushSpec) : { $each: [operand] };
}

function refusesPush(operand: unknown): string | undefined {
  const { $each, $position, $slice } = pushSpec(operand);
  if (!Array.isArray($each)) return `The argument to $each in $push must be an array but it was of type: ${typeName($each)}`;
  if ($position !== undefined && !Number.isInteger($position)) return 'The value for $position must be an integer value';
  if ($slice !== undefined && !Number.isInteger($slice)) return 'The value for $slice must be an integer value';
  return undefined;
}

function applyPush(before: unknown, operand: unknown): unknown[] {
  const { $each, $position, $sort, $slice } = pushSpec(operand);
  const items = [...((before as unknown[] | undefined) ?? [])];
  items.splice($position ?? items.length, 0, ...$each);
  if ($sort !== undefined) items.sort(byOrder($sort));
  if ($slice === undefined) return items;
  return $slice < 0 ? items.slice($slice) : items.slice(0, $slice);
}

function byOrder(order: unknown): (a: unknown, b: unknown) => number {
  if (!isPlainObject(order)) return (a, b) => Number(order) * compareValues(a, b);
  const paths = Object.entries(order);
  return (a, b) => {
    for (const [path, direction] of paths) {
      const compared = compareValues(valuesAt(a, path)[0], valuesAt(b, path)[0]);
      if (compared !== 0) return Number(direction) * compared;
    }
    return 0;
  };
}

function applyAddToSet(before: unknown, operand: unknown): unknown[] {
  const items = [...((before as unknown[] | undefined) ?? [])];
  const added = isPlainObject(operand) && Array.isArray(operand.$each) ? operand.$each : [operand];
  for (const value of added) if (!items.some((item) => isSame(item, value))) items.push(value);
  return items;
}

function refusesPop(before: unknown, operand: unknown): string | undefined {
  return operand === 1 || operand === -1 ? mustBeArray('$pop')(before) : `$pop expects 1 or -1, found: ${encode(operand)}`;
}

/** A value, a condition on the item (`{$gt: 3}`), or conditions on the item's fields. */
function applyPull(before: unknown, operand: unknown): unknown {
  if (!Array.isArray(before)) return before;
  if (operand instanceof RegExp || (isPlainObject(operand) && Object.keys(operand).some((key) => key.startsWith('$')))) {
    const test = tester({ item: operand });
    return before.filter((item) => !test({ item }));
  }
  if (!isPlainObject(operand)) return before.filter((item) => !isSame(item, operand));
  const test = tester(operand);
  return before.filter((item) => !(isPlainObject(item) && test(item)));
}

function refusesPullAll(before: unknown, operand: unknown): string | undefined {
  return Array.isArray(operand) ? mustBeArray('$pullAll')(before) : '$pullAll requires an array argument';
}

function applyPullAll(before: unknown, operand: unknown): unknown {
  return Array.isArray(before) ? before.filter((item) => !(operand as unknown[]).some((value) => isSame(item, value))) : before;
}
