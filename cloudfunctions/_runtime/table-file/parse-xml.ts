import { SaxesParser } from 'saxes';
import { MAX_BYTES_WITHOUT_TAG, MAX_TAGS, MAX_UNPACKED_BYTES, Unreadable } from './limits';

type Handlers = {
  /** Names as they are written, less a prefix: some writers put `x:` before everything. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** What all parts of one workbook may unpack to together. */
export type Allowance = { bytes: number; tags: number };
export const newAllowance = (): Allowance => ({ bytes: MAX_UNPACKED_BYTES, tags: MAX_TAGS });

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as it is unpacked, holding one tag at a time. A document type is refused, and so every entity of a file's own and every file that one could name; the
 * parser itself fetches nothing and expands nothing but XML's five.
 *
 * @throws Unreadable `file-broken`, `file-too-large-inside`
 */
export async function parseXml(stream: AsyncIterable<Buffer>, allowance: Allowance, { open, close, text }: Handlers): Promise<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const decoder = new TextDecoder();
  let withoutTag = 0;
  const broken = () => {
    throw new Unreadable({ code: 'file-broken' });
  };
  parser.on('error', broken);
  parser.on('doctype', broken);
  parser.on('opentag', ({ name, attributes }) => {
    withoutTag = 0;
    allowance.tags -= 1;
    if (allowance.tags < 0) throw new Unreadable({ code: 'file-too-large-inside' });
    open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    withoutTag = 0;
    close(localName(name));
  });
  parser.on('text', text);
  parser.on('cdata', text);

  for await (const chunk of stream) {
    allowance.bytes -= chunk.length;
    withoutTag += chunk.length;
    if (allowance.bytes < 0) throw new Unreadable({ code: 'file-too-large-inside' });
    parser.write(decoder.decode(chunk, { stream: true }));
    if (withoutTag > MAX_BYTES_WITHOUT_TAG) broken();
  }
  parser.write(decoder.decode());
  parser.close();
}
