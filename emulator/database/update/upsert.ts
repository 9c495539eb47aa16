import { isOperators } from '../match/operands';
import { isPlainObject } from '../paths';
import { writeFailed } from '../refusals';
import { patternOf } from '../values/pattern';

type Document = Record<string, unknown>;

/**
 * What a document made by an upsert begins with: the values the filter asks for by equality.
 *
 * @throws PlatformError when two of them meet
 */
export function equalitiesOf(filter: Readonly<Document>): Document {
  const document: Document = {};
  const seen: string[] = [];
  for (const [path, value] of pairsOf(filter)) {
    const other = seen.find((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`));
    if (other !== undefined) throw writeFailed(`cannot infer query fields to set, path '${path}' is matched twice`);
    seen.push(path);
    plant(document, path.split('.'), value);
  }
  return document;
}

function pairsOf(filter: Readonly<Document>): [string, unknown][] {
  return Object.entries(filter).flatMap(([key, operand]): [string, unknown][] => {
    if (key === '$and' || (key === '$or' && Array.isArray(operand) && operand.length === 1))
      return (operand as unknown[]).flatMap((part) => (isPlainObject(part) ? pairsOf(part) : []));
    if (key.startsWith('$') || patternOf(operand)) return [];
    if (!isOperators(operand)) return [[key, operand]];
    if (Object.hasOwn(operand, '$eq')) return [[key, operand.$eq]];
    const only = Array.isArray(operand.$all) && operand.$all.length === 1 ? operand.$all[0] : undefined;
    return only === undefined || isPlainObject(only) || patternOf(only) ? [] : [[key, only]];
  });
}

function plant(document: Document, steps: readonly string[], value: unknown): void {
  const [step, ...rest] = steps as [string, ...string[]];
  if (step.startsWith('$') || step === '__proto__') return;
  if (rest.length === 0) {
    document[step] = value;
    return;
  }
  const inner = isPlainObject(document[step]) ? document[step] : {};
  document[step] = inner;
  plant(inner, rest, value);
}
