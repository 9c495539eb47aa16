import * as z from 'zod/mini';
import { fen, lineOf } from '../contract/fields';
import type { FieldShape } from '../contract/setting-views';

/** A part of a setting: what it may be, and what a form for it is made of. Both come from the same call, so that they cannot say different things. */
export type Field<T> = { readonly schema: z.ZodMiniType<T>; readonly shape: FieldShape };
type ValueOf<F> = F extends Field<infer T> ? T : never;

/** Words for these stand in core/texts/settings.ts. */
export type UnitName = 'days' | 'working-days' | 'months' | 'machines' | 'year' | 'hour';

export const whole = (minimum: number, maximum: number, unit: UnitName): Field<number> => ({
  schema: z.int().check(z.minimum(minimum), z.maximum(maximum)),
  shape: { kind: 'number', minimum, maximum, unit },
});

export const amount: Field<number> = { schema: fen, shape: { kind: 'amount' } };

export const onOff: Field<boolean> = { schema: z.boolean(), shape: { kind: 'switch' } };

export const oneOf = <const T extends string>(options: readonly T[]): Field<T> => ({
  schema: z.enum(options) as unknown as z.ZodMiniType<T>,
  shape: { kind: 'choice', options },
});

export const someOf = <const T extends string>(options: readonly T[]): Field<readonly T[]> => ({
  schema: z.array(z.enum(options)).check(z.minLength(1), z.maxLength(options.length), distinct(String)) as unknown as z.ZodMiniType<
    readonly T[]
  >,
  shape: { kind: 'choices', options },
});

/** One line, at most `maxLength` characters. `check` has a code of core/texts/invalid-request.ts for what else may be wrong. */
export const words = (
  maxLength: number,
  check?: { readonly isRight: (text: string) => boolean; readonly code: string },
): Field<string> => ({
  schema: check ? lineOf(maxLength).check(z.refine(check.isRight, check.code)) : lineOf(maxLength),
  shape: { kind: 'text', maxLength },
});

export const bothLanguages = (maxLength: number) => group({ 'zh-CN': words(maxLength), en: words(maxLength) });

export const date: Field<string> = { schema: z.iso.date(), shape: { kind: 'date' } };

export function group<F extends Readonly<Record<string, Field<unknown>>>>(fields: F): Field<{ readonly [K in keyof F]: ValueOf<F[K]> }> {
  const entries = Object.entries(fields);
  return {
    schema: z.strictObject(Object.fromEntries(entries.map(([name, { schema }]) => [name, schema]))) as unknown as z.ZodMiniType<{
      readonly [K in keyof F]: ValueOf<F[K]>;
    }>,
    shape: { kind: 'group', fields: entries.map(([name, { shape }]) => ({ name, shape })) },
  };
}

/** `inOrder`: each number larger than the one before. */
export const listOf = <T>(
  item: Field<T>,
  { least = 0, most, nameOf, inOrder = false }: { least?: number; most: number; nameOf?: (item: T) => string; inOrder?: boolean },
): Field<readonly T[]> => ({
  schema: z
    .array(item.schema)
    .check(
      z.minLength(least),
      z.maxLength(most),
      ...(nameOf ? [distinct(nameOf)] : []),
      ...(inOrder ? [rising] : []),
    ) as unknown as z.ZodMiniType<readonly T[]>,
  shape: { kind: 'list', item: item.shape, maxItems: most },
});

/** Each item by its name once; the second one is what is wrong. */
function distinct<T>(nameOf: (item: T) => string) {
  return z.check<T[]>(({ value, issues }) => {
    const names = value.map(nameOf);
    // Before the length has been looked at: a list may have any.
    const seen = new Set<string>();
    const twice = names.findIndex((name) => seen.size === seen.add(name).size);
    if (twice >= 0) issues.push({ code: 'custom', message: 'twice', input: value[twice], path: [twice] });
  });
}

const rising = z.check<unknown[]>(({ value, issues }) => {
  const wrong = value.findIndex((number, index) => index > 0 && Number(number) <= Number(value[index - 1]));
  if (wrong >= 0) issues.push({ code: 'custom', message: 'not-rising', input: value[wrong], path: [wrong] });
});

/** The field with one more condition on the whole, told at `path`. */
export const providedThat = <T>(
  field: Field<T>,
  isRight: (value: T) => boolean,
  { code, path }: { code: string; path: string },
): Field<T> => ({
  ...field,
  schema: field.schema.check(
    z.check(({ value, issues }) => {
      if (!isRight(value)) issues.push({ code: 'custom', message: code, input: value, path: [path] });
    }),
  ) as z.ZodMiniType<T>,
});
