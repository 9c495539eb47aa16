import { createCipheriv, createDecipheriv } from 'node:crypto';

/** The key of secure mode: the 43 characters that stand in WeChat's console, and the account whose texts it seals. */
export type SecureKey = { readonly encodingAesKey: string; readonly appId: string };

const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;
/** What texts are filled up to; twice the block of AES, so Node's own padding cannot be used. */
const BLOCK_BYTES = 32;

/** Whether a text can be a key at all. */
export const isSecureKey = (encodingAesKey: string): boolean => /^[A-Za-z0-9+/]{43}$/.test(encodingAesKey);

function keyOf({ encodingAesKey }: SecureKey): { readonly key: Buffer; readonly iv: Buffer } {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  return { key, iv: key.subarray(0, 16) };
}

/**
 * A text as secure mode sends it, in base64: AES-256-CBC over random bytes, the text's length (32 bits, big-endian), the text, the account's app id, filled up by PKCS#7.
 * Source: WeChat docs, message push encryption, read 2026-11-22.
 *
 * @param random 16 bytes from a cryptographic source
 */
export function sealText(secure: SecureKey, text: string, random: Uint8Array): string {
  const { key, iv } = keyOf(secure);
  const body = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  const content = Buffer.concat([random.subarray(0, RANDOM_BYTES), length, body, Buffer.from(secure.appId, 'utf8')]);
  const missing = BLOCK_BYTES - (content.length % BLOCK_BYTES);
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(content), cipher.update(Buffer.alloc(missing, missing)), cipher.final()]).toString('base64');
}

/** The text within; null for whatever was sealed with another key, for another account, or changed on its way. */
export function openText(secure: SecureKey, sealed: string): string | null {
  const whole = decipher(secure, sealed);
  const missing = whole?.at(-1) ?? 0;
  if (!whole || missing < 1 || missing > BLOCK_BYTES || missing > whole.length - RANDOM_BYTES - LENGTH_BYTES) return null;
  const content = whole.subarray(RANDOM_BYTES, whole.length - missing);
  const end = LENGTH_BYTES + content.readUInt32BE(0);
  if (end > content.length || content.subarray(end).toString('utf8') !== secure.appId) return null;
  return content.subarray(LENGTH_BYTES, end).toString('utf8');
}

/** Null when it is not made of whole blocks. */
function decipher(secure: SecureKey, sealed: string): Buffer | null {
  const { key, iv } = keyOf(secure);
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length === 0 || bytes.length % 16 !== 0) return null;
  const opener = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([opener.update(bytes), opener.final()]);
}
