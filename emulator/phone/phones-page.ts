import { join } from 'node:path';
import type { PhoneConfig } from '../cloud-config';
import { type Exchange, RequestRefused, type Route, readJson, sendJson } from '../http';
import { asRecord } from '../record';
import type { Services } from '../services';
import { findFile, sendFile } from '../static-files';
import type { SubscribeMessage } from '../wechat/subscribe/store';
import type { Wechat } from '../wechat/wechat';
import { chatSummaries, findPhone } from './chat-views';
import type { MessageView, PhoneSettings, PhonesState } from './protocol';
import type { Screens } from './screens';

type Parts = { readonly services: Services; readonly wechat: Wechat; readonly screens: Screens; readonly appReady: () => boolean };

/** Where page and phones are one site: see the server's hosts. */
const SITE = 'wechat.localhost';
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-src http://*.wechat.localhost:*; frame-ancestors 'none'",
};

/** The page with the phones at `/`, its assets, and what it asks of the server. */
export function phonesPage(parts: Parts, pageDir: string | undefined): readonly Route[] {
  const { services, screens } = parts;
  services.events.on('message', (message) => screens.tell({ type: 'message', data: messageView(services, message) }));
  services.events.on('clock', (offsetMs) => screens.tell({ type: 'clock', data: { offsetMs } }));
  return [
    { host: 'cloud', method: 'GET', path: '/', handle: (exchange) => sendDocument(exchange, pageDir, 'index.html') },
    {
      host: 'cloud',
      method: 'GET',
      path: '/__inspect',
      handle: ({ response }) => void response.writeHead(308, { location: '/__inspect/' }).end(),
    },
    { host: 'cloud', method: 'GET', path: '/__inspect/', handle: (exchange) => sendDocument(exchange, pageDir, 'inspect.html') },
    { host: 'cloud', method: 'GET', path: '/__page/*', handle: (exchange) => sendAsset(exchange, pageDir) },
    {
      host: 'cloud',
      method: 'GET',
      path: '/__phones/events',
      handle: ({ response }) => screens.connect(response, { type: 'state', data: phonesState(parts) }),
    },
    { host: 'cloud', method: 'GET', path: '/__phones/state', handle: ({ response }) => sendJson(response, 200, phonesState(parts)) },
    { host: 'cloud', method: 'POST', path: '/__phones/subscribe-answer', handle: (exchange) => answerPrompt(screens, exchange) },
    { host: 'cloud', method: 'GET', path: '/__phones/settings', handle: (exchange) => readSettings(parts, exchange) },
    { host: 'cloud', method: 'POST', path: '/__phones/settings', handle: (exchange) => changeSettings(parts, exchange) },
  ];
}

/** All the page shows, for its start and after a reset. */
export function phonesState({ services, wechat, screens, appReady }: Parts): PhonesState {
  const { config, clock } = services;
  return {
    miniProgram: config.miniProgramName ?? '小程序',
    appReady: appReady(),
    phones: (config.phones ?? []).map(({ id, title, kind, openid, serviceOpenid, startPage }) => ({
      id,
      title,
      kind,
      openid,
      ...(serviceOpenid ? { serviceOpenid } : {}),
      ...(startPage ? { startPage } : {}),
    })),
    offsetMs: clock.offsetMs(),
    messages: wechat.store.messages().map((message) => messageView(services, message)),
    prompts: screens.prompts(),
    chats: chatSummaries({ services, wechat }),
  };
}

export function messageView({ config }: Services, { rows, ...message }: SubscribeMessage): MessageView {
  const phone = config.phones?.find(({ openid }) => openid === message.touser)?.id;
  return { ...message, rows: rows.map(({ label, value }) => ({ label, value })), ...(phone ? { phone } : {}) };
}

async function sendDocument({ request, response, url }: Exchange, pageDir: string | undefined, name: string): Promise<void> {
  // A browser is led to the one site that page and phones share; whatever else asks gets the document where it is.
  if (request.headers['sec-fetch-dest'] === 'document' && url.hostname !== SITE) {
    response.writeHead(302, { location: `http://${SITE}:${url.port}${url.pathname}` }).end();
    return;
  }
  const file = pageDir === undefined ? undefined : findFile(pageDir, `/${name}`);
  if (file) return sendFile(response, file, PAGE_HEADERS);
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(
    'The local cloud is running; its pages are not built: see emulator/build.mjs.\n本地云正在运行；页面还没有构建，请运行 emulator/build.mjs。\n',
  );
}

async function sendAsset({ response, url }: Exchange, pageDir: string | undefined): Promise<void> {
  const file = pageDir === undefined ? undefined : findFile(join(pageDir), url.pathname.slice('/__page'.length));
  if (!file) throw new RequestRefused(404, 'NO_SUCH_FILE', `there is no ${url.pathname}`);
  await sendFile(response, file);
}

async function answerPrompt(screens: Screens, { request, response }: Exchange): Promise<void> {
  const { promptId, choices, remember } = asRecord(await readJson(request));
  if (typeof promptId !== 'string') throw new RequestRefused(400, 'BAD_ANSWER', 'an answer names its promptId');
  const taken = Object.entries(asRecord(choices)).map(([id, choice]) => [id, choice === 'accept' ? 'accept' : 'reject'] as const);
  const known = screens.answer(promptId, { choices: Object.fromEntries(taken), remember: remember === true });
  if (!known) throw new RequestRefused(409, 'PROMPT_CLOSED', 'this sheet is no longer open');
  sendJson(response, 200, {});
}

function settingsOf({ services, wechat: { store } }: Parts, { openid }: PhoneConfig): PhoneSettings {
  return {
    notifications: !store.isSwitchedOff(openid),
    templates: (services.config.subscribeTemplates ?? []).map(({ id, title }) => {
      const remembered = store.choice(openid, id);
      return { id, title, available: store.credit(openid, id), ...(remembered ? { remembered } : {}) };
    }),
  };
}

function readSettings(parts: Parts, { response, url }: Exchange): void {
  sendJson(response, 200, settingsOf(parts, findPhone(parts.services, url.searchParams.get('phone'))));
}

async function changeSettings(parts: Parts, { request, response }: Exchange): Promise<void> {
  const { phone: id, notifications, forget, refuse } = asRecord(await readJson(request));
  const phone = findPhone(parts.services, id);
  if (typeof notifications === 'boolean') parts.wechat.store.switchNotifications(phone.openid, notifications);
  if (typeof forget === 'string') parts.wechat.store.forgetChoice(phone.openid, forget);
  if (typeof refuse === 'string') parts.wechat.refuseTemplate(phone.openid, refuse);
  sendJson(response, 200, settingsOf(parts, phone));
}
