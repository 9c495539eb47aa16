import { useMemo } from 'react';
import { wholeMoment } from './moments';
import { useNameOf, useOpenids } from './people';
import { linkOf } from './value-link';

/** Numbers in here are taken for epoch ms, and told as a time as well. */
const FIRST_MS = Date.UTC(2015, 0);
const LAST_MS = Date.UTC(2100, 0);
/** A text is drawn up to here; the copy has all of it. */
const MAX_CHARS = 4_000;

/** What is no tree: everything but objects and lists, and of those the empty ones and Extended JSON's one value in an object. */
export function leafOf(
  value: unknown,
): { readonly kind: 'text' | 'number' | 'word' | 'date' | 'typed'; readonly text: string } | undefined {
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  if (typeof value !== 'object' || value === null) return { kind: 'word', text: String(value) };
  const entries = Object.entries(value);
  const [first] = entries;
  if (!first) return { kind: 'word', text: Array.isArray(value) ? '[ ]' : '{ }' };
  if (entries.length > 1 || !first[0].startsWith('$')) return undefined;
  return first[0] === '$date' ? { kind: 'date', text: dateText(first[1]) } : typedLeaf(first[0], first[1]);
}

function typedLeaf(type: string, inner: unknown) {
  const isPlain = typeof inner === 'string' || typeof inner === 'number';
  return isPlain ? ({ kind: 'typed', text: `${type.slice(1)} ${inner}` } as const) : undefined;
}

/** Relaxed and canonical Extended JSON both: an ISO text, a number, `{$numberLong}`. */
function dateText(date: unknown): string {
  const inner = typeof date === 'object' && date !== null ? Object.values(date)[0] : date;
  const at = typeof inner === 'string' && /^-?\d+$/.test(inner) ? Number(inner) : inner;
  const ms = typeof at === 'number' ? at : Date.parse(String(at));
  return Number.isNaN(ms) ? String(inner) : new Date(ms).toISOString();
}

export function JsonLeaf({ name, value }: { name: string; value: unknown }) {
  const leaf = leafOf(value);
  if (!leaf) return null;
  if (leaf.kind === 'text') return <TextLeaf name={name} text={leaf.text} />;
  const at = leaf.kind === 'date' ? Date.parse(leaf.text) : leaf.kind === 'number' ? Number(leaf.text) : Number.NaN;
  const isTime = leaf.kind === 'date' || (Number.isInteger(at) && at > FIRST_MS && at < LAST_MS);
  return (
    <span className={`json-${leaf.kind}`}>
      {leaf.text}
      {isTime && !Number.isNaN(at) ? <span className="json-quiet"> {wholeMoment(at)}</span> : null}
    </span>
  );
}

function TextLeaf({ name, text }: { name: string; text: string }) {
  const openids = useOpenids();
  const nameOf = useNameOf();
  const isOpenid = openids.includes(text);
  const href = useMemo(() => linkOf(name, text, isOpenid), [name, text, isOpenid]);
  const shown = text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}… (${text.length})` : text;
  if (!href) return <span className="json-text">{shown === '' ? '""' : shown}</span>;
  return (
    <span className="json-text">
      <a href={href}>{shown}</a>
      {isOpenid ? <span className="json-quiet"> {nameOf(text)}</span> : null}
    </span>
  );
}
