import { encode } from '../ejson';
import { compileFilter } from '../match/filter';
import { matched } from '../match/walk';
import { fieldOf, isPlainObject } from '../paths';
import { writeFailed } from '../refusals';
import { isSame } from '../values/compare';
import { type Step, stepsOf } from './modifier';
import { OPERATORS, type Surroundings } from './operators';
import { placesAt } from './places';

type Document = Record<string, unknown>;

export type UpdateContext = {
  /** The query that found the document; says which item `$` means. */
  readonly filter: Readonly<Document>;
  /** Epoch ms, for `$currentDate`. */
  readonly now: number;
  /** The document is being made: `$setOnInsert` counts. */
  readonly isInsert?: boolean;
};

/** An update compiled once for all the documents it changes. It changes them in place: after a refusal a document may be half changed. */
export type Update = (document: Document, context: UpdateContext) => void;

/** @throws PlatformError for what MongoDB refuses whatever the document, see `stepsOf` */
export function compileUpdate(modifier: Readonly<Document>): Update {
  const steps = stepsOf(modifier);
  const isPositional = steps.some(({ steps: path }) => path.includes('$'));
  return (document, context) => {
    const { _id: id } = document;
    const around = { document: `{_id: ${encode(id)}}`, now: context.now };
    const found = isPositional ? positionIn(document, context.filter) : undefined;
    for (const step of steps) {
      if (step.operator === '$rename') rename(document, step);
      else if (step.operator !== '$setOnInsert' || context.isInsert) changeAt(document, step, () => found, around);
    }
    if (context.isInsert !== true && !isSame(document._id, id))
      throw writeFailed("Performing an update on the path '_id' would modify the immutable field '_id'");
  };
}

function positionIn(document: Document, filter: Readonly<Document>): number | undefined {
  matched.position = undefined;
  return compileFilter(filter)(document) ? matched.position : undefined;
}

function changeAt(document: Document, step: Step, position: () => number | undefined, around: Omit<Surroundings, 'path'>): void {
  const change = OPERATORS.get(step.operator === '$setOnInsert' ? '$set' : step.operator);
  if (!change) return;
  for (const place of placesAt(document, step.steps, { ...change, position })) {
    const before = place.get();
    const after = change.apply(before, step.operand, { ...around, path: step.path });
    if (after !== before || before !== undefined) place.set(after);
  }
}

function rename(document: Document, { path, steps, operand }: Step): void {
  const target = String(operand).split('.');
  const [source] = placesAt(document, steps, { creates: false, position: () => undefined });
  const value = source?.get();
  if (!source || value === undefined) return;
  forbidArrays(document, steps, 'source', path);
  forbidArrays(document, target, 'destination', String(operand));
  source.set(undefined);
  for (const place of placesAt(document, target, { creates: true, position: () => undefined })) place.set(value);
}

function forbidArrays(document: Document, steps: readonly string[], role: 'source' | 'destination', path: string): void {
  let at: unknown = document;
  steps.slice(0, -1).forEach((step) => {
    at = isPlainObject(at) ? fieldOf(at, step) : undefined;
    if (Array.isArray(at))
      throw writeFailed(
        `The ${role} field cannot be an array element, '${path}' in doc with _id: ${encode(document._id)} has an array field called '${step}'`,
      );
  });
}
