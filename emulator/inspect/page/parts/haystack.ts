const known = new WeakMap<object, { readonly text: string; readonly lower: string }>();

/** All that is in a value, as text. Kept as long as the value is, since each letter typed looks through all of it again. */
function haystackOf(value: object) {
  let found = known.get(value);
  if (!found) {
    const text = JSON.stringify(value);
    found = { text, lower: text.toLowerCase() };
    known.set(value, found);
  }
  return found;
}

/** Whether a text is somewhere in a value; capitals do not matter. */
export const contains = (value: object, wanted: string): boolean => haystackOf(value).lower.includes(wanted.toLowerCase());

const BEFORE = 40;
const AFTER = 100;

/** A text inside of a value with what stands around it, or `undefined`. */
export function excerptOf(value: object, wanted: string): string | undefined {
  const { text, lower } = haystackOf(value);
  const at = lower.indexOf(wanted.toLowerCase());
  if (at < 0) return undefined;
  const from = Math.max(0, at - BEFORE);
  const to = at + wanted.length + AFTER;
  return `${from > 0 ? '…' : ''}${readable(text.slice(from, to))}${to < text.length ? '…' : ''}`;
}

/** JSON as one reads it aloud: `stage: submitted · version: 3`. */
const readable = (json: string): string =>
  json
    .replace(/":/g, ': ')
    .replace(/,[[{]*"/g, ' · ')
    .replace(/["{}[\]]/g, '');
