import { fieldOf, isPlainObject } from '../paths';
import { failedToParse, typeMismatch } from '../refusals';
import { typeName } from '../values/bson-type';
import { compareValues, isSame } from '../values/compare';
import { isInteger, isNumber, toNumber } from '../values/numbers';
import { compilePattern, makePattern } from '../values/pattern';
import { ofType } from './element';
import type { Predicate, Test } from './walk';

type Schema = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<string, string | readonly string[]>> = {
  object: 'object',
  array: 'array',
  number: 'number',
  boolean: 'bool',
  string: 'string',
  null: 'null',
};

/**
 * `$jsonSchema`: draft 4 with `bsonType`, as MongoDB takes it.
 *
 * @throws PlatformError for a keyword MongoDB does not know ($ref, default, definitions, format, id; `type: 'integer'`)
 */
export function schemaHolds(schema: unknown): Predicate {
  const test = schemaTest(schema);
  return (document) => test(document);
}

function schemaTest(schema: unknown): Test {
  if (!isPlainObject(schema)) throw failedToParse('$jsonSchema must be an object');
  const tests = Object.entries(schema).flatMap(([keyword, operand]) => {
    const make = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (!make) throw failedToParse(`Unknown $jsonSchema keyword: ${keyword}`);
    checkKind(keyword, operand);
    return make(operand, schema) ?? [];
  });
  return (value) => tests.every((test) => test(value));
}

const onNumbers =
  (test: (value: number) => boolean): Test =>
  (value) =>
    !isNumber(value) || test(toNumber(value));
const onTexts =
  (test: (value: string) => boolean): Test =>
  (value) =>
    typeof value !== 'string' || test(value);
