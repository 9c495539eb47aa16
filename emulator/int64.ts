/** A whole number beyond what a number of JavaScript holds, as its decimal digits. In JSON it stands as a number all the same. */
export class Int64 {
  constructor(readonly digits: string) {}
}

/** Marks where a number belongs until the text is whole; no reply holds such a text otherwise. */
const MARK = '\u0000int64 ';

/**
 * JSON with {@link Int64} as plain numbers: `{"msgid":2097683633284153344}`, as WeChat writes it. `JSON.parse` rounds such a number;
 * wx-server-sdk 4.0.2 makes the parts of a big number of it (`{s, e, c}`). Source: replies that developers log, read 2026-11-27.
 */
export function stringify(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) => (part instanceof Int64 ? MARK + part.digits : part));
  return text.replace(/"\\u0000int64 (\d+)"/g, '$1');
}
