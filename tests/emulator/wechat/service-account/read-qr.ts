import { inflateSync } from 'node:zlib';

/** Dark modules of a QR code by row and column. */
type Modules = readonly (readonly boolean[])[];

const MODULE_PIXELS = 8;
const QUIET_MODULES = 4;
/** Blocks and data codewords a block of error correction M, versions 1 to 6. Source: ISO/IEC 18004, table 9. */
const BLOCKS_M = [
  [1, 16],
  [1, 28],
  [1, 44],
  [2, 32],
  [2, 43],
  [4, 27],
] as const;

/** Which modules the eight masks invert. Source: ISO/IEC 18004, table 10. */
const MASKS: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_y, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];

/** What the picture of a clean QR code says, read by the standard alone: bytes, error correction M, up to version 6. */
export function readQr(png: Buffer): string {
  const modules = modulesOf(png);
  const version = (modules.length - 17) / 4;
  const format = Array.from({ length: 15 }, (_unused, i) => formatBit(modules, i)).reduce((all, bit) => all * 2 + Number(bit), 0) ^ 0x5412;
  if (format >> 13 !== 0) throw new Error('its error correction is not M');
  const codewords = codewordsOf(modules, version, MASKS[(format >> 10) & 7] as (typeof MASKS)[number]);
  const [blocks, size] = BLOCKS_M[version - 1] as (typeof BLOCKS_M)[number];
  const data = Array.from({ length: blocks * size }, (_unused, i) => codewords[(i % size) * blocks + Math.floor(i / size)] ?? 0);
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  if (bits.slice(0, 4) !== '0100') throw new Error('it holds no bytes');
  const length = Number.parseInt(bits.slice(4, 12), 2);
  return Buffer.from(Array.from({ length }, (_unused, i) => Number.parseInt(bits.slice(12 + 8 * i, 20 + 8 * i), 2))).toString('utf8');
}

function modulesOf(png: Buffer): Modules {
  const size = png.readUInt32BE(16);
  const at = png.indexOf('IDAT');
  const pixels = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const count = size / MODULE_PIXELS - 2 * QUIET_MODULES;
  const middle = (module: number) => (module + QUIET_MODULES) * MODULE_PIXELS + MODULE_PIXELS / 2;
  const isDark = (y: number, x: number) => (pixels[middle(y) * (size + 1) + 1 + middle(x)] ?? 255) < 128;
  return Array.from({ length: count }, (_row, y) => Array.from({ length: count }, (_column, x) => isDark(y, x)));
}

/** Around the upper left corner, the highest bit first. */
function formatBit(modules: Modules, i: number): boolean {
  if (i < 8) return modules[8]?.[i < 6 ? i : i + 1] ?? false;
  return modules[i === 8 ? 7 : 14 - i]?.[8] ?? false;
}

/** In pairs of columns from the right, up and down in turn, past what is no data. */
function codewordsOf(modules: Modules, version: number, inverts: (y: number, x: number) => boolean): number[] {
  const count = modules.length;
  const bits: boolean[] = [];
  let isUp = true;
  for (let right = count - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < count; step += 1) {
      const y = isUp ? count - 1 - step : step;
      for (const x of [right, right - 1]) if (isData(y, x, count, version)) bits.push(modules[y]?.[x] !== inverts(y, x));
    }
    isUp = !isUp;
  }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_unused, i) =>
    bits.slice(8 * i, 8 * i + 8).reduce((byte, bit) => byte * 2 + Number(bit), 0),
  );
}

function isData(y: number, x: number, count: number, version: number): boolean {
  const isCorner = (y < 9 && x < 9) || (y < 9 && x >= count - 8) || (y >= count - 8 && x < 9);
  const center = 4 * version + 10;
  const isAlignment = version > 1 && Math.abs(y - center) <= 2 && Math.abs(x - center) <= 2;
  return !isCorner && !isAlignment && y !== 6 && x !== 6;
}
