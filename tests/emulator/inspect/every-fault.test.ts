import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FAULT_PLACES, type FaultEffect, type FaultPlace, type ListedFault } from '../../../emulator/inspect/fault-types';
import { type Callback, startCallback } from '../../support/callback';
import { callAdmin } from '../local-cloud';
import { resetWechat, SERVICE, startWechat, type TestWechat } from '../wechat/a-wechat';

/** How a call looks to whoever makes it: answered as ever, told of a failure, or without an answer. */
type Seen = 'answered' | 'failed' | 'cut';
type Place = {
  readonly name: string;
  /** Makes one call. */
  readonly call: () => Promise<Seen>;
  /** How often it was carried out since the beginning; `undefined` where nothing tells. */
  readonly done: () => number | undefined;
};

let callback: Callback;
let wechat: TestWechat;
beforeAll(async () => {
  callback = await startCallback();
  const push = { url: callback.url, token: 'token', mode: 'plain', format: 'xml', retries: 0 } as const;
  wechat = await startWechat(
    {
      collections: [{ name: 'things' }],
      functions: [
        { name: 'echo', timeoutSeconds: 20, httpPath: '/echo', timer: { name: 'hourly', cron: '0 0 * * * * *' } },
        { name: 'sends', timeoutSeconds: 20, openapi: ['customerServiceMessage.send'] },
      ],
      serviceAccount: { appId: SERVICE.appid, name: '服务号', secret: SERVICE.secret, push },
    },
    {
      echo: 'exports.main = async () => "well";',
      sends: `const cloud = require('wx-server-sdk'); cloud.init();
        exports.main = () => cloud.openapi({ appid: '${SERVICE.appid}' }).customerServiceMessage.send({ touser: 's-anna', msgtype: 'text', text: { content: 'x' } })
          .then(() => 'answered', ({ errCode, errMsg }) => (/socket hang up|ECONNRESET/.test(errMsg) ? 'cut' : errCode === 4711 ? 'failed' : errMsg));`,
    },
  );
});
afterAll(() => callback.stop());

const seen = async (answer: Promise<boolean>): Promise<Seen> =>
  answer.then(
    (isWell) => (isWell ? 'answered' : 'failed'),
    () => 'cut',
  );
const ask = async (path: string, init: RequestInit = {}): Promise<Record<string, unknown>> => {
  const response = await fetch(wechat.cloud.url + path, { method: 'POST', ...init });
  return { status: response.status, ...((await response.json()) as object) };
};
const onPhone = (door: string, init: RequestInit) => ask(`/__wechat/${door}`, { ...init, headers: { 'x-wechat-phone': 'anna' } });
const runs = () => wechat.cloud.services.functions.invocations().filter(({ functionName }) => functionName === 'echo').length;
const customerMessages = () =>
  Number(wechat.cloud.services.store.prepare("SELECT count(*) AS n FROM wechat_chat WHERE entry LIKE '%customer-service%'").get()?.n);
type Pushed = { readonly outcome?: string; readonly attempts: readonly { readonly outcome: string }[] };
/** The newest push, once there are so many and all are over. */
async function settledPush(count: number): Promise<Pushed | undefined> {
  for (;;) {
    const pushes = (await wechat.inspect('pushes')).pushes as Pushed[];
    if (pushes.length >= count && pushes.every(({ outcome }) => outcome !== undefined)) return pushes[0];
  }
}

