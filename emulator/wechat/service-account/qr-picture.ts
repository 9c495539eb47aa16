import { crc32, deflateSync } from 'node:zlib';
import qrcode from 'qrcode-generator';
import type { Route } from '../../http';
import type { QrCodes } from './qr-codes';

/** Pixels a module, and modules of white around: as much as the standard asks for. */
const MODULE_PIXELS = 8;
const QUIET_MODULES = 4;
const [WHITE, BLACK] = [255, 0];
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * `GET /cgi-bin/showqrcode?ticket=`, on the host of the API here: the picture of a parametric QR code, for which nobody needs a token. An unknown or expired
 * ticket is answered with the status 404.
 * Source: WeChat docs, showqrcode (mp.weixin.qq.com), read 2026-11-27. Differs: a PNG, where WeChat sends a JPEG.
 */
export function qrPictureRoutes(codes: QrCodes): readonly Route[] {
  return [
    {
      host: 'cloud',
      method: 'GET',
      path: '/cgi-bin/showqrcode',
      allowsOtherOrigins: true,
      handle: ({ response, url }) => {
        const code = codes.find(url.searchParams.get('ticket') ?? '');
        if (!code) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
        const picture = qrPicture(code.url);
        response
          .writeHead(200, { 'content-type': 'image/png', 'content-length': picture.length, 'cache-control': 'no-store' })
          .end(picture);
      },
    },
  ];
}

/** A text as QR code of the smallest version that holds it, error correction M. PNG, 8 bits of grey a pixel. */
export function qrPicture(text: string): Buffer {
  const code = qrcode(0, 'M');
  // The library makes a byte of each character.
  code.addData(Buffer.from(text).toString('latin1'));
  code.make();
  const modules = code.getModuleCount();
  const isDark = (row: number, column: number) => row >= 0 && row < modules && column >= 0 && column < modules && code.isDark(row, column);
  const size = (modules + 2 * QUIET_MODULES) * MODULE_PIXELS;
  const moduleAt = (pixel: number) => Math.floor(pixel / MODULE_PIXELS) - QUIET_MODULES;
  // Each line begins with its filter: none.
  const pixels = Buffer.alloc(size * (size + 1));
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) pixels[y * (size + 1) + 1 + x] = isDark(moduleAt(y), moduleAt(x)) ? BLACK : WHITE;
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
