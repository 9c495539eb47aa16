import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 960;
const HEIGHT = 600;

/** Length, type, data and checksum, as PNG (ISO/IEC 15948) lays a chunk out. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Grey value of a pixel: bars from the serial's bits on a light label, on a darker case. */
function shade(x: number, y: number, bits: string): number {
  const isLabel = x > 120 && x < 840 && y > 160 && y < 440;
  if (!isLabel) return 60 + ((x * 31 + y * 17) % 23);
  const isBar = y > 230 && y < 370 && bits[Math.floor((x - 160) / 4)] === '1' && x > 160;
  return isBar ? 20 : 228 + ((x + y) % 11);
}

/** A real PNG of a serial label, made without a browser or a font. */
export function drawLabel(serialNumber: string): Buffer {
  const bits = [...serialNumber].map((letter) => letter.charCodeAt(0).toString(2).padStart(8, '0')).join('1');
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 0, 0, 0, 0], 8); // 8 bits, grey
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT); // each row begins with its filter: 0, none
  for (let y = 0; y < HEIGHT; y += 1) for (let x = 0; x < WIDTH; x += 1) rows[y * (WIDTH + 1) + 1 + x] = shade(x, y, bits);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
