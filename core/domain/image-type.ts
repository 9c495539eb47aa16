export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const;
/** What phones make of photos; nothing else is taken. */
export type ImageType = (typeof IMAGE_TYPES)[number];

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
/** Brands of a HEIF file that holds HEVC pictures, as phones write them; `mif1` and `msf1` are the general ones. */
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
/** The shortest file that can hold a picture's header and anything of a picture. */
const MIN_IMAGE_BYTES = 32;

const startsWith = (bytes: Uint8Array, expected: readonly number[]) => expected.every((byte, index) => bytes[index] === byte);
const textAt = (bytes: Uint8Array, start: number, length: number) => String.fromCharCode(...bytes.subarray(start, start + length));

/**
 * The kind of picture by its first bytes, whatever it is called; null for anything else.
 * Source: JPEG (ITU T.81, SOI then a marker), PNG (W3C, signature then IHDR), WebP (RFC 9649, RIFF header), HEIF (ISO/IEC 23008-12, `ftyp` brand).
 */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  if (bytes.length < MIN_IMAGE_BYTES) return null;
  if (startsWith(bytes, JPEG)) return 'image/jpeg';
  if (startsWith(bytes, PNG) && textAt(bytes, 12, 4) === 'IHDR') return 'image/png';
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP' && textAt(bytes, 12, 3) === 'VP8') return 'image/webp';
  if (textAt(bytes, 4, 4) === 'ftyp' && HEIC_BRANDS.includes(textAt(bytes, 8, 4))) return 'image/heic';
  return null;
}