const PLACES: Readonly<Record<FaultPlace, Place>> = {
  function: {
    name: 'echo',
    call: () => seen(onPhone('call-function', { body: '{"name":"echo"}' }).then(({ result }) => result === 'well')),
    done: runs,
  },
  timer: {
    name: 'echo',
    // Nobody waits for a timer: what was lost is told as that.
    call: async () => {
      const { result, errMsg } = await ask('/__inspect/timers/echo/run');
      return result === 'well' ? 'answered' : String(errMsg).includes('lost') ? 'cut' : 'failed';
    },
    done: runs,
  },
  http: { name: '/echo', call: () => seen(fetch(`${wechat.cloud.url}/__http/echo`).then(({ ok }) => ok)), done: runs },
  action: {
    name: 'database.insertDocument',
    call: () =>
      seen(
        callAdmin(wechat.cloud.url, { action: 'database.insertDocument', collectionName: 'things', data: ['{}'] }).then(
          ({ code }) => code === undefined,
        ),
      ),
    done: () => wechat.cloud.services.database.count('things', {}),
  },
  openapi: {
    name: 'customerServiceMessage.send',
    call: async () => (await onPhone('call-function', { body: '{"name":"sends"}' })).result as Seen,
    done: customerMessages,
  },
  api: {
    name: '/cgi-bin/message/custom/send',
    call: () => {
      const message = { touser: 's-anna', msgtype: 'text', text: { content: 'x' } };
      return seen(wechat.api('service-account', '/cgi-bin/message/custom/send', message).then(({ errcode }) => errcode === 0));
    },
    done: customerMessages,
  },
  push: {
    name: 'text',
    call: async () => {
      const { total } = await wechat.inspect('pushes');
      await wechat.chat('anna', 'send', { message: { type: 'text', content: 'x' } });
      const push = await settledPush(Number(total) + 1);
      if (push?.outcome === 'accepted') return 'answered';
      return push?.attempts.at(-1)?.outcome === 'lost' ? 'cut' : 'failed';
    },
    done: () => callback.received.filter(({ body }) => body.includes('<Content><![CDATA[x]]>')).length,
  },
  upload: {
    name: 'a/b.txt',
    call: () => seen(onPhone('upload?cloudPath=a/b.txt', { method: 'PUT', body: 'bytes' }).then(({ fileID }) => fileID !== undefined)),
    done: () => wechat.cloud.services.storage.list(10, 0).total,
  },
  download: {
    name: 'a/b.txt',
    call: async () => {
      await wechat.cloud.services.storage.put(Readable.from([Buffer.from('bytes')]), 'a/b.txt', {});
      const [file] = wechat.cloud.services.storage.tempUrls(['cloud://dev-env.6465-dev-env-1250000000/a/b.txt']);
      return seen(fetch(String(file?.tempFileURL)).then(({ ok }) => ok));
    },
    done: () => undefined,
  },
  subscribe: {
    name: 'TPL_QUOTE',
    call: () => seen(onPhone('subscribe', { body: '{"tmplIds":["TPL_QUOTE"]}' }).then(({ TPL_QUOTE }) => TPL_QUOTE === 'accept')),
    done: () => Number(wechat.cloud.services.store.prepare('SELECT sum(available) AS n FROM wechat_credits').get()?.n ?? 0),
  },
};

const EFFECTS: readonly (readonly [FaultEffect, Seen, times: number])[] = [
  [{ kind: 'delay', delayMs: 1 }, 'answered', 1],
  [{ kind: 'fail', errCode: 4711, errMsg: 'as asked for' }, 'failed', 0],
  [{ kind: 'lose-request' }, 'cut', 0],
  [{ kind: 'lose-reply' }, 'cut', 1],
  [{ kind: 'duplicate' }, 'answered', 2],
  [{ kind: 'hold', upToMs: 1 }, 'answered', 1],
];
/** The same bytes put to the same place twice are one file. */
const ONCE_ALL_THE_SAME: readonly FaultPlace[] = ['upload'];

describe.each(FAULT_PLACES)('at %s', (on) => {
  test.each(EFFECTS)('%j', async (effect, looks, times) => {
    await resetWechat(wechat);
    callback.received.length = 0;
    await wechat.chat('anna', 'follow');
    await wechat.chat('anna', 'send', { message: { type: 'text', content: 'opens a window' } });
    await settledPush(2);
    const { name, call, done } = PLACES[on];
    const before = done();
    await wechat.inspect('faults', { on, name, effect, times: 1 });

    expect(await call()).toBe(looks);

    const expected = times === 2 && ONCE_ALL_THE_SAME.includes(on) ? 1 : times;
    expect(done()).toBe(before === undefined ? undefined : before + expected);
    expect(((await wechat.inspect('faults')).faults as ListedFault[])[0]).toMatchObject({ struck: 1 });
    expect(await call()).toBe('answered');
  });
});
