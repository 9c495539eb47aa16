import fc from 'fast-check';
import { type Document, ObjectId, type Value } from '../model/values';

/* Few paths and few values of many types, so that documents and commands meet. */

const DATES = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-01T00:00:00.001Z')] as const;

const numbers = fc.constantFrom<Value>(-1, 0, 1, 2, 3, 1.5);
const texts = fc.constantFrom<Value>('', 'x', 'y', 'xy', 'X', '工');
export const scalars: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: numbers },
  { weight: 3, arbitrary: texts },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constantFrom<Value>(...DATES) },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b').map((digit) => new ObjectId(digit.repeat(24))) },
);

/** Fields in any order, each perhaps absent. */
function documentsOf(fields: readonly string[], values: fc.Arbitrary<Value>, most = fields.length): fc.Arbitrary<Document> {
  const entries = fc.uniqueArray(fc.tuple(fc.constantFrom(...fields), values), { selector: ([name]) => name, maxLength: most });
  return entries.map((drawn) => Object.fromEntries(drawn));
}

function below(depth: number): fc.Arbitrary<Value> {
  if (depth === 0) return scalars;
  const deeper = below(depth - 1);
  return fc.oneof(
    { weight: 4, arbitrary: scalars },
    { weight: 2, arbitrary: documentsOf(['x', 'y'], deeper) },
    { weight: 2, arbitrary: fc.array(deeper, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(documentsOf(['x', 'y'], scalars), { minLength: 1, maxLength: 3 }) },
  );
}

export const values: fc.Arbitrary<Value> = below(2);
/** What stands under one name often has the same shape elsewhere, or comparisons would hardly ever hold. */
export const contents: fc.Arbitrary<Document> = documentsOf(['a', 'b', 'c'], values);

export const withIds = (drawn: readonly Document[]): readonly (Document & { readonly _id: string })[] =>
  drawn.map((document, index) => ({ _id: `d${index}`, ...document }));

export const paths: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('a', 'b', 'c') },
  { weight: 4, arbitrary: fc.constantFrom('a.x', 'a.y', 'b.x', 'c.x', 'a.x.y') },
  { weight: 2, arbitrary: fc.constantFrom('a.0', 'a.1', 'b.0', 'a.0.x', 'a.x.0', 'a.0.0') },
);
