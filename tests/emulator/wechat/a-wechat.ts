import { request } from 'node:http';
import type { CloudConfig } from '../../../emulator/cloud-config';
import type { ChatState } from '../../../emulator/phone/protocol';
import type { Account, PushedMessage } from '../../../emulator/wechat/traffic';
import { startCloud, type TestCloud } from '../local-cloud';

export const MINI = { appid: 'wxdev0000000000a1', secret: 'mini-secret' };
export const SERVICE = { appid: 'wxsvc0000000000b2', secret: 'service-secret' };

const CONFIG: Partial<CloudConfig> = {
  miniProgramName: '售后服务',
  pages: ['pages/order/index', 'pages/home/index'],
  miniProgram: { secret: MINI.secret, originalId: 'gh_mini' },
  serviceAccount: {
    appId: SERVICE.appid,
    name: '售后服务号',
    secret: SERVICE.secret,
    originalId: 'gh_service',
    templates: [
      {
        id: 'SVC_PROGRESS',
        title: '工单进度通知',
        fields: [
          { key: 'character_string1', type: 'character_string', label: '工单号' },
          { key: 'thing2', type: 'thing', label: '进度' },
        ],
      },
    ],
  },
  phones: [
    {
      id: 'anna',
      title: { zh: '安娜', en: 'Anna' },
      openid: 'o-anna',
      unionid: 'u-anna',
      serviceOpenid: 's-anna',
      phoneNumber: '13800000000',
      kind: 'customer',
    },
    {
      id: 'bert',
      title: { zh: '贝特', en: 'Bert' },
      openid: 'o-bert',
      serviceOpenid: 's-bert',
      phoneNumber: '+852 51234567',
      kind: 'staff',
    },
    { id: 'carl', title: { zh: '卡尔', en: 'Carl' }, openid: 'o-carl', kind: 'customer' },
  ],
  subscribeTemplates: [
    { id: 'TPL_PROGRESS', title: '服务进度提醒', fields: [{ key: 'phrase1', type: 'phrase', label: '当前进度' }] },
    { id: 'TPL_QUOTE', title: '报价提醒', fields: [{ key: 'amount1', type: 'amount', label: '金额' }] },
  ],
};

export type Json = Record<string, unknown>;
type Answer = Json & { readonly errcode?: number; readonly errmsg?: string };

/** A local WeChat with both accounts, the HTTP API as a server uses it, and the phones as people do. */
export type TestWechat = {
  readonly cloud: TestCloud;
  readonly pushes: { readonly account: Account; readonly message: PushedMessage }[];
  readonly call: (
    path: string,
    init?: { readonly method?: string; readonly body?: BodyInit | Json; readonly query?: Record<string, string> },
  ) => Promise<Answer>;
  /** With a token of that account in the query. */
  readonly api: (account: Account, path: string, body?: BodyInit | Json, query?: Record<string, string>) => Promise<Answer>;
  readonly token: (account: Account) => Promise<string>;
  readonly inspect: (path: string, body?: Json) => Promise<Json>;
  readonly advance: (ms: number) => Promise<unknown>;
  readonly chat: (phone: string, act: string, body?: Json) => Promise<ChatState & Json>;
  readonly readChat: (phone: string, account?: Account) => Promise<ChatState>;
  readonly onPhone: (phone: string, door: string, body?: Json) => Promise<Json>;
  /** Resolves with the first push, past or to come, that fits. */
  readonly pushed: (fits: (message: PushedMessage) => boolean) => Promise<PushedMessage>;
};

export async function startWechat(
  config: Partial<CloudConfig> = {},
  functions: Record<string, string> = {},
  dataDir?: string,
): Promise<TestWechat> {
  const cloud = await startCloud({ config: { ...CONFIG, ...config }, functions, ...(dataDir ? { dataDir } : {}) });
  const pushes: { account: Account; message: PushedMessage }[] = [];
  cloud.services.events.on('outgoing', (account, message) => pushes.push({ account, message }));

  const call: TestWechat['call'] = async (path, { method = 'GET', body, query = {} } = {}) => {
    const url = new URL(path, cloud.url);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const isJson = body !== undefined && Object.getPrototypeOf(body) === Object.prototype;
    const response = await fetch(url, {
      method,
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as BodyInit) }),
    });
    if (response.status !== 200) throw new Error(`${method} ${path}: HTTP ${response.status}`);
    return (await response.json()) as Answer;
  };
  const token = async (account: Account) => {
    const { access_token: found } = await call('/cgi-bin/stable_token', {
      method: 'POST',
      body: { grant_type: 'client_credential', ...(account === 'mini-program' ? MINI : SERVICE) },
    });
    return String(found);
  };
  const post = async (path: string, body: Json, headers: Record<string, string> = {}) => {
    const response = await fetch(cloud.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, ...((await response.json()) as Json) };
  };
  const wechat: TestWechat = {
    cloud,
    pushes,
    call,
    token,
    api: async (account, path, body, query = {}) =>
      call(path, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body === undefined ? {} : { body }),
        query: { access_token: await token(account), ...query },
      }),
    inspect: async (path, body) =>
      body ? post(`/__inspect/${path}`, body) : ((await (await fetch(`${cloud.url}/__inspect/${path}`)).json()) as Json),
    advance: (advanceMs) => post('/__inspect/clock', { advanceMs }),
    chat: async (phone, act, body = {}) => (await post(`/__phones/chat/${act}`, { phone, ...body })) as unknown as ChatState & Json,
    readChat: async (phone, account = 'service-account') =>
      (await (await fetch(`${cloud.url}/__phones/chat?phone=${phone}&account=${account}`)).json()) as ChatState,
    onPhone: (phone, door, body = {}) => post(`/__wechat/${door}`, body, { 'x-wechat-phone': phone }),
    pushed: (fits) =>
      new Promise((resolve) => {
        const past = pushes.find(({ message }) => fits(message));
        if (past) return resolve(past.message);
        const listen = (_account: Account, message: PushedMessage) => {
          if (!fits(message)) return;
          cloud.services.events.off('outgoing', listen);
          resolve(message);
        };
        cloud.services.events.on('outgoing', listen);
      }),
  };
  return wechat;
}

/** Back to the beginning, pushes included. */
export async function resetWechat({ inspect, pushes }: TestWechat): Promise<void> {
  await inspect('reset', {});
  pushes.length = 0;
}

/** A call from another address of this machine. */
export function callFrom(localAddress: string, url: string, body?: Json): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { localAddress, method: body ? 'POST' : 'GET' }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(JSON.parse(text) as Answer));
    });
    sent.on('error', reject);
    sent.end(body ? JSON.stringify(body) : undefined);
  });
}

/** The smallest PNG there is. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const pictureForm = (bytes = PNG): FormData => {
  const form = new FormData();
  form.set('media', new Blob([bytes], { type: 'image/png' }), 'photo.png');
  return form;
};
