import { GOOD_CALLS } from '../wire/good-calls';
import type { Dice } from './dice';
import { hostileDocument, hostileStages, hostileText, hostileValue } from './hostile-json';

/** A request by a proper HTTP client, or bytes on a bare connection. */
export type FuzzRequest =
  | {
      readonly kind: 'http';
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer | string;
    }
  | { readonly kind: 'raw'; readonly bytes: Buffer };

/** Addresses that the cloud handed out: to upload to, with what has to come back, and to download from. */
export type Addresses = { readonly upload: string; readonly grant: Readonly<Record<string, string>>; readonly download: string };

/** Fields whose texts are JSON themselves. */
const INNER = new Set(['query', 'data', 'order', 'projection', 'request_data', 'requestData']);
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND'];
const MORE_ACTIONS = [
  'database.startTransaction',
  'database.commitTransaction',
  'database.abortTransaction',
  'database.addCollection',
  'wx.api',
  'wx.wxPayApi',
  'wx.openApi',
  'toString',
  '',
];
const TRANSACTION_ACTIONS = [
  'database.insertDocInTransaction',
  'database.getInTransaction',
  'database.updateDocInTransaction',
  'database.deleteDocInTransaction',
];
const ALL_ACTIONS = [...Object.keys(GOOD_CALLS), ...MORE_ACTIONS, ...TRANSACTION_ACTIONS];

/** One request that is wrong somewhere, mostly. */
export function hostileRequest(dice: Dice, addresses: Addresses): FuzzRequest {
  const kind = dice.roll(100);
  if (kind < 60) return adminCall(dice);
  if (kind < 68) return openApiCall(dice);
  if (kind < 78) return storageCall(dice, addresses);
  if (kind < 88) return doorCall(dice);
  return { kind: 'raw', bytes: rawBytes(dice) };
}

function adminCall(dice: Dice): FuzzRequest {
  const action = dice.pick(ALL_ACTIONS);
  const body: Record<string, unknown> = { action, ...GOOD_CALLS[action], ...transactionPart(dice, action) };
  for (let changes = 1 + dice.roll(2); changes > 0; changes -= 1) {
    const field = dice.pick(Object.keys(body));
    if (field === 'stages' && dice.chance(80)) body[field] = hostileStages(dice);
    else if (INNER.has(field) && dice.chance(80))
      body[field] = field === 'data' && action === 'database.insertDocument' ? [hostileDocument(dice)] : hostileDocument(dice);
    else if (field !== 'action' || dice.chance(10)) body[field] = hostileValue(dice);
  }
  if (dice.chance(5)) body[dice.pick(['transactionId', 'envName', 'wxCloudApiToken', 'sessionToken', 'upsert'])] = hostileValue(dice);
  const text = JSON.stringify(body);
  return post(
    '/admin',
    dice.chance(15) ? mangled(dice, Buffer.from(text)) : text,
    dice.chance(5) ? oddHeaders(dice) : { 'content-type': 'application/json' },
  );
}

function transactionPart(dice: Dice, action: string): Record<string, unknown> {
  if (!TRANSACTION_ACTIONS.includes(action)) return {};
  return {
    collectionName: 'things',
    transactionId: dice.pick(['none', '', 'f'.repeat(32)]),
    query: { _id: { $eq: 'a' } },
    data: hostileDocument(dice),
  };
}

