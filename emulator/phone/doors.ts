import type { PhoneConfig } from '../cloud-config';
import { type Exchange, RequestRefused, type Route, readBody, readJson, sendJson, sendJsonText } from '../http';
import { isRecord } from '../record';
import type { Services } from '../services';
import type { Wechat } from '../wechat/wechat';
import type { Screens } from './screens';

/** Past it nothing of a call is read; how much of it may be `data` is the functions' matter. */
const MAX_CALL_BODY_BYTES = 1024 * 1024;
const MAX_SUBSCRIBE_BODY_BYTES = 16 * 1024;
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;
const MAX_TEMP_URLS = 50;

type Parts = { readonly services: Services; readonly wechat: Wechat; readonly screens: Screens };
type PhoneHandler = (exchange: Exchange & { readonly phone: PhoneConfig }) => Promise<void> | void;
type WxFailure = { readonly errCode: number; readonly errMsg: string };

/**
 * The doors of a phone: stand-ins for `wx.cloud` and `wx.requestSubscribeMessage`. Who calls is the phone's host (or `x-wechat-phone`), never the
 * body. A failure WeChat knows is HTTP 200 with `{errCode, errMsg}`, worded as the app would get it.
 */
export function phoneDoors(parts: Parts): readonly Route[] {
  const door = (method: string, path: string, handle: PhoneHandler): Route => ({
    host: 'phone',
    method,
    path: `/__wechat/${path}`,
    handle: (exchange) => {
      if (!exchange.phone) throw new RequestRefused(404, 'UNKNOWN_PHONE', 'this door belongs to a phone');
      parts.wechat.visits.note(exchange.phone.openid);
      return handle({ ...exchange, phone: exchange.phone });
    },
  });
  return [
    door('POST', 'call-function', (exchange) => callFunction(parts, exchange)),
    door('POST', 'cloud-id', (exchange) => mintCloudId(parts, exchange)),
    door('PUT', 'upload', (exchange) => upload(parts, exchange)),
    door('POST', 'temp-urls', (exchange) => tempUrls(parts, exchange)),
    door('POST', 'subscribe', (exchange) => subscribe(parts, exchange)),
    door('POST', 'subscription-settings', (exchange) => subscriptionSettings(parts, exchange)),
    door('POST', 'login', (exchange) => login(parts, exchange)),
    door('POST', 'phone-number', (exchange) => askPhoneNumber(parts, exchange)),
    door('GET', 'me', ({ phone, response }) => sendJson(response, 200, { phone: phone.id, title: phone.title, kind: phone.kind })),
  ];
}

const callFailure = (errCode: number, text: string): WxFailure => ({
  errCode,
  errMsg: `cloud.callFunction:fail Error: errCode: ${errCode}  | errMsg: ${text}`,
});

async function callFunction({ services, wechat }: Parts, { phone, request, response }: Parameters<PhoneHandler>[0]): Promise<void> {
  const body = await readJson(request, MAX_CALL_BODY_BYTES).catch((failure: unknown) => {
    if (failure instanceof RequestRefused && failure.status === 413) return 'too large' as const;
    throw failure;
  });
  const { name, data = {} } = isRecord(body) ? body : {};
  if (body === 'too large') {
    response.setHeader('connection', 'close');
    sendJson(response, 200, { errCode: -404001, errMsg: 'cloud.callFunction:fail Error: data exceed max size' });
    return;
  }
  if (typeof name !== 'string' || name === '' || !isRecord(data)) {
    const wrong = isRecord(data) ? 'parameter.name should be a non-empty string' : 'parameter.data should be an object';
    sendJson(response, 200, callFailure(-401003, `api parameter type error, ${wrong}`));
    return;
  }

  const identity = {
    openid: phone.openid,
    source: 'wx_client',
    clientIp: '127.0.0.1',
    ...(phone.unionid && wechat.switches.get().openPlatform ? { unionid: phone.unionid } : {}),
  };
  const reply = await services.faults.strike<string>(
    { on: 'function', name, openid: phone.openid },
    () => services.functions.invokeForText(name, services.cloudIds.expand(data, phone.openid), identity),
    { fail: ({ errCode, errMsg }) => JSON.stringify(callFailure(errCode, errMsg)) },
  );
  sendJsonText(response, 200, reply);
}

/** Stands in for whatever gives a Mini Program a `cloudID` (`wx.getWeRunData`, a button's event, …): the caller says what it stands for. */
async function mintCloudId({ services }: Parts, { phone, request, response }: Parameters<PhoneHandler>[0]): Promise<void> {
  const body = await readJson(request);
  if (!isRecord(body) || !isRecord(body.data)) throw new RequestRefused(400, 'BAD_REQUEST', 'data must be an object');
  sendJson(response, 200, { cloudID: services.cloudIds.mint(phone.openid, body.data) });
}

