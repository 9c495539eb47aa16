import { typeName } from '../values/bson-type';
import { compareTexts } from '../values/compare';
import { isNumber, toNumber } from '../values/numbers';
import { compilePattern, makePattern, type Pattern, patternOf } from '../values/pattern';
import { checkTextLength, spent } from './allowance';
import { position } from './arrays';
import { type Compile, type Evaluate, isMissing, located, namedArguments, type Operator, type Operators, withArguments } from './scope';

/** What MongoDB makes a text of without being asked: numbers, dates; null is empty. */
function toText(name: string, value: unknown): string {
  if (isMissing(value)) return '';
  if (typeof value === 'string') return value;
  if (isNumber(value)) return String(value);
  if (value instanceof Date) return value.toISOString();
  throw located(16007, `can't convert from BSON type ${typeName(value)} to String (${name})`);
}

function mustBeText(code: number, name: string, value: unknown): string {
  if (typeof value !== 'string') throw located(code, `${name} requires a string, found: ${typeName(value)}`);
  return value;
}

const onText = (name: string, apply: (text: string) => unknown): Operator =>
  withArguments(name, 1, 1, (value) => apply(toText(name, value)));

export const strings: Operators = {
  $concat: withArguments('$concat', 0, Number.POSITIVE_INFINITY, (...texts) => {
    if (texts.some(isMissing)) return null;
    for (const text of texts) if (typeof text !== 'string') throw located(16702, `$concat only supports strings, not ${typeName(text)}`);
    checkTextLength((texts as string[]).reduce((sum, { length }) => sum + length, 0));
    return texts.join('');
  }),
  $toLower: onText('$toLower', (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
  $toUpper: onText('$toUpper', (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase())),
  $strcasecmp: withArguments('$strcasecmp', 2, 2, (a, b) =>
    Math.sign(compareTexts(toText('$strcasecmp', a).toUpperCase(), toText('$strcasecmp', b).toUpperCase())),
  ),
  $strLenBytes: withArguments('$strLenBytes', 1, 1, (text) => Buffer.byteLength(mustBeText(34473, '$strLenBytes', text))),
  $strLenCP: withArguments('$strLenCP', 1, 1, (text) => [...mustBeText(34471, '$strLenCP', text)].length),
  $substr: withArguments('$substr', 3, 3, substrBytes),
  $substrBytes: withArguments('$substrBytes', 3, 3, substrBytes),
  $substrCP: withArguments('$substrCP', 3, 3, (text, start, length) => {
    const [from, count] = [position('$substrCP', start), position('$substrCP', length)];
    return [...toText('$substrCP', text)].slice(from, from + count).join('');
  }),
  $indexOfCP: withArguments('$indexOfCP', 2, 4, (text, search, start = 0, end = Number.POSITIVE_INFINITY) =>
    indexOf('$indexOfCP', text, search, start, end, (value) => [...value]),
  ),
  $indexOfBytes: withArguments('$indexOfBytes', 2, 4, (text, search, start = 0, end = Number.POSITIVE_INFINITY) =>
    indexOf('$indexOfBytes', text, search, start, end, (value) => [...Buffer.from(value, 'utf8').toString('latin1')]),
  ),
  $split: withArguments('$split', 2, 2, (text, separator) => {
    if (isMissing(text) || isMissing(separator)) return null;
    const [whole, between] = [mustBeText(40085, '$split', text), mustBeText(40086, '$split', separator)];
    if (between === '') throw located(40087, '$split requires a non-empty separator');
    return whole.split(between);
  }),
  $trim: compileTrim('$trim', true, true),
  $ltrim: compileTrim('$ltrim', true, false),
  $rtrim: compileTrim('$rtrim', false, true),
  $replaceOne: compileReplace('$replaceOne', (text, find, by) => text.replace(find, () => by)),
  $replaceAll: compileReplace('$replaceAll', replaceAll),
  $regexMatch: compileRegex('$regexMatch', (text, pattern) => (text === null ? false : pattern.exec(text) !== null)),
  $regexFind: compileRegex('$regexFind', (text, pattern) => (text === null ? null : (findAll(text, pattern)[0] ?? null))),
  $regexFindAll: compileRegex('$regexFindAll', (text, pattern) => (text === null ? [] : findAll(text, pattern))),
};

function replaceAll(text: string, find: string, by: string): string {
  const parts = text.split(find);
  checkTextLength(text.length + parts.length * by.length);
  return find === '' ? text.replaceAll(find, () => by) : parts.join(by);
}

function substrBytes(text: unknown, start: unknown, length: unknown): string {
  const bytes = Buffer.from(toText('$substrBytes', text));
  const from = position('$substrBytes', start);
  const count = isNumber(length) && toNumber(length) < 0 ? bytes.length : position('$substrBytes', length);
  const isInside = (at: number) => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80;
  if (isInside(from)) throw located(28656, '$substrBytes:  Invalid range, starting index is a UTF-8 continuation byte.');
  if (isInside(from + count)) throw located(28657, '$substrBytes:  Invalid range, ending index is in the middle of a UTF-8 character.');
  return bytes.subarray(from, from + count).toString('utf8');
}

function indexOf(
  name: string,
  text: unknown,
  search: unknown,
  start: unknown,
  end: unknown,
  toUnits: (text: string) => string[],
): number | null {
  if (isMissing(text)) return null;
  const units = toUnits(mustBeText(40091, name, text));
  const wanted = toUnits(mustBeText(40092, name, search));
  const from = position(name, start);
  const to = Math.min(units.length, end === Number.POSITIVE_INFINITY ? units.length : position(name, end));
  for (let at = from; at + wanted.length <= to; at += 1) if (wanted.every((unit, i) => units[at + i] === unit)) return at;
  return -1;
}

/** What MongoDB counts as white space. Source: mongodb.com/docs/manual/reference/operator/aggregation/trim, read 2026-11-27. */
const WHITE_SPACE = [...'\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'];

function compileTrim(name: string, isLeft: boolean, isRight: boolean): Operator {
  return (operand, compile) => {
    const { input, chars } = namedArguments(name, operand, ['input'], ['chars']);
    const text = compile(input);
    const characters = chars === undefined ? () => WHITE_SPACE.join('') : compile(chars);
    return (scope) => {
      const [value, cut] = [text(scope), characters(scope)];
      if (isMissing(value) || isMissing(cut)) return null;
      const units = [...mustBeText(50699, name, value)];
      const unwanted = new Set(mustBeText(50700, name, cut));
      let [from, to] = [0, units.length];
      while (isLeft && from < to && unwanted.has(units[from] as string)) from += 1;
      while (isRight && to > from && unwanted.has(units[to - 1] as string)) to -= 1;
      return units.slice(from, to).join('');
    };
  };
}

function compileReplace(name: string, replace: (text: string, find: string, by: string) => string): Operator {
  return (operand, compile) => {
    const { input, find, replacement } = namedArguments(name, operand, ['input', 'find', 'replacement'], []);
    const parts = [compile(input), compile(find), compile(replacement)];
    return (scope) => {
      const values = parts.map((part) => part(scope));
      for (const value of values)
        if (!isMissing(value) && typeof value !== 'string')
          throw located(51746, `${name} requires that all inputs be strings, found: ${typeName(value)}`);
      if (values.some(isMissing)) return null;
      return spent(replace(...(values as [string, string, string])));
    };
  };
}

function compileRegex(name: string, apply: (text: string | null, pattern: RegExp) => unknown): Operator {
  return (operand: unknown, compile: Compile): Evaluate => {
    const { input, regex, options } = namedArguments(name, operand, ['input', 'regex'], ['options']);
    const [text, source, flags] = [compile(input), compile(regex), options === undefined ? () => undefined : compile(options)];
    return (scope) => {
      const [value, expression] = [text(scope), source(scope)];
      if (isMissing(value) || isMissing(expression)) return apply(null, /(?:)/);
      if (typeof value !== 'string') throw located(51104, `${name} needs 'input' to be of type string`);
      return apply(value, compilePattern(regexOf(name, expression, flags(scope))));
    };
  };
}

function regexOf(name: string, expression: unknown, options: unknown): Pattern {
  const pattern = patternOf(expression);
  if (!pattern && typeof expression !== 'string') throw located(51105, `${name} needs 'regex' to be of type string or regex`);
  if (!isMissing(options) && typeof options !== 'string') throw located(51106, `${name} needs 'options' to be of type string`);
  if (pattern?.options && !isMissing(options))
    throw located(51107, `${name}: found regex options specified in both 'regex' and 'options' fields`);
  if (pattern) return isMissing(options) ? pattern : makePattern(pattern.source, options as string);
  return makePattern(expression as string, (options as string | null | undefined) ?? '');
}

function findAll(text: string, pattern: RegExp): unknown[] {
  return spent([...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))]).map((found) => ({
    match: found[0],
    idx: [...text.slice(0, found.index)].length,
    captures: found.slice(1).map((group) => group ?? null),
  }));
}