/** Multipart with protobuf inside, as wx-server-sdk 4.0.2 sends it: `08 00 12 …` is CommApiData. */
function openApiCall(dice: Dice): FuzzRequest {
  const message = Buffer.from('080012770a0e0a06746f757365721204226f58220a0b0a047061676512032270220a', 'hex');
  const fields: [string, string | Buffer][] = [
    ['action', dice.pick(['wx.openApi', 'wx.wxPayApi', 'database.getDocument'])],
    ['apiName', dice.chance(80) ? 'subscribeMessage.send' : hostileText(dice)],
    ['requestData', dice.chance(80) ? mangled(dice, message) : randomBytes(dice, 60)],
  ];
  if (dice.chance(10))
    fields.push([
      hostileText(dice)
        .slice(0, 40)
        .replace(/["\r\n\0]/g, ''),
      hostileText(dice),
    ]);
  if (dice.chance(5)) for (let i = 0; i < 200; i += 1) fields.push([`f${i}`, 'x']);
  const parts = fields.map(([name, value]) =>
    Buffer.concat([Buffer.from(`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n')]),
  );
  const whole = Buffer.concat([...parts, Buffer.from('--b--\r\n')]);
  const type = dice.chance(90)
    ? 'multipart/form-data; boundary=b'
    : dice.pick([
        'multipart/form-data',
        'multipart/form-data; boundary=',
        `multipart/form-data; boundary=${'x'.repeat(300)}`,
        'multipart/mixed; boundary=b',
      ]);
  return post('/admin', dice.chance(40) ? mangled(dice, whole) : whole, { 'content-type': type });
}

function storageCall(dice: Dice, { upload, grant, download }: Addresses): FuzzRequest {
  const text = dice.pick([
    upload,
    download,
    '/__storage/',
    '/__storage/upload/',
    '/__storage/a.b.c',
    '/__storage/%00',
    '/__storage/..%2f..%2fetc',
    '/__storage/%E0%A4%A',
  ]);
  const path = dice.chance(40)
    ? mangled(dice, Buffer.from(text))
        .toString('latin1')
        .replace(/[^\x21-\x7e]/g, '~')
    : text;
  const headers: Record<string, string> = { ...grant };
  if (dice.chance(50)) delete headers[dice.pick(Object.keys(headers))];
  headers.range = dice.pick([
    'bytes=0-',
    'bytes=-1',
    'bytes=9-1',
    'bytes=0-0,1-1',
    `bytes=${'0-1,'.repeat(200)}`,
    'bytes=99999999999999999999-',
    'lines=1',
    'bytes=--',
    'bytes=0-18446744073709551616',
  ]);
  if (dice.chance(20))
    headers['if-range'] = hostileText(dice)
      .replace(/[^\x20-\x7e]/g, '~')
      .slice(0, 500);
  const method = dice.pick(['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS']);
  return {
    kind: 'http',
    method,
    path: path.startsWith('/') ? path : `/${path}`,
    headers,
    body: dice.chance(50) ? '' : randomBytes(dice, 300),
  };
}

const PHONE_DOORS = [
  'call-function',
  'upload?cloudPath=a',
  'upload?cloudPath=%00',
  'upload',
  'temp-urls',
  'subscribe',
  'subscription-settings',
  'me',
  'cloud-id',
  'nothing',
].map((door) => `/__wechat/${door}`);
/** But those that forget everything or move the clock on a good request. */
const INSPECTOR_DOORS = [
  'messages?limit=-1',
  'messages?touser=%00',
  'credits',
  'collections',
  'collections/things?limit=x&offset=1e99',
  'collections/%E0%A4%A',
  'collections/__proto__',
  'invocations?limit=9e9',
  'timers/x/run',
  'timers/%00/run',
  'faults',
  'templates/ban',
  'search?q=%00',
  'search?q=(((&limit=-1',
  'pushes',
  'push/x',
  'snapshots',
  'snapshots/%2e%2e%2f',
  'nothing',
].map((door) => `/__inspect/${door}`);
const WECHAT_DOORS = [
  '/cgi-bin/token?grant_type=x',
  '/cgi-bin/stable_token',
  '/cgi-bin/message/subscribe/send?access_token=x',
  '/cgi-bin/message/template/send?access_token=',
  '/cgi-bin/message/custom/send',
  '/cgi-bin/user/info?openid=%00',
  '/cgi-bin/qrcode/create',
  '/cgi-bin/menu/create',
  '/wxa/msg_sec_check',
  '/wxa/business/getuserphonenumber',
  '/__phones/settings',
  '/__phones/subscribe-answer',
  '/__page/..%2f..%2f',
];
const ENTITY_BOMB =
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><xml><Content>&c;</Content></xml>';

/** Doors of phones, of the inspector and of WeChat. */
function doorCall(dice: Dice): FuzzRequest {
  const isPhone = dice.chance(50);
  const path = isPhone ? dice.pick(PHONE_DOORS) : dice.pick(dice.chance(60) ? INSPECTOR_DOORS : WECHAT_DOORS);
  const fields = {
    name: hostileValue(dice),
    data: hostileValue(dice),
    fileList: [hostileValue(dice)],
    tmplIds: hostileValue(dice),
    templateId: 7,
    on: 'nothing',
    touser: hostileValue(dice),
  };
  const body = dice.chance(95) ? JSON.stringify(fields) : ENTITY_BOMB;
  const headers: Record<string, string> = isPhone
    ? { 'x-wechat-phone': dice.pick(['anna', 'anna', 'anna', 'nobody', '__proto__', '']) }
    : {};
  // A snapshot would be taken for any body, and faults go on to spoil what comes after.
  const method = path.endsWith('faults')
    ? dice.pick(['GET', 'POST'])
    : path.endsWith('snapshots')
      ? 'GET'
      : dice.pick(['GET', 'POST', 'PUT', 'POST', ...METHODS]);
  return { kind: 'http', method, path, headers, body: dice.chance(30) ? mangled(dice, Buffer.from(body)) : body };
}

function rawBytes(dice: Dice): Buffer {
  const body = '{"action":"database.calculateDocument","collectionName":"things"}';
  const request = `${dice.pick(METHODS)} ${dice.pick(['/admin', '/', '//', '*', 'http://x/', '/__wechat/me', `/${'a'.repeat(20_000)}`])} HTTP/1.1\r\nHost: ${dice.pick(['127.0.0.1', 'anna.localhost', 'x', ''])}\r\n${dice.pick(['', 'Transfer-Encoding: chunked\r\n', 'Upgrade: h2c\r\n', 'Expect: 100-continue\r\n', `X: ${'y'.repeat(20_000)}\r\n`])}Content-Length: ${dice.pick([body.length, 5, -1, 1e12, 'x'])}\r\n\r\n${body}`;
  return dice.chance(20) ? randomBytes(dice, 400) : mangled(dice, Buffer.from(request));
}

const post = (path: string, body: Buffer | string, headers: Readonly<Record<string, string>>): FuzzRequest => ({
  kind: 'http',
  method: 'POST',
  path,
  headers,
  body,
});

function oddHeaders(dice: Dice): Record<string, string> {
  return dice.pick<Record<string, string>>([
    { 'content-encoding': 'gzip' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'multipart/form-data; boundary=--' },
    { origin: 'http://example.com' },
    { host: 'example.com' },
    { host: 'nobody.localhost' },
    { 'transfer-encoding': 'chunked' },
    { 'x-tcb-source': 'a,'.repeat(500) },
  ]);
}

/** Some bytes changed, lost or doubled. */
function mangled(dice: Dice, bytes: Buffer): Buffer {
  const at = dice.roll(bytes.length + 1);
  const length = dice.roll(8);
  switch (dice.roll(4)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), randomBytes(dice, 8), bytes.subarray(at)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), randomBytes(dice, length), bytes.subarray(at + length)]);
  }
}

const randomBytes = (dice: Dice, most: number): Buffer => Buffer.from(Array.from({ length: dice.roll(most + 1) }, () => dice.roll(256)));
