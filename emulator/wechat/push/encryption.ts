import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What cannot be decrypted: made with another key, for another app, or changed on its way. */
export class NotDecipherable extends Error {
  override readonly name = 'NotDecipherable';
}

/** The 43 characters of the console. */
export const AES_KEY = /^[A-Za-z0-9]{43}$/;

const BLOCK_BYTES = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/**
 * A text as secure mode sends it, base64: AES-256-CBC, the first half of the key as initial vector, over 16 random bytes, the text's length
 * (32 bits, big-endian), the text and the app's id, filled up to blocks of 32 bytes (PKCS#7).
 * Source: WeChat docs, message push encryption, read 2026-11-22.
 */
export function encryptText(encodingAesKey: string, appId: string, text: string): string {
  const { key, iv } = keyOf(encodingAesKey);
  const body = Buffer.from(text);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  const whole = Buffer.concat([randomBytes(RANDOM_BYTES), length, body, Buffer.from(appId)]);
  const missing = BLOCK_BYTES - (whole.length % BLOCK_BYTES);
  // Node fills up to 16 bytes only.
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([whole, Buffer.alloc(missing, missing)])), cipher.final()]).toString('base64');
}

/** The text within. @throws NotDecipherable */
export function decryptText(encodingAesKey: string, appId: string, encrypted: string): string {
  const whole = decipher(encodingAesKey, encrypted);
  const missing = whole.at(-1) ?? 0;
  if (missing < 1 || missing > BLOCK_BYTES || missing > whole.length) throw new NotDecipherable('it is not filled up as agreed');
  const content = whole.subarray(RANDOM_BYTES, whole.length - missing);
  const length = content.length < LENGTH_BYTES ? Number.POSITIVE_INFINITY : content.readUInt32BE();
  if (length > content.length - LENGTH_BYTES) throw new NotDecipherable('its length is not that of the text');
  const end = LENGTH_BYTES + length;
  const forApp = content.subarray(end).toString('utf8');
  if (forApp !== appId) throw new NotDecipherable(`it is for the app "${forApp}"`);
  return content.subarray(LENGTH_BYTES, end).toString('utf8');
}

function decipher(encodingAesKey: string, encrypted: string): Buffer {
  const { key, iv } = keyOf(encodingAesKey);
  const bytes = Buffer.from(encrypted, 'base64');
  try {
    const opener = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
    return Buffer.concat([opener.update(bytes), opener.final()]);
  } catch {
    throw new NotDecipherable('it is no text in blocks');
  }
}

function keyOf(encodingAesKey: string): { key: Buffer; iv: Buffer } {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  return { key, iv: key.subarray(0, 16) };
}