async function upload({ services }: Parts, { phone, request, response, url }: Parameters<PhoneHandler>[0]): Promise<void> {
  const cloudPath = url.searchParams.get('cloudPath') ?? '';
  if (Number(request.headers['content-length'] ?? 0) > MAX_UPLOAD_BYTES) {
    // The body is not read: the connection goes with the reply.
    response.setHeader('connection', 'close');
    sendJson(response, 200, {
      errCode: -403001,
      errMsg: `cloud.uploadFile:fail -403001 file too large, at most ${MAX_UPLOAD_BYTES} bytes`,
    });
    return;
  }
  if (request.headers['content-length'] === undefined)
    throw new RequestRefused(411, 'LENGTH_REQUIRED', 'an upload names its content-length');
  const put = () => services.storage.put(request, cloudPath, { ownerOpenid: phone.openid });
  const stored = await services.faults.strike({ on: 'upload', name: cloudPath, openid: phone.openid }, put, {
    fail: ({ errCode, errMsg }) => ({ errCode, errMsg }),
    // The same bytes put to the same place twice are one file.
    twice: put,
  });
  if (!request.complete) response.setHeader('connection', 'close');
  sendJson(
    response,
    200,
    'errCode' in stored ? { ...stored, errMsg: `cloud.uploadFile:fail ${stored.errCode} ${stored.errMsg}` } : { fileID: stored.fileID },
  );
}

/** A phone sees the files it uploaded itself (the rule 仅创建者可读写); everybody else's come as addresses from functions. */
async function tempUrls({ services: { storage } }: Parts, { phone, request, response }: Parameters<PhoneHandler>[0]): Promise<void> {
  const body = await readJson(request);
  const list = isRecord(body) ? body.fileList : undefined;
  // The app may name a file with a life of its own: {fileID, maxAge}.
  const fileIds = Array.isArray(list) ? list.map((entry: unknown) => (isRecord(entry) ? entry.fileID : entry)) : [];
  if (fileIds.length === 0 || fileIds.length > MAX_TEMP_URLS || !fileIds.every((id) => typeof id === 'string')) {
    const errMsg = `cloud.getTempFileURL:fail -401003 api parameter type error, parameter.fileList should hold 1 to ${MAX_TEMP_URLS} file ids`;
    sendJson(response, 200, { errCode: -401003, errMsg });
    return;
  }
  const denied = { tempFileURL: '', status: -503002, errMsg: 'STORAGE_EXCEED_AUTHORITY' };
  const fileList = (fileIds as string[]).flatMap((fileID) => {
    const owner = storage.ownerOf(fileID);
    return owner === undefined || owner === phone.openid ? storage.tempUrls([fileID]) : [{ fileID, ...denied }];
  });
  sendJson(response, 200, { fileList });
}

async function subscribe({ services, wechat, screens }: Parts, { phone, request, response }: Parameters<PhoneHandler>[0]): Promise<void> {
  const body = await readBody(request, MAX_SUBSCRIBE_BODY_BYTES);
  const tmplIds = readTemplateIds(body);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const name = Array.isArray(tmplIds) ? tmplIds.filter((id) => typeof id === 'string') : '';
  const ask = () => wechat.request(phone, tmplIds, (prompt) => screens.ask(phone, prompt, gone.signal));
  const reply = await services.faults.strike<object>({ on: 'subscribe', name, openid: phone.openid }, ask, {
    fail: ({ errCode, errMsg }) => ({ errCode, errMsg: `requestSubscribeMessage:fail ${errMsg}` }),
  });
  if (!gone.signal.aborted) sendJson(response, 200, reply);
}

/** `subscriptionsSetting` as `wx.getSetting({withSubscriptions: true})` gives it: the main switch, and the choices kept with 总是保持以上选择. */
function subscriptionSettings({ services, wechat: { store } }: Parts, { phone, response }: Parameters<PhoneHandler>[0]): void {
  const kept = (services.config.subscribeTemplates ?? []).flatMap(({ id }) => {
    const choice = store.choice(phone.openid, id);
    return choice ? [[id, choice] as const] : [];
  });
  sendJson(response, 200, { mainSwitch: !store.isSwitchedOff(phone.openid), itemSettings: Object.fromEntries(kept) });
}

/** `wx.login`. */
function login({ wechat }: Parts, { phone, request, response }: Parameters<PhoneHandler>[0]): void {
  request.resume();
  sendJson(response, 200, { errMsg: 'login:ok', code: wechat.codes.mint('login', phone.openid) });
}

/** `detail` of the event of `<button open-type="getPhoneNumber">`: with a code when the person agrees. Whoever has no number declines. */
function askPhoneNumber({ wechat }: Parts, { phone, request, response }: Parameters<PhoneHandler>[0]): void {
  request.resume();
  const detail = phone.phoneNumber
    ? { errMsg: 'getPhoneNumber:ok', code: wechat.codes.mint('phone-number', phone.openid) }
    : { errMsg: 'getPhoneNumber:fail user deny' };
  sendJson(response, 200, detail);
}

function readTemplateIds(body: Buffer): unknown {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return isRecord(parsed) ? parsed.tmplIds : undefined;
  } catch {
    throw new RequestRefused(400, 'BAD_JSON', 'the body is not valid JSON');
  }
}
