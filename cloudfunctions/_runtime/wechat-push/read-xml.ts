import { SaxesParser } from 'saxes';

/** Fields of a message by name; what stands inside of a field (a list, a place) is left out. */
export type PushFields = Readonly<Record<string, string>>;

/** Far more than WeChat sends, and nothing that could weigh on us: a text has at most 2,048 bytes, encrypted it takes half as much again. */
const MAX_LETTERS = 64 * 1024;
const MAX_DEPTH = 6;
const MAX_TAGS = 200;

/**
 * Reads `<xml><Name>value</Name>…</xml>`: the fields directly below the root, each as text. Document types, and with them every entity beyond XML's five, are refused.
 *
 * @returns null for what is no such document, names a field twice, or is larger or deeper than any message of WeChat
 */
export function readXml(text: string): PushFields | null {
  if (text.length > MAX_LETTERS) return null;
  const reader = fieldReader();
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  parser.on('error', refuse);
  parser.on('doctype', () => refuse());
  parser.on('opentag', ({ name }) => reader.open(name));
  parser.on('closetag', reader.close);
  parser.on('text', reader.text);
  parser.on('cdata', reader.text);
  try {
    parser.write(text).close();
  } catch (refused) {
    if (refused instanceof NotAMessage) return null;
    throw refused;
  }
  return Object.fromEntries(reader.fields);
}

class NotAMessage extends Error {
  override readonly name = 'NotAMessage';
}

/** The parser goes on after an error unless its handler throws. */
function refuse(): never {
  throw new NotAMessage();
}

function fieldReader() {
  const fields = new Map<string, string>();
  const path: string[] = [];
  let value = '';
  let hasChildren = false;
  let tags = 0;
  return {
    fields,
    open(name: string) {
      tags += 1;
      if (tags > MAX_TAGS || path.length >= MAX_DEPTH || (path.length === 0 && name !== 'xml')) refuse();
      if (path.length === 1) {
        value = '';
        hasChildren = false;
      } else if (path.length > 1) hasChildren = true;
      path.push(name);
    },
    text(text: string) {
      if (path.length === 2) value += text;
    },
    close() {
      const name = path.pop() ?? '';
      if (path.length !== 1 || hasChildren) return;
      if (fields.has(name)) refuse();
      fields.set(name, value);
    },
  };
}
