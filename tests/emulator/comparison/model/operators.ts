import { comparing, equalTo, isEqual, isMatch, matchingText } from './comparisons';
import { both, type Condition, NEVER, not, somewhere } from './condition';
import { asDocument } from './reach';
import { invalid } from './refusal';
import { isArray, isDocument, type Maybe, type Query, type QueryValue, typeOf, type Value } from './values';

type Parse = (query: Query) => Condition;
type Operator = (path: string, operand: QueryValue, all: Query, parse: Parse) => Condition;

const LOGICAL = ['$and', '$or', '$nor'];

/** An object whose first field is an operator; one that begins otherwise is a value to be equal to. */
export function isOperators(value: QueryValue): value is Query {
  return isDocument(value) && (Object.keys(value)[0] ?? '').startsWith('$');
}

/** `{$gt: 1, $lt: 3}` at a path: all of them must hold, each for itself. @throws Refusal invalid */
export function operators(path: string, operands: Query, parse: Parse): Condition {
  return both(
    Object.entries(operands).map(([name, operand]) => {
      const operator = OPERATORS[name];
      if (!operator) throw invalid(`unknown operator: ${name}`);
      return operator(path, operand, operands, parse);
    }),
  );
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  $eq: (path, operand) => equalTo(path, operand as Value),
  $ne: (path, operand) => not(equalTo(path, withoutPattern('$ne', operand))),
  $gt: (path, operand) => comparing(path, withoutPattern('$gt', operand), (difference) => difference > 0),
  $gte: (path, operand) => comparing(path, withoutPattern('$gte', operand), (difference) => difference >= 0),
  $lt: (path, operand) => comparing(path, withoutPattern('$lt', operand), (difference) => difference < 0),
  $lte: (path, operand) => comparing(path, withoutPattern('$lte', operand), (difference) => difference <= 0),
  $in: (path, operand) => among(path, '$in', operand),
  $nin: (path, operand) => not(among(path, '$nin', operand)),
  $not: negation,
  $exists: (path, operand) => {
    const isThere = somewhere(path, 'items', (value) => value !== undefined);
    return operand === false || operand === 0 || operand === null ? not(isThere) : isThere;
  },
  $type: ofType,
  $mod: remainder,
  $all: everyOne,
  $size: ofSize,
  $elemMatch: oneItem,
  $regex: (path, operand, { $options }) => matchingText(path, pattern(operand, $options)),
  $options: (_path, _operand, all) => {
    if (!('$regex' in all)) throw invalid('$options needs a $regex');
    return both([]);
  },
};

function withoutPattern(name: string, operand: QueryValue): Value {
  if (operand instanceof RegExp) throw invalid(`${name} cannot have a regular expression`);
  return operand as Value;
}

function among(path: string, name: string, operand: QueryValue): Condition {
  if (!isArray(operand)) throw invalid(`${name} needs an array`);
  const wanted = operand as readonly QueryValue[];
  if (wanted.some(isOperators)) throw invalid(`cannot nest $ under ${name}`);
  const isOneOf = (value: Maybe) => wanted.some((each) => (each instanceof RegExp ? isMatch(value, each) : isEqual(value, each as Value)));
  return somewhere(path, 'items', isOneOf);
}

function negation(path: string, operand: QueryValue, _all: Query, parse: Parse): Condition {
  if (operand instanceof RegExp) return not(matchingText(path, operand));
  if (!isDocument(operand)) throw invalid('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw invalid('$not cannot be empty');
  return not(operators(path, operand, parse));
}

const TYPES = ['number', 'int', 'long', 'double', 'string', 'object', 'array', 'objectId', 'bool', 'date', 'null'];

/** `int`, `long` and `double` go by value, as the SDK sends them: whole numbers of 32 bits are ints, larger ones longs. */
function ofType(path: string, operand: QueryValue): Condition {
  const wanted = isArray(operand) ? operand : [operand];
  if (wanted.length === 0) throw invalid('$type must match at least one type');
  for (const name of wanted) if (typeof name !== 'string' || !TYPES.includes(name)) throw invalid(`unknown type name: ${String(name)}`);
  return somewhere(path, 'items', (value) => value !== undefined && typesOf(value).some((name) => wanted.includes(name)));
}

function typesOf(value: Value): readonly string[] {
  if (typeof value !== 'number') return [typeOf(value)];
  if (!Number.isInteger(value)) return ['number', 'double'];
  return ['number', Math.abs(value) < 2 ** 31 ? 'int' : 'long'];
}

function remainder(path: string, operand: QueryValue): Condition {
  const numbers = isArray(operand) ? operand : [];
  const [divisor, rest] = numbers;
  if (numbers.length !== 2 || typeof divisor !== 'number' || typeof rest !== 'number') throw invalid('$mod needs two numbers');
  const [whole, left] = [Math.trunc(divisor), Math.trunc(rest)];
  if (whole === 0) throw invalid('divisor cannot be 0');
  // `+ 0` because -4 % 2 is -0.
  return somewhere(path, 'items', (value) => typeof value === 'number' && (Math.trunc(value) % whole) + 0 === left);
}

/** Each one is found somewhere, perhaps each somewhere else. Nothing is found where nothing is asked for. */
function everyOne(path: string, operand: QueryValue, _all: Query, parse: Parse): Condition {
  if (!isArray(operand)) throw invalid('$all needs an array');
  const wanted = operand as readonly QueryValue[];
  if (wanted.length === 0) return NEVER;
  const isElemMatch = (each: QueryValue) => isOperators(each) && Object.keys(each)[0] === '$elemMatch';
  if (wanted.some(isElemMatch) && !wanted.every(isElemMatch)) throw invalid('$all/$elemMatch has to be consistent');
  return both(
    wanted.map((each) => {
      if (each instanceof RegExp) return matchingText(path, each);
      if (isElemMatch(each)) return operators(path, each as Query, parse);
      if (isOperators(each)) throw invalid('no $ expressions in $all');
      return equalTo(path, each as Value);
    }),
  );
}

function ofSize(path: string, operand: QueryValue): Condition {
  if (typeof operand !== 'number' || !Number.isInteger(operand)) throw invalid('$size needs a whole number');
  if (operand < 0) throw invalid('$size may not be negative');
  return somewhere(path, 'whole', (value) => isArray(value) && value.length === operand);
}

/** One item for which all holds: as a document with fields, or as a value under operators. */
function oneItem(path: string, operand: QueryValue, _all: Query, parse: Parse): Condition {
  if (!isDocument(operand)) throw invalid('$elemMatch needs an object');
  const wanted = operand as Query;
  const isOfValues = isOperators(wanted) && !LOGICAL.includes(Object.keys(wanted)[0] ?? '');
  const part = isOfValues ? operators('', wanted, parse) : parse(wanted);
  const passes = (item: Value): boolean => {
    if (isOfValues) return part.holdsForItem(item);
    return (isDocument(item) || isArray(item)) && part.holdsFor(asDocument(item));
  };
  return somewhere(path, 'whole', (value) => isArray(value) && value.some(passes));
}

function pattern(operand: QueryValue, options: QueryValue | undefined): RegExp {
  if (options !== undefined && typeof options !== 'string') throw invalid('$options has to be a string');
  if (operand instanceof RegExp) return new RegExp(operand.source, options ?? operand.flags);
  if (typeof operand !== 'string') throw invalid('$regex has to be a string');
  return new RegExp(operand, options ?? '');
}
