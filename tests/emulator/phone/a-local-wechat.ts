import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalWechat, startLocalWechat } from '../../../emulator/local-wechat';

const config = {
  envId: 'test-env',
  appId: 'wxtest',
  bucket: 'test-bucket',
  miniProgramName: '测试小程序',
  collections: [],
  functions: [],
  subscribeTemplates: [
    { id: 'TPL_PROGRESS', title: '服务进度提醒', fields: [{ key: 'thing1', type: 'thing', label: '说明' }] },
    { id: 'TPL_RETURN', title: '设备寄回通知', fields: [{ key: 'thing1', type: 'thing', label: '说明' }] },
  ],
  phones: [
    { id: 'anna', title: { zh: '安娜', en: 'Anna' }, openid: 'o-anna', kind: 'customer' },
    { id: 'bert', title: { zh: '贝特', en: 'Bert' }, openid: 'o-bert', unionid: 'u-bert', kind: 'staff' },
  ],
};

export type Reply = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string; readonly json: () => unknown };
type Ask = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string | Buffer };

/** A local WeChat of two phones and no functions, with a tiny built app; `ask` may name any host, which fetch may not. */
export type SmallWechat = {
  readonly wechat: LocalWechat;
  readonly ask: (host: string, path: string, options?: Ask) => Promise<Reply>;
  readonly stop: () => Promise<void>;
};

export async function aLocalWechat({ app = true } = {}): Promise<SmallWechat> {
  const home = mkdtempSync(join(tmpdir(), 'wechat-doors-'));
  const appDir = join(home, 'h5');
  mkdirSync(join(appDir, 'js'), { recursive: true });
  if (app) writeFileSync(join(appDir, 'index.html'), '<!doctype html><html><head><title>app</title></head><body></body></html>');
  writeFileSync(join(appDir, 'js', 'app.js'), '1;');
  writeFileSync(join(home, 'secret.txt'), 'not for phones');
  const wechat = await startLocalWechat(config, { dataDir: join(home, 'data'), port: 0, functionsDir: join(home, 'none'), appDir });
  return {
    wechat,
    ask: (host, path, options) => ask(wechat.port, `${host}:${wechat.port}`, path, options),
    stop: async () => {
      await wechat.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function ask(port: number, host: string, path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers: { host, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: () => JSON.parse(text) as unknown });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
