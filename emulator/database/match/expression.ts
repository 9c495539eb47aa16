import { compileExpression } from '../expression/compile';
import { isTrueValue } from './element';
import type { Predicate } from './walk';

/** `$expr`: what the expression gives counts as true unless it is false, null, 0 or missing. @throws PlatformError for an illegal expression */
export function expressionHolds(expression: unknown, variables: Readonly<Record<string, unknown>>): Predicate {
  const evaluate = compileExpression(expression, variables);
  return (document) => isTrueValue(evaluate(document));
}
