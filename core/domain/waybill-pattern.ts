/**
 * How waybill numbers look, as the owner writes it down: a small part of what regular expressions can say. Letters, digits and hyphens stand for
 * themselves; `\d` a digit; `[A-Z0-9]` one of these; `( | )` a choice; after any of them `?`, `*`, `+`, `{n}`, `{n,}`, `{n,m}`. A pattern speaks of the whole number.
 * It is not given to the engine of regular expressions, which some patterns keep busy for years: a match here steps through sets of places,
 * so that no pattern takes longer than its length times that of the number.
 */
type Part =
  | { readonly kind: 'one-of'; readonly letters: string }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly least: number; readonly most: number };

/** Longest pattern, in characters. */
export const MAX_PATTERN_LENGTH = 120;
/** Brackets within brackets. */
const MAX_DEPTH = 2;
/** No waybill number is longer, so no part of one repeats more often. */
const MAX_REPEATS = 32;

const DIGITS = '0123456789';
const ALPHABET = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${DIGITS}-`;

/** Reads a pattern from left to right. Where it can go no further, `at` stays before the end, or a method answers undefined. */
class Reader {
  at = 0;
  constructor(private readonly pattern: string) {}

  take(wanted: RegExp): string | undefined {
    const [found] = wanted.exec(this.pattern.slice(this.at)) ?? [];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  choice(depth: number): Part | undefined {
    const parts: Part[] = [];
    do {
      const sequence = this.sequence(depth);
      if (!sequence) return undefined;
      parts.push(sequence);
    } while (this.take(/^\|/));
    return { kind: 'choice', parts };
  }

  private sequence(depth: number): Part | undefined {
    const parts: Part[] = [];
    for (let atom = this.atom(depth); atom; atom = this.atom(depth)) {
      const part = this.repeated(atom);
      if (!part) return undefined;
      parts.push(part);
    }
    return parts.length > 0 ? { kind: 'sequence', parts } : undefined;
  }

  private atom(depth: number): Part | undefined {
    const letter = this.take(/^[A-Z0-9-]/);
    if (letter) return { kind: 'one-of', letters: letter };
    if (this.take(/^\\d/)) return { kind: 'one-of', letters: DIGITS };
    const set = this.take(/^\[(?:[A-Z]-[A-Z]|[0-9]-[0-9]|\\d|[A-Z0-9])+-?\]/);
    if (set) return this.orBack({ kind: 'one-of', letters: lettersOf(set.slice(1, -1)) }, this.at - set.length);
    const before = this.at;
    if (depth >= MAX_DEPTH || !this.take(/^\(/)) return undefined;
    const inner = this.choice(depth + 1);
    return this.orBack(inner && this.take(/^\)/) ? inner : undefined, before);
  }

  private orBack(part: Part | undefined, before: number): Part | undefined {
    const isPart = part !== undefined && (part.kind !== 'one-of' || part.letters !== '');
    if (!isPart) this.at = before;
    return isPart ? part : undefined;
  }

  private repeated(part: Part): Part | undefined {
    const sign = this.take(/^(?:[?*+]|\{\d{1,2}(?:,\d{0,2})?\})/);
    if (sign === undefined) return part;
    if (sign === '?') return { kind: 'repeat', part, least: 0, most: 1 };
    if (sign === '*' || sign === '+') return { kind: 'repeat', part, least: sign === '*' ? 0 : 1, most: MAX_REPEATS };
    const [first = '', last] = sign.slice(1, -1).split(',');
    const least = Number(first);
    const most = last === undefined ? least : last === '' ? MAX_REPEATS : Number(last);
    return least <= most && most <= MAX_REPEATS ? { kind: 'repeat', part, least, most } : undefined;
  }
}

/** Empty when a range runs backwards. */
function lettersOf(set: string): string {
  const ranges = (set.replace(/\\d/g, '0-9').match(/.-.|./g) ?? []).map((range) =>
    range.length === 3 ? ALPHABET.slice(ALPHABET.indexOf(range.charAt(0)), ALPHABET.indexOf(range.charAt(2)) + 1) : range,
  );
  return ranges.includes('') ? '' : ranges.join('');
}

function read(pattern: string): Part | undefined {
  if (pattern.length > MAX_PATTERN_LENGTH) return undefined;
  const reader = new Reader(pattern);
  const whole = reader.choice(0);
  return whole && reader.at === pattern.length ? whole : undefined;
}

/** Whether this is a pattern at all. */
export const isPattern = (pattern: string): boolean => read(pattern) !== undefined;

/** The places where `part` can end when it begins at one of `starts`. */
function endsOf(part: Part, text: string, starts: ReadonlySet<number>): ReadonlySet<number> {
  switch (part.kind) {
    case 'one-of':
      return new Set([...starts].filter((at) => at < text.length && part.letters.includes(text.charAt(at))).map((at) => at + 1));
    case 'choice':
      return new Set(part.parts.flatMap((choice) => [...endsOf(choice, text, starts)]));
    case 'sequence':
      return part.parts.reduce((ends, next) => endsOf(next, text, ends), starts);
    case 'repeat':
      return endsOfRepeat(part, text, starts);
  }
}

function endsOfRepeat({ part, least, most }: Extract<Part, { kind: 'repeat' }>, text: string, starts: ReadonlySet<number>) {
  const ends = new Set<number>(least === 0 ? starts : []);
  let places = starts;
  for (let times = 1; times <= most && places.size > 0; times += 1) {
    const next = endsOf(part, text, places);
    const isSettled = isSame(next, places);
    places = next;
    if (times >= least || isSettled) for (const place of places) ends.add(place);
    if (isSettled) break;
  }
  return ends;
}

const isSame = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => a.size === b.size && [...a].every((place) => b.has(place));

/** Whether the whole text looks like the pattern; false when that is none. */
export function matchesPattern(pattern: string, text: string): boolean {
  const whole = read(pattern);
  return whole !== undefined && endsOf(whole, text, new Set([0])).has(text.length);
}
