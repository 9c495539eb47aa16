import { asRecord, isRecord, type UnknownRecord } from '../../record';
import type { Account, PassiveReply, PushedMessage } from '../traffic';
import type { PushTarget } from './destination';
import { decryptText, NotDecipherable } from './encryption';
import { readXml } from './read-xml';
import { signParts } from './signature';

/** What a callback meant by its answer. `abnormal`: WeChat tells the person that there is no service. */
export type Understood =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'reply'; readonly reply: PassiveReply }
  | { readonly kind: 'abnormal'; readonly why: string };

type Text = string | undefined;
const textOf = (value: unknown): Text => (typeof value === 'string' && value !== '' ? value : undefined);
const mediaOf = (value: unknown): Text => textOf(asRecord(value).MediaId);

/** What each type of reply needs; `undefined` = nothing is missing. */
const MISSING: Readonly<Record<string, (reply: UnknownRecord) => Text>> = {
  text: ({ Content }) => (textOf(Content) ? undefined : 'Content'),
  image: ({ Image }) => (mediaOf(Image) ? undefined : 'Image.MediaId'),
  voice: ({ Voice }) => (mediaOf(Voice) ? undefined : 'Voice.MediaId'),
  video: ({ Video }) => (mediaOf(Video) ? undefined : 'Video.MediaId'),
  music: ({ Music }) => (textOf(asRecord(Music).ThumbMediaId) ? undefined : 'Music.ThumbMediaId'),
  news: ({ Articles }) => (articlesOf(Articles).length > 0 ? undefined : 'Articles'),
  transfer_customer_service: () => undefined,
};
/** The mini program's customer service has no passive replies; a message can only be handed on to people. */
const OF_MINI_PROGRAM = ['transfer_customer_service'];
/** Articles that are shown: one in answer to a message, eight in answer to an event; what is more falls away. */
const articleLimit = (message: PushedMessage) => (message.MsgType === 'event' ? 8 : 1);

/**
 * Reads what a callback answered to `message`: nothing or `success`, never encrypted, accepts it; a reply has the account's format, in secure mode
 * encrypted and signed, and goes back to who wrote.
 * Source: WeChat docs, passive reply and message push encryption, read 2026-11-27; that an encrypted `success` is abnormal: royalrick/weapp#87.
 */
export function readAnswer(target: PushTarget, message: PushedMessage, body: string): Understood {
  const text = body.trim();
  if (text === '' || text === 'success') return { kind: 'accepted' };
  const outer = readObject(target.format, text);
  if (typeof outer === 'string') return abnormal(outer);
  const fields = target.mode === 'secure' ? open(target, outer) : outer;
  return typeof fields === 'string' ? abnormal(fields) : readReply(target.account, message, fields);
}

/** Reads what a function returned: nothing, a text that accepts, or the reply as an object. */
export function readReturned(account: Account, message: PushedMessage, result: unknown): Understood {
  if (result === undefined || result === null || result === '' || result === 'success') return { kind: 'accepted' };
  return isRecord(result) ? readReply(account, message, result) : abnormal('it returned neither "success" nor a reply');
}

const abnormal = (why: string): Understood => ({ kind: 'abnormal', why });

function readObject(format: PushTarget['format'], text: string): UnknownRecord | string {
  if (format === 'xml') return readXml(text);
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : 'it is no JSON object';
  } catch {
    return 'it is no JSON';
  }
}

function open(target: PushTarget, { Encrypt, MsgSignature, TimeStamp, Nonce }: UnknownRecord): UnknownRecord | string {
  const encrypted = textOf(Encrypt);
  if (!encrypted) return 'a reply must be encrypted in secure mode';
  if (signParts(target.token, String(TimeStamp), String(Nonce), encrypted) !== MsgSignature) return 'its MsgSignature is wrong';
  try {
    return readObject(target.format, decryptText(target.encodingAesKey, target.appId, encrypted));
  } catch (failure) {
    if (!(failure instanceof NotDecipherable)) throw failure;
    return `it cannot be decrypted: ${failure.message}`;
  }
}

function readReply(account: Account, message: PushedMessage, fields: UnknownRecord): Understood {
  const { ToUserName, FromUserName, CreateTime, MsgType } = fields;
  const missing = typeof MsgType === 'string' && Object.hasOwn(MISSING, MsgType) ? MISSING[MsgType] : undefined;
  if (!missing || typeof MsgType !== 'string') return abnormal(`there is no reply of the type ${JSON.stringify(MsgType)}`);
  if (account === 'mini-program' && !OF_MINI_PROGRAM.includes(MsgType)) return abnormal('a mini program has no passive replies');
  if (ToUserName !== message.FromUserName) return abnormal('ToUserName is not who wrote');
  if (FromUserName !== message.ToUserName) return abnormal('FromUserName is not the account');
  if (!/^\d+$/.test(String(CreateTime))) return abnormal('CreateTime is not a whole number');
  const lacking = missing(fields);
  if (lacking) return abnormal(`a reply of the type ${MsgType} needs ${lacking}`);
  const Articles = articlesOf(fields.Articles).slice(0, articleLimit(message));
  return { kind: 'reply', reply: { ...fields, MsgType, ...(MsgType === 'news' ? { Articles } : {}) } };
}

/** XML has `<item>` in it, once or more; JSON is a list. */
function articlesOf(articles: unknown): readonly UnknownRecord[] {
  const inside = Array.isArray(articles) ? articles : asRecord(articles).item;
  return (Array.isArray(inside) ? inside : [inside]).filter(isRecord);
}