const onArrays =
  (test: (value: readonly unknown[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || test(value);
const onObjects =
  (test: (value: Record<string, unknown>) => boolean): Test =>
  (value) =>
    !isPlainObject(value) || test(value);

const NUMBERS = 'minimum maximum multipleOf minLength maxLength minItems maxItems minProperties maxProperties'.split(' ');
const OBJECTS = 'properties patternProperties dependencies not'.split(' ');
const LISTS = 'enum required allOf anyOf oneOf'.split(' ');
const FLAGS = 'uniqueItems exclusiveMinimum exclusiveMaximum'.split(' ');
const TEXTS = 'pattern title description'.split(' ');

/** @throws PlatformError TypeMismatch, FailedToParse for an empty list */
function checkKind(keyword: string, operand: unknown): void {
  const mustBe = (kind: string) => typeMismatch(`$jsonSchema keyword '${keyword}' must be ${kind}`);
  if (NUMBERS.includes(keyword) && !isNumber(operand)) throw mustBe('a number');
  if (OBJECTS.includes(keyword) && !isPlainObject(operand)) throw mustBe('an object');
  if (LISTS.includes(keyword) && !Array.isArray(operand)) throw mustBe('an array');
  if (FLAGS.includes(keyword) && typeof operand !== 'boolean') throw mustBe('a boolean');
  if (TEXTS.includes(keyword) && typeof operand !== 'string') throw mustBe('a string');
  if (Array.isArray(operand) && LISTS.includes(keyword) && operand.length === 0)
    throw failedToParse(`$jsonSchema keyword '${keyword}' cannot be an empty array`);
}

/** A pattern of a schema, in PCRE as everywhere. */
const expressionOf = (source: string): RegExp => compilePattern(makePattern(source, ''));
const numberOf = (operand: unknown): number => (isNumber(operand) ? toNumber(operand) : Number.NaN);

const lengthOf = (text: string): number => [...text].length;
const listOf = (operand: unknown): unknown[] => (Array.isArray(operand) ? operand : []);
const schemasOf = (operand: unknown): [string, Test][] =>
  Object.entries(operand as Schema).map(([name, schema]) => [name, schemaTest(schema)]);

const KEYWORDS: Readonly<Record<string, (operand: unknown, schema: Schema) => Test | undefined>> = {
  bsonType: (operand) => ofType(operand),
  type: (operand) => ofType(listOf(Array.isArray(operand) ? operand : [operand]).map(jsonType)),
  enum: (operand) => (value) => listOf(operand).some((one) => isSame(one, value)),
  required: (operand) => onObjects((value) => listOf(operand).every((name) => fieldOf(value, String(name)) !== undefined)),
  properties: (operand) => {
    const tests = schemasOf(operand);
    return onObjects((value) => tests.every(([name, test]) => fieldOf(value, name) === undefined || test(value[name])));
  },
  patternProperties: (operand) => {
    const tests = schemasOf(operand).map(([pattern, test]) => [expressionOf(pattern), test] as const);
    return onObjects((value) =>
      Object.keys(value).every((name) => tests.every(([pattern, test]) => !pattern.test(name) || test(value[name]))),
    );
  },
  additionalProperties: (operand, schema) => {
    const test: Test = operand === true ? () => true : operand === false ? () => false : schemaTest(operand);
    const names = new Set(Object.keys((schema.properties as Schema | undefined) ?? {}));
    const patterns = Object.keys((schema.patternProperties as Schema | undefined) ?? {}).map(expressionOf);
    const isNamed = (name: string) => names.has(name) || patterns.some((pattern) => pattern.test(name));
    return onObjects((value) => Object.keys(value).every((name) => isNamed(name) || test(value[name])));
  },
  dependencies: (operand) => {
    const tests = Object.entries(operand as Schema).map(
      ([name, needed]) => [name, Array.isArray(needed) ? KEYWORDS.required?.(needed, {}) : schemaTest(needed)] as const,
    );
    return onObjects((value) => tests.every(([name, test]) => fieldOf(value, name) === undefined || test?.(value)));
  },
  minProperties: (operand) => onObjects((value) => Object.keys(value).length >= numberOf(operand)),
  maxProperties: (operand) => onObjects((value) => Object.keys(value).length <= numberOf(operand)),
  items: (operand) => {
    if (!Array.isArray(operand)) {
      const test = schemaTest(operand);
      return onArrays((value) => value.every(test));
    }
    const tests = operand.map(schemaTest);
    return onArrays((value) => value.every((item, i) => tests[i]?.(item) ?? true));
  },
  additionalItems: (operand, { items }) => {
    if (!Array.isArray(items) || operand === true) return undefined;
    const test: Test = operand === false ? () => false : schemaTest(operand);
    return onArrays((value) => value.slice(items.length).every(test));
  },
  minItems: (operand) => onArrays((value) => value.length >= numberOf(operand)),
  maxItems: (operand) => onArrays((value) => value.length <= numberOf(operand)),
  uniqueItems: (operand) =>
    operand === true
      ? onArrays((value) => [...value].sort(compareValues).every((item, i, sorted) => i === 0 || !isSame(item, sorted[i - 1])))
      : undefined,
  minimum: (operand, { exclusiveMinimum }) =>
    onNumbers((value) => value > numberOf(operand) || (exclusiveMinimum !== true && value === numberOf(operand))),
  maximum: (operand, { exclusiveMaximum }) =>
    onNumbers((value) => value < numberOf(operand) || (exclusiveMaximum !== true && value === numberOf(operand))),
  exclusiveMinimum: () => undefined,
  exclusiveMaximum: () => undefined,
  multipleOf: (operand) => onNumbers((value) => value % numberOf(operand) === 0),
  minLength: (operand) => onTexts((value) => lengthOf(value) >= numberOf(operand)),
  maxLength: (operand) => onTexts((value) => lengthOf(value) <= numberOf(operand)),
  pattern: (operand) => {
    const pattern = expressionOf(String(operand));
    return onTexts((value) => pattern.test(value));
  },
  allOf: (operand) => {
    const tests = listOf(operand).map(schemaTest);
    return (value) => tests.every((test) => test(value));
  },
  anyOf: (operand) => {
    const tests = listOf(operand).map(schemaTest);
    return (value) => tests.some((test) => test(value));
  },
  oneOf: (operand) => {
    const tests = listOf(operand).map(schemaTest);
    return (value) => tests.filter((test) => test(value)).length === 1;
  },
  not: (operand) => {
    const test = schemaTest(operand);
    return (value) => !test(value);
  },
  title: () => undefined,
  description: () => undefined,
};

function jsonType(type: unknown): unknown {
  const name = typeof type === 'string' && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (!name) throw failedToParse(`Unknown type name alias: ${isInteger(type) ? type : typeof type === 'string' ? type : typeName(type)}`);
  return name;
}
