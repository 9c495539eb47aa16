import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser } from './browser';

/** Pictures live as long as node_modules: the same words give the same file, so each is drawn once on a machine. */
const FOLDER = path.resolve(__dirname, '../../node_modules/.cache/photos');
const VIEWPORT = { width: 1200, height: 900 };
const MAX_SEGMENT_BYTES = 65_533;

export type PhotoKind = 'jpeg' | 'png';

/**
 * A photo of a serial label, as a phone would take it: a real image file of 100 to 400 KB (PNG: about 4 MB), with noise, shade and a slant.
 *
 * @returns its path
 */
export async function labelPhoto(serialNumber: string, kind: PhotoKind = 'jpeg'): Promise<string> {
  return drawn(`label-${serialNumber}`, kind, labelPage(serialNumber));
}

/** A photo of a bank's payment slip over `yuan`. @returns its path */
export async function voucherPhoto(yuan: string): Promise<string> {
  return drawn(`voucher-${yuan}`, 'jpeg', voucherPage(yuan));
}

/** A file named like a photo that holds none. @returns its path */
export function notAPhoto(): string {
  return written('not-a-photo.jpg', () => Buffer.from('<script>alert(1)</script> this is no picture\n'.repeat(50)));
}

/** A true JPEG of more than 10 MB: a label's photo with comment segments put in after its first marker. @returns its path */
export async function oversizedPhoto(): Promise<string> {
  const photo = readFileSync(await labelPhoto('JS-TOO-LARGE'));
  return written('oversized.jpg', () => {
    const comment = Buffer.alloc(MAX_SEGMENT_BYTES + 4, 0x20);
    comment.writeUInt16BE(0xfffe, 0); // COM
    comment.writeUInt16BE(MAX_SEGMENT_BYTES + 2, 2); // the length counts itself
    const comments = Array.from({ length: Math.ceil((10 * 1024 * 1024) / comment.length) + 1 }, () => comment);
    return Buffer.concat([photo.subarray(0, 2), ...comments, photo.subarray(2)]);
  });
}

async function drawn(name: string, kind: PhotoKind, html: string): Promise<string> {
  // The drawing is part of the name: who changes it gets new files.
  const file = path.join(
    FOLDER,
    `${name}-${createHash('sha256').update(html).digest('hex').slice(0, 8)}.${kind === 'jpeg' ? 'jpg' : 'png'}`,
  );
  if (existsSync(file)) return file;
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: VIEWPORT, deviceScaleFactor: 1.5 });
    await page.setContent(html);
    const picture = await page.screenshot(kind === 'jpeg' ? { type: 'jpeg', quality: 82 } : { type: 'png' });
    return written(path.basename(file), () => picture);
  } finally {
    await browser.close();
  }
}

function written(name: string, content: () => Buffer): string {
  const file = path.join(FOLDER, name);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, content());
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** Grain and uneven light over a scene; without them a picture is a tenth of a photo's size. */
const scene = (background: string, content: string) => `<!doctype html><meta charset="utf-8">
<style>
  body { margin: 0; height: 100vh; display: grid; place-items: center; font-family: 'Noto Sans SC'; background: ${background}; overflow: hidden; }
  .grain { position: fixed; inset: 0; opacity: 0.5; mix-blend-mode: overlay; }
  .light { position: fixed; inset: 0; background: radial-gradient(circle at 70% 20%, #fff6 0, #0000 50%, #0007 100%); }
</style>
${content}
<div class="light"></div>
<svg class="grain" width="100%" height="100%"><filter id="n"><feTurbulence type="fractalNoise" baseFrequency="0.8" numOctaves="2" seed="7"/></filter><rect width="100%" height="100%" filter="url(#n)"/></svg>`;

/** A label on a dark case. The bars are drawn from the letters' bits: something to look at, not a code to scan. */
function labelPage(serialNumber: string): string {
  const bars = [...serialNumber]
    .flatMap((letter) => [...letter.charCodeAt(0).toString(2).padStart(8, '0')])
    .map(
      (bit) =>
        `<i style="display:inline-block;height:110px;width:${bit === '1' ? 5 : 2}px;margin-right:${bit === '1' ? 2 : 4}px;background:#111"></i>`,
    )
    .join('');
  return scene(
    'linear-gradient(120deg, #23282d, #3b4249)',
    `<div style="transform: perspective(1400px) rotate(-3deg) rotateY(8deg); background:#f4f2ea; color:#111; border-radius:10px; padding:36px 48px; width:820px; box-shadow:0 12px 30px #000a">
      <div style="font-size:44px;font-weight:700;letter-spacing:6px">JASMINER</div>
      <div style="font-size:26px;margin:6px 0 22px">型号 X16-Q Pro　输入 100–240V~ 50/60Hz</div>
      <div style="white-space:nowrap;overflow:hidden">${bars}</div>
      <div style="font-size:40px;font-weight:500;margin-top:14px">SN: ${serialNumber}</div>
    </div>`,
  );
}

const voucherPage = (yuan: string) =>
  scene(
    '#dfe5ea',
    `<div style="background:#fff;width:640px;padding:48px;border-radius:16px;font-size:28px;line-height:1.9">
      <div style="font-size:36px;font-weight:700">转账成功</div>
      <div style="font-size:64px;font-weight:700">¥ ${yuan}</div>
      <div>收款方　JASMINER 售后</div><div>附言　维修费</div>
    </div>`,
  );
