import { type Exchange, RequestRefused, type Route, readBody, readJson, sendJson } from '../http';
import { asRecord, type UnknownRecord } from '../record';
import { choiceOf, mediaMessage, type PersonMessage, readPersonMessage, textMessage } from '../wechat/chat/person-message';
import { isMediaType } from '../wechat/media/media-store';
import { type ChatParts, type ChatPlace, chatState, chatSummary, phoneOf, placeOf } from './chat-views';
import type { QrCodeList } from './protocol';
import type { Screens } from './screens';

type Parts = ChatParts & { readonly screens: Screens };
/** Does what the body says, and answers what goes out beside the chat's state. */
type Act = (parts: Parts, place: ChatPlace, body: UnknownRecord) => UnknownRecord | undefined;

const MAX_CODES = 20;
const MAX_MEDIA_BYTES = 11 * 1024 * 1024;

/** The chats of the page with the phones; see `ChatState` and `ChatMessage` in `protocol.ts`. */
export function chatDoors(parts: Parts): readonly Route[] {
  tellScreens(parts);
  const door = (method: string, path: string, handle: Route['handle']): Route => ({
    host: 'cloud',
    method,
    path: `/__phones/${path}`,
    handle,
  });
  return [
    door('GET', 'chat', ({ response, url }) => {
      sendJson(response, 200, chatState(parts, placeOf(parts, url.searchParams.get('phone'), url.searchParams.get('account'))));
    }),
    door('GET', 'qr-codes', ({ response }) => {
      sendJson(response, 200, { codes: parts.wechat.qrCodes.live(MAX_CODES) } satisfies QrCodeList);
    }),
    ...Object.entries(ACTS).map(([name, act]) => door('POST', `chat/${name}`, (exchange) => perform(parts, act, exchange))),
    door('PUT', 'chat/media', (exchange) => sendMedia(parts, exchange)),
    door('GET', 'media/*', (exchange) => readMedia(parts, exchange)),
  ];
}

function tellScreens(parts: Parts): void {
  const { services, screens } = parts;
  const phoneIn = (account: ChatPlace['account'], openid: string) => {
    const phone = phoneOf(services, account, openid);
    return phone === undefined ? {} : { phone };
  };
  services.events.on('chat', (entry) => {
    const where = phoneIn(entry.account, entry.openid);
    screens.tell({ type: 'chat', data: { ...entry, ...where } });
    // What it did to the windows, and whether it was refused.
    if (where.phone !== undefined)
      screens.tell({ type: 'chat-state', data: chatSummary(parts, placeOf(parts, where.phone, entry.account)) });
  });
  services.events.on('chat-typing', (account, openid, isTyping) => {
    screens.tell({ type: 'chat-typing', data: { account, isTyping, ...phoneIn(account, openid) } });
  });
}

const notFollowing = () => new RequestRefused(409, 'NOT_FOLLOWING', 'this person does not follow the service account');

const ACTS: Readonly<Record<string, Act>> = {
  send: ({ services, wechat }, place, body) => {
    const message = readPersonMessage(place.account, asRecord(body.message), services.clock.now());
    if (!message)
      throw new RequestRefused(400, 'BAD_MESSAGE', 'message is {type: text, content}, or to the service account also a location or a link');
    return say({ wechat }, place, message);
  },
  'tap-choice': ({ services, wechat }, place, { entryId, choiceId }) => {
    const entry = typeof entryId === 'number' ? wechat.chat.find(entryId) : undefined;
    const isHere = entry?.openid === place.openid && entry.account === place.account;
    const choice = isHere ? choiceOf(entry.body, choiceId) : undefined;
    if (!choice) throw new RequestRefused(400, 'NO_CHOICE', 'entryId and choiceId name an item of a message with choices');
    return say({ wechat }, place, textMessage(choice.content, services.clock.now(), choice.id));
  },
  'tap-menu': ({ wechat }, { openid }, { path, scanResult }) => {
    const places = Array.isArray(path) ? path.map(Number) : [];
    const tapped =
      places.length === 0 ? 'no-button' : wechat.acts.tapMenu(openid, places, typeof scanResult === 'string' ? scanResult : '');
    if (tapped === 'not-following') throw notFollowing();
    if (tapped === 'no-button') throw new RequestRefused(400, 'NO_BUTTON', 'path holds the place of a button, and of the one below it');
    if (tapped === 'not-played') throw new RequestRefused(409, 'NOT_PLAYED', 'the local WeChat does not play buttons of this type');
    return { opens: tapped };
  },
  follow: ({ wechat }, { openid }) => {
    wechat.acts.follow(openid);
    return undefined;
  },
  unfollow: ({ wechat }, { openid }) => {
    wechat.acts.unfollow(openid);
    return undefined;
  },
  scan: ({ wechat }, { openid }, { code }) => {
    const scanned = wechat.acts.scan(openid, typeof code === 'string' ? code : '');
    if (scanned === 'expired') throw new RequestRefused(400, 'QR_EXPIRED', 'the code has expired, or is none of this service account');
    return { scanned };
  },
  enter: ({ wechat }, { openid }, { sessionFrom }) => {
    wechat.acts.enter(openid, typeof sessionFrom === 'string' ? sessionFrom : '');
    return undefined;
  },
  read: ({ wechat }, { account, openid }) => {
    wechat.chat.markRead(account, openid);
    return undefined;
  },
};

async function perform(parts: Parts, act: Act, { request, response }: Exchange): Promise<void> {
  const body = asRecord(await readJson(request));
  const place = placeOf(parts, body.phone, body.account);
  const more = act(parts, place, body);
  parts.screens.tell({ type: 'chat-state', data: chatSummary(parts, place) });
  sendJson(response, 200, { ...chatState(parts, place), ...more });
}

function say({ wechat }: Pick<Parts, 'wechat'>, { account, openid }: ChatPlace, message: PersonMessage): undefined {
  if (wechat.acts.send(account, openid, message) === 'not-following') throw notFollowing();
  return undefined;
}

async function sendMedia(parts: Parts, { request, response, url }: Exchange): Promise<void> {
  const { services, wechat } = parts;
  const place = placeOf(parts, url.searchParams.get('phone'), url.searchParams.get('account'));
  const type = url.searchParams.get('type') ?? 'image';
  const bytes = await readBody(request, MAX_MEDIA_BYTES);
  if (place.account === 'service-account' && !wechat.followers.find(place.openid)) throw notFollowing();
  const stored = isMediaType(type) && type !== 'thumb' ? wechat.media.add(place.account, type, bytes) : 'format';
  if (typeof stored === 'string') throw new RequestRefused(400, 'BAD_MEDIA', `no ${type} that WeChat takes: wrong ${stored}`);
  say(parts, place, mediaMessage(stored, services.baseUrl(), services.clock.now()));
  sendJson(response, 200, chatState(parts, place));
}

function readMedia({ wechat }: Parts, { response, url }: Exchange): void {
  const media = wechat.media.find(url.pathname.slice('/__phones/media/'.length));
  if (!media) throw new RequestRefused(404, 'NO_MEDIA', 'there is no such media, or it is older than three days');
  response.writeHead(200, {
    'content-type': media.contentType,
    'content-length': media.bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(media.bytes);
}
