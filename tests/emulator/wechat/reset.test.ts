import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { pictureForm, resetWechat, SERVICE, startWechat, type TestWechat } from './a-wechat';

/** A callback that never answers: what is pushed stays under way. */
const silent = createServer(() => {});
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

let wechat: TestWechat;
beforeAll(async () => {
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  const push = { url, token: 'token', mode: 'plain', format: 'json', answerWithinMs: 600_000 } as const;
  const serviceAccount = {
    appId: SERVICE.appid,
    name: '售后服务号',
    secret: SERVICE.secret,
    push,
    templates: [{ id: 'SVC', title: '通知', fields: [] }],
  };
  wechat = await startWechat({ serviceAccount });
});
beforeEach(() => resetWechat(wechat));

const openids = { touser: 'o-anna', openid: 'o-anna' };
const progress = { ...openids, template_id: 'TPL_PROGRESS', data: { phrase1: { value: '检测中' } } };
const arm = (fault: object) => wechat.inspect('faults', { name: '*', ...fault });
const isStruck = async () => ((await wechat.inspect('faults')).faults as { struck: number }[])[0]?.struck === 1;

test('a message on its way is lost with a reset, and holds up none of afterwards', async () => {
  await arm({ on: 'api', effect: { kind: 'delay', delayMs: 600_000 } });
  const lost = wechat.api('mini-program', '/cgi-bin/message/subscribe/send', progress).catch(() => 'cut');
  while (!(await isStruck()));

  await wechat.inspect('reset', {});

  expect(await lost).toBe('cut');
  await wechat.onPhone('anna', 'subscribe', { tmplIds: ['TPL_PROGRESS'] });
  expect(await wechat.api('mini-program', '/cgi-bin/message/subscribe/send', progress)).toMatchObject({ errcode: 0 });
  expect(await wechat.inspect('messages')).toMatchObject({ total: 1 });
});

test('an account that types when everything is reset does not type afterwards', async () => {
  const type = () => wechat.api('service-account', '/cgi-bin/message/custom/typing', { touser: 's-anna', command: 'Typing' });
  for (let round = 0; round < 2; round += 1) {
    await wechat.chat('anna', 'follow');
    await wechat.chat('anna', 'send', { message: { type: 'text', content: '你好' } });
    expect(await type()).toMatchObject({ errcode: 0 });
    expect(await type()).toMatchObject({ errcode: 45081 });
    await wechat.inspect('reset', {});
  }
});

/** Does one thing of each kind that WeChat keeps. */
async function fillWechat(): Promise<void> {
  const service = (path: string, body: object) => wechat.api('service-account', path, body as Record<string, unknown>);
  const scene = { scene_str: 'bind' };
  const { ticket } = await service('/cgi-bin/qrcode/create', { action_name: 'QR_LIMIT_STR_SCENE', action_info: { scene } });
  await wechat.chat('anna', 'scan', { code: ticket });
  await wechat.chat('anna', 'send', { message: { type: 'text', content: '你好' } });
  await wechat.chat('anna', 'read');
  await service('/cgi-bin/menu/create', { button: [{ type: 'click', name: '进度', key: 'progress' }] });
  await wechat.api('service-account', '/cgi-bin/media/upload', pictureForm(), { type: 'image' });
  await service('/cgi-bin/message/template/send', { touser: 's-anna', template_id: 'SVC', client_msg_id: 'once', data: {} });
  await wechat.call('/cgi-bin/stable_token', {
    method: 'POST',
    body: { grant_type: 'client_credential', ...SERVICE, force_refresh: true },
  });
  await wechat.onPhone('anna', 'subscribe', { tmplIds: ['TPL_PROGRESS', 'TPL_QUOTE'] });
  await wechat.api('mini-program', '/cgi-bin/message/subscribe/send', progress);
  await wechat.onPhone('anna', 'login');
  await fetch(`${wechat.cloud.url}/__phones/settings`, {
    method: 'POST',
    body: JSON.stringify({ phone: 'bert', notifications: false, refuse: 'TPL_QUOTE' }),
  });
  await wechat.inspect('templates/ban', { templateId: 'TPL_QUOTE' });
  await wechat.inspect('wechat/switches', { riskyWords: ['坏'], mediaCheck: { delayMs: 86_400_000 } });
  const check = { ...openids, media_url: 'http://127.0.0.1/x.png', media_type: 2, version: 2, scene: 1 };
  await wechat.api('mini-program', '/wxa/media_check_async', check);
}

/** Every row of WeChat's, but for jobs that are done at once and how often a push was tried. */
function kept(): Readonly<Record<string, unknown>> {
  const { store } = wechat.cloud.services;
  const tables = store.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'wechat_*' ORDER BY name").all();
  const rows = tables.map(({ name }) => {
    const columns = store
      .prepare(`SELECT name FROM pragma_table_info('${String(name)}') WHERE name <> 'tries'`)
      .all()
      .map((column) => String(column.name));
    return [String(name), store.prepare(`SELECT ${columns.join(', ')} FROM ${String(name)}`).all()] as const;
  });
  const settings = store.prepare("SELECT * FROM settings WHERE key GLOB 'wechat*' AND value NOT IN ('null', '{}')").all();
  return { ...Object.fromEntries(rows), settings };
}

test('all that WeChat keeps comes back with a snapshot, and nothing of it is there after a reset', async () => {
  const { store, snapshots } = wechat.cloud.services;
  await fillWechat();
  while (store.prepare('SELECT count(*) AS total FROM wechat_later').get()?.total !== 1) await new Promise(setImmediate);
  const before = kept();
  expect(Object.entries(before).filter(([, rows]) => (rows as unknown[]).length === 0)).toEqual([]);
  snapshots.take('all');

  await wechat.inspect('reset', {});
  const { settings, ...tables } = kept();
  expect(Object.entries(tables).filter(([, rows]) => (rows as unknown[]).length > 0)).toEqual([]);
  expect(settings).toMatchObject([{ key: 'wechat-menu-count' }]);

  snapshots.restore('all');
  expect(kept()).toEqual(before);
  snapshots.remove('all');
});
