/** Beginnings of the kinds of file that may be shown; `..` is any byte, the more telling one first. */
const SIGNATURES: readonly (readonly [hex: string, type: string])[] = [
  ['ffd8ff', 'image/jpeg'],
  ['89504e470d0a1a0a', 'image/png'],
  ['474946383761', 'image/gif'],
  ['474946383961', 'image/gif'],
  ['52494646........57454250', 'image/webp'],
  ['52494646........57415645', 'audio/wav'],
  ['424d', 'image/bmp'],
  ['25504446', 'application/pdf'],
  ['504b0304', 'application/zip'],
  // ftyp and its brand: pictures of iPhones (heic, heix, mif1), avif, sound (M4A), QuickTime, else MP4.
  ['........66747970686569', 'image/heic'],
  ['........667479706d696631', 'image/heic'],
  ['........6674797061766966', 'image/avif'],
  ['........667479704d3441', 'audio/mp4'],
  ['........6674797071742020', 'video/quicktime'],
  ['........66747970', 'video/mp4'],
  ['494433', 'audio/mpeg'],
  ['fff[b3a2]', 'audio/mpeg'],
  ['2321414d52', 'audio/amr'],
  ['4f676753', 'audio/ogg'],
];
const PATTERNS = SIGNATURES.map(([hex, type]) => [new RegExp(`^${hex}`), type] as const);

/** How many bytes `contentTypeOf` looks at. */
export const SIGNATURE_BYTES = 12;

/**
 * By the first bytes, never by the name: nothing that a browser would run (HTML, SVG, script) gets a type of its own.
 * Differs: the platform keeps the type that was sent along, else goes by the name.
 */
export function contentTypeOf(head: Buffer): string {
  const hex = head.toString('hex', 0, SIGNATURE_BYTES);
  return PATTERNS.find(([pattern]) => pattern.test(hex))?.[1] ?? 'application/octet-stream';
}
