import { equalTo, matchingText } from './comparisons';
import { both, type Condition, either, not } from './condition';
import { isOperators, operators } from './operators';
import { invalid } from './refusal';
import { isArray, isDocument, type Query, type QueryValue, type Value } from './values';

const LOGICAL: Readonly<Record<string, (parts: readonly Condition[]) => Condition>> = {
  $and: both,
  $or: either,
  $nor: (parts) => not(either(parts)),
};

/**
 * The condition that a query stands for.
 * Source: MongoDB manual, "Query and Projection Operators", read 2026-11-27.
 * @throws Refusal invalid: an operator unknown or ill-used
 */
export function condition(query: Query): Condition {
  return both(Object.entries(query).map(([name, value]) => clause(name, value)));
}

function clause(name: string, value: QueryValue): Condition {
  const combine = LOGICAL[name];
  if (combine) return combine(parts(name, value));
  if (name.startsWith('$')) throw invalid(`unknown top level operator: ${name}`);
  return demand(name, value);
}

function parts(name: string, value: QueryValue): readonly Condition[] {
  if (!isArray(value) || value.length === 0) throw invalid(`${name} must be a nonempty array`);
  return value.map((part) => {
    if (!isDocument(part)) throw invalid(`${name} needs objects`);
    return condition(part);
  });
}

/** What stands at a path: operators, a regular expression, or a value to be equal to. */
function demand(path: string, value: QueryValue): Condition {
  if (value instanceof RegExp) return matchingText(path, value);
  if (isOperators(value)) return operators(path, value, condition);
  return equalTo(path, value as Value);
}
