/** Beginnings of the kinds of file that may be shown; `..` is any byte. */
const SIGNATURES: readonly (readonly [hex: string, type: string])[] = [
  ['ffd8ff', 'image/jpeg'],
  ['89504e470d0a1a0a', 'image/png'],
  ['474946383761', 'image/gif'],
  ['474946383961', 'image/gif'],
  ['52494646........57454250', 'image/webp'],
  ['424d', 'image/bmp'],
  ['25504446', 'application/pdf'],
  ['........66747970', 'video/mp4'],
];

/** How many bytes `contentTypeOf` looks at. */
export const SIGNATURE_BYTES = 12;

/** By the first bytes, never by the name: nothing that a browser would run (HTML, SVG, script) gets a type of its own. */
export function contentTypeOf(head: Buffer): string {
  const hex = head.toString('hex', 0, SIGNATURE_BYTES);
  return SIGNATURES.find(([signature]) => new RegExp(`^${signature}`).test(hex))?.[1] ?? 'application/octet-stream';
}
