import { Unreadable } from './limits';

const startsWith = (bytes: Uint8Array, ...expected: readonly number[]) => expected.every((byte, index) => bytes[index] === byte);

/** GB18030 admits nearly any bytes; these tell that they were meant otherwise. */
const SPOILT = /[\uFFFD\p{Co}]/u;

/**
 * Text in whatever Excel and its kin write: UTF-8 with or without its mark, UTF-16 ("Unicode text"), and GB18030, which Chinese Excel calls CSV. What is no UTF-8
 * can only be GB18030 here. Needs a Node with full ICU, as nodejs.org and Tencent's runtimes have it.
 *
 * @throws Unreadable `file-encoding-unknown`
 */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeChinese(bytes);
  }
}

function decodeChinese(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable({ code: 'file-encoding-unknown' });
  }
  if (SPOILT.test(text)) throw new Unreadable({ code: 'file-encoding-unknown' });
  return text;
}
