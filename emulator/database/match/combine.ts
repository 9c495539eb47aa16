import { matched, type Predicate } from './walk';

/** All must hold, asked in order. */
export function allOf(predicates: readonly Predicate[]): Predicate {
  const [first, second] = predicates;
  if (!first) return () => true;
  if (!second) return first;
  if (predicates.length === 2) return (document) => first(document) && second(document);
  return (document) => {
    for (const predicate of predicates) if (!predicate(document)) return false;
    return true;
  };
}

export function anyOf(predicates: readonly Predicate[]): Predicate {
  return (document) => {
    for (const predicate of predicates) if (predicate(document)) return true;
    return false;
  };
}

/** What must not hold keeps no position. */
export function negate(predicate: Predicate): Predicate {
  return (document) => {
    const { position } = matched;
    const holds = predicate(document);
    matched.position = position;
    return !holds;
  };
}
