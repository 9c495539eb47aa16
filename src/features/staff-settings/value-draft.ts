import type { FieldShape } from '#core/contract/setting-views';
import { parseYuan, toYuan } from '../../yuan';

/** A value while it is being typed: numbers, amounts and lists of numbers are text until they are sent. */
export type Draft = string | boolean | readonly Draft[] | { readonly [name: string]: Draft };

/** A list of numbers is one field: `3, 7, 30`. */
export const isNumberList = (shape: FieldShape): boolean => shape.kind === 'list' && shape.item.kind === 'number';

/** A stored value as it is put into the form. */
export function toDraft(shape: FieldShape, value: unknown): Draft {
  switch (shape.kind) {
    case 'switch':
      return value === true;
    case 'amount':
      return toYuan(Number(value));
    case 'choices':
      return (value as readonly string[]).map(String);
    case 'group': {
      const parts = value as Readonly<Record<string, unknown>>;
      return Object.fromEntries(shape.fields.map(({ name, shape: of }) => [name, toDraft(of, parts[name])]));
    }
    case 'list': {
      const items = value as readonly unknown[];
      return isNumberList(shape) ? items.join(', ') : items.map((item) => toDraft(shape.item, item));
    }
    default:
      return String(value);
  }
}

/** What a new item of a list begins with. */
export function emptyDraft(shape: FieldShape): Draft {
  switch (shape.kind) {
    case 'switch':
      return false;
    case 'choice':
      return shape.options[0] ?? '';
    case 'choices':
      return [...shape.options];
    case 'group':
      return Object.fromEntries(shape.fields.map(({ name, shape: of }) => [name, emptyDraft(of)]));
    case 'list':
      return isNumberList(shape) ? '' : [];
    default:
      return '';
  }
}

/** What is typed, as it is sent. What is no number goes as it is: the server says what is wrong with it, next to its field. */
export function fromDraft(shape: FieldShape, draft: Draft): unknown {
  switch (shape.kind) {
    case 'number':
      return toNumber(String(draft));
    case 'amount':
      return String(draft).trim() === '' ? null : (parseYuan(String(draft)) ?? draft);
    case 'group': {
      const parts = draft as Readonly<Record<string, Draft>>;
      return Object.fromEntries(shape.fields.map(({ name, shape: of }) => [name, fromDraft(of, parts[name] ?? '')]));
    }
    case 'list':
      return isNumberList(shape)
        ? String(draft)
            .split(/[\s,，、]+/)
            .filter((typed) => typed !== '')
            .map(toNumber)
        : (draft as readonly Draft[]).map((item) => fromDraft(shape.item, item));
    default:
      return draft;
  }
}

function toNumber(typed: string): unknown {
  const plain = typed.normalize('NFKC').trim();
  if (plain === '') return null;
  return /^-?\d{1,9}(\.\d{1,4})?$/.test(plain) ? Number(plain) : typed;
}
