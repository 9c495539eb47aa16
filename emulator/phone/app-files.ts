import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Exchange, RequestRefused, type Route } from '../http';
import type { Services } from '../services';
import { findFile, sendFile } from '../static-files';
import { keepOwnHistory } from './own-history';

/** The built Mini Program, as each phone loads it from its own origin. Only the page with the phones may frame it. */
export function appFiles(services: Services, appDir: string | undefined): readonly Route[] {
  return [
    { host: 'phone', method: 'GET', path: '/__wechat/clock.js', handle: (exchange) => sendClock(exchange, services.clock.offsetMs()) },
    {
      host: 'phone',
      method: 'GET',
      path: '/__wechat/history.js',
      handle: ({ response }) => sendScript(response, `(${keepOwnHistory.toString()})();`),
    },
    { host: 'phone', method: 'GET', path: '/__wechat/fresh', handle: sendFresh },
    { host: 'phone', method: 'GET', path: '/*', handle: (exchange) => sendApp(exchange, appDir) },
  ];
}

export const isAppBuilt = (appDir: string | undefined) => appDir !== undefined && findFile(appDir, '/index.html') !== undefined;

async function sendApp({ response, url }: Exchange, appDir: string | undefined): Promise<void> {
  if (url.pathname.startsWith('/__')) throw new RequestRefused(404, 'NO_SUCH_DOOR', `a phone has no door ${url.pathname}`);
  const file = appDir === undefined ? undefined : findFile(appDir, url.pathname === '/' ? '/index.html' : url.pathname);
  if (file && !file.endsWith('.html')) return sendFile(response, file);
  if (!file && extname(url.pathname) !== '') {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found');
    return;
  }
  // The hash router knows one document; any other path is a page someone typed.
  const document = file ?? (appDir === undefined ? undefined : findFile(appDir, '/index.html'));
  const html = document ? withPhoneScripts(await readFile(document, 'utf8')) : NOT_BUILT;
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `frame-ancestors ${framers(url.port)}`,
  });
  response.end(html);
}

const framers = (port: string) => `http://wechat.localhost:${port} http://127.0.0.1:${port} http://localhost:${port}`;

/** A phone goes by the emulator's clock (the app's "today" must be the functions' "today") and has a way back of its own. First in the document, before any script of the app. */
const withPhoneScripts = (html: string) =>
  html.replace(/<head[^>]*>/i, (head) => `${head}<script src="/__wechat/clock.js"></script><script src="/__wechat/history.js"></script>`);

const sendClock = ({ response }: Exchange, offsetMs: number): void => sendScript(response, `(${shiftClock.toString()})(${offsetMs});`);

function sendScript(response: Exchange['response'], script: string): void {
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' });
  response.end(script);
}

/** Runs in the phone's document. The page with the phones posts the offset again whenever the clock is moved. */
function shiftClock(initialOffsetMs: number): void {
  let offset = initialOffsetMs;
  const RealDate = Date;
  const now = () => RealDate.now() + offset;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  });
  globalThis.addEventListener('message', ({ origin, data }: MessageEvent<{ localWechatOffsetMs?: unknown } | null>) => {
    const known = /^http:\/\/(127\.0\.0\.1|(wechat\.)?localhost):\d+$/.test(origin);
    if (known && typeof data?.localWechatOffsetMs === 'number') offset = data.localWechatOffsetMs;
  });
}

/** After a reset: the phone forgets what the app kept on it, then starts anew. */
function sendFresh({ request, response }: Exchange): void {
  // A picture on any website could ask for this and wipe what somebody typed.
  if (request.headers['sec-fetch-site'] === 'cross-site')
    throw new RequestRefused(403, 'FOREIGN_ORIGIN', 'only the page with the phones may do this');
  response.writeHead(302, { 'clear-site-data': '"storage"', location: '/', 'cache-control': 'no-store' }).end();
}

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>小程序还没有构建</title><style>
:root{color-scheme:light dark;--bg:#f4f5f7;--text:#15191f;--quiet:#565e6b;--chip:#fff;--line:#e4e7ec}
@media(prefers-color-scheme:dark){:root{--bg:#0e1116;--text:#eef1f5;--quiet:#aab3c0;--chip:#171b22;--line:#2a313c}}
body{margin:0;min-height:100vh;display:grid;place-content:center;justify-items:center;gap:12px;padding:0 32px;text-align:center;background:var(--bg);color:var(--text);
font:16px/1.6 system-ui,-apple-system,"PingFang SC","Noto Sans SC",sans-serif}
h1{margin:0;font-size:20px}p{margin:0;color:var(--quiet);font-size:14px}code{background:var(--chip);border:1px solid var(--line);border-radius:8px;padding:4px 12px;font-size:14px}
</style></head><body><svg width="56" height="56" viewBox="0 0 56 56" fill="none" stroke="currentColor" stroke-width="2.5" opacity=".55" aria-hidden="true">
<rect x="15" y="6" width="26" height="44" rx="6"/><path d="M24 43h8M22 22l12 10M34 22 22 32" stroke-linecap="round"/></svg>
<h1>小程序还没有构建</h1><p>把小程序构建为 H5，用 APP_DIR 指向它，以 start 方式启动，再重新载入这台手机。<br>No built Mini Program is there: name its folder in APP_DIR and start with it.</p>
<code>APP_DIR=… cli.js start</code></body></html>`;
