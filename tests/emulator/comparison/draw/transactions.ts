import fc from 'fast-check';
import type { Operation } from '../model/transactions';

/** Three transactions and whoever comes from outside, on a handful of documents. */
export type Actor = 'first' | 'second' | 'third' | 'outside';
type Turn = { readonly kind: 'start' } | { readonly kind: 'commit' } | { readonly kind: 'abort' };
export type Step = { readonly actor: Actor; readonly act: Operation | Turn };

const ids = fc.constantFrom('a', 'b', 'c');
const bounds = fc.constantFrom(0, 2, 5);

/** Each write changes something: whether one that changes nothing is a write is not published. `n` is made unlike any other by `numbered`. */
const operations: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('get' as const), id: ids }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('query' as const), query: bounds.map((least) => ({ n: { $gte: least } })) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('update' as const),
      id: ids,
      update: fc.constantFrom({ $inc: { n: 1 } }, { $inc: { n: 3, m: 1 } }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('set' as const), id: ids, document: fc.constant({ n: 0 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('insert' as const), id: ids, document: fc.constant({ n: 0 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: ids }) },
);

const actors = fc.constantFrom<Actor>('first', 'second', 'third');
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ actor: actors, act: operations }) },
  { weight: 3, arbitrary: fc.record({ actor: fc.constant('outside' as const), act: operations }) },
  { weight: 1, arbitrary: fc.record({ actor: actors, act: fc.constant({ kind: 'start' as const }) }) },
  { weight: 2, arbitrary: fc.record({ actor: actors, act: fc.constantFrom({ kind: 'commit' as const }, { kind: 'abort' as const }) }) },
);

const numbered = (step: Step, index: number): Step =>
  'document' in step.act ? { ...step, act: { ...step.act, document: { n: 100 + index } } } : step;

export const scripts: fc.Arbitrary<readonly Step[]> = fc.array(steps, { minLength: 5, maxLength: 14 }).map((drawn) => drawn.map(numbered));
