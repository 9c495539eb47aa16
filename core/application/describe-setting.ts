import type { FieldShape } from '../contract/setting-views';
import { formatAmount, formatDate } from '../texts/formats';
import { fill, type Language } from '../texts/localized';
import { SETTING_PART_WORDS, SETTING_SENTENCES } from '../texts/setting-part-words';
import { SETTING_WORDS, type SettingWords } from '../texts/setting-words';
import { SETTINGS, type SettingKey } from './setting-table';

const WORDS: Readonly<Record<SettingKey, SettingWords>> = SETTING_WORDS;
export const settingWords = (key: SettingKey): SettingWords => WORDS[key];

const BETWEEN: Readonly<Record<Language, string>> = { 'zh-CN': '、', en: ', ' };
const part = (name: string, language: Language): string => SETTING_PART_WORDS[name]?.[language] ?? name;

/** A value of a setting in the reader's words: a line, or one for each item of a list or part of a group. What is no value of it is shown as it is. */
export function describeSetting(key: SettingKey, value: unknown, language: Language): readonly string[] {
  const { schema, shape } = SETTINGS[key];
  return schema.safeParse(value).success ? linesOf(shape, value, language) : [JSON.stringify(value) ?? ''];
}

/** The same for a list of settings: what is written in two languages in the reader's alone. */
export function summariseSetting(key: SettingKey, value: unknown, language: Language): readonly string[] {
  const { schema, shape } = SETTINGS[key];
  return schema.safeParse(value).success ? linesOf(inReaders(shape, language), value, language) : [JSON.stringify(value) ?? ''];
}

/** The shape without what stands for another language, or only for machines. */
function inReaders(shape: FieldShape, language: Language): FieldShape {
  if (shape.kind === 'list') return { ...shape, item: inReaders(shape.item, language) };
  if (shape.kind !== 'group') return shape;
  const isTranslated = shape.fields.some(({ name }) => name === language);
  const fields = isTranslated
    ? shape.fields.filter(({ name }) => name === language)
    : shape.fields.map((field) => ({ ...field, shape: inReaders(field.shape, language) }));
  return { ...shape, fields };
}

function linesOf(shape: FieldShape, value: unknown, language: Language): readonly string[] {
  if (shape.kind === 'group') {
    const parts = value as Readonly<Record<string, unknown>>;
    return shape.fields.map(({ name, shape: of }) => `${part(name, language)}: ${inOneLine(of, parts[name], language)}`);
  }
  if (shape.kind !== 'list') return [inOneLine(shape, value, language)];
  const items = value as readonly unknown[];
  if (items.length === 0) return [SETTING_SENTENCES.none[language]];
  const lines = items.map((item) => inOneLine(shape.item, item, language));
  return shape.item.kind === 'number' ? [lines.join(BETWEEN[language])] : lines;
}

function inOneLine(shape: FieldShape, value: unknown, language: Language): string {
  switch (shape.kind) {
    case 'number':
      return withUnit(Number(value), part(`unit-${shape.unit}`, language));
    case 'amount':
      return formatAmount(Number(value));
    case 'switch':
      return part(value ? 'on' : 'off', language);
    case 'choice':
      return part(String(value), language);
    case 'choices':
      return (value as readonly string[]).map((option) => part(option, language)).join(BETWEEN[language]);
    case 'text':
      return String(value);
    case 'date':
      return formatDate(String(value), language);
    case 'list':
      return linesOf(shape, value, language).join(BETWEEN[language]);
    case 'group': {
      const parts = value as Readonly<Record<string, unknown>>;
      const said = shape.fields.map(({ name, shape: of }) =>
        of.kind === 'switch' ? `${part(name, language)} ${inOneLine(of, parts[name], language)}` : inOneLine(of, parts[name], language),
      );
      return said.join(' · ');
    }
  }
}

/** 12 个月 · 9:00 · 12 months, 1 month */
const withUnit = (number: number, unit: string): string =>
  unit.startsWith(':') ? `${number}${unit}` : `${number} ${number === 1 ? unit.replace(/s$/, '') : unit}`.trim();

/** Every part, option and unit of a shape in the reader's words. */
export function shapeWords(shape: FieldShape, language: Language): Readonly<Record<string, string>> {
  switch (shape.kind) {
    case 'number':
      return { [`unit-${shape.unit}`]: part(`unit-${shape.unit}`, language) };
    case 'switch':
      return { on: part('on', language), off: part('off', language) };
    case 'choice':
    case 'choices':
      return Object.fromEntries(shape.options.map((option) => [option, part(option, language)]));
    case 'list':
      return shapeWords(shape.item, language);
    case 'group':
      return Object.assign(
        {},
        ...shape.fields.map(({ name, shape: of }) => ({ [name]: part(name, language), ...shapeWords(of, language) })),
      );
    default:
      return {};
  }
}

/** A value for a sentence: of several lines only how many there are. */
export function asPhrase(lines: readonly string[], language: Language): string {
  return lines.length > 1 ? fill(SETTING_SENTENCES.items, language, { count: lines.length }) : lines.join(BETWEEN[language]);
}
