import { randomInt } from 'node:crypto';
import type { PushedMessage } from '../traffic';
import type { PushTarget } from './destination';
import { encryptText } from './encryption';
import { toJson, toXml } from './push-format';
import { signParts } from './signature';

/** `query` in WeChat's order. */
export type PushRequest = { readonly query: URLSearchParams; readonly contentType: string; readonly body: string };

const write = { xml: toXml, json: toJson };
/** Of JSON not published. */
const CONTENT_TYPES = { xml: 'text/xml', json: 'application/json' };

/**
 * What goes to the callback: signed anew each time it is sent; in secure mode the message only encrypted, with `msg_signature` over that.
 *
 * @param now epoch ms of the clock that callbacks go by
 */
export function pushRequest(target: PushTarget, message: PushedMessage, now: number): PushRequest {
  const { timestamp, nonce, signature } = signatureOf(target, now);
  const query = new URLSearchParams({ signature, timestamp, nonce, openid: message.FromUserName });
  const contentType = CONTENT_TYPES[target.format];
  const text = write[target.format](message);
  if (target.mode === 'plain') return { query, contentType, body: text };
  const Encrypt = encryptText(target.encodingAesKey, target.appId, text);
  query.set('encrypt_type', 'aes');
  query.set('msg_signature', signParts(target.token, timestamp, nonce, Encrypt));
  return { query, contentType, body: write[target.format]({ ToUserName: message.ToUserName, Encrypt }) };
}

/** What checks whether the address belongs to whoever knows the token. */
export function checkRequest(target: PushTarget, now: number): { readonly query: URLSearchParams; readonly echostr: string } {
  const { timestamp, nonce, signature } = signatureOf(target, now);
  const echostr = String(randomInt(2 ** 47)) + String(randomInt(10_000));
  return { query: new URLSearchParams({ signature, echostr, timestamp, nonce }), echostr };
}

function signatureOf({ token }: PushTarget, now: number): { timestamp: string; nonce: string; signature: string } {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = String(randomInt(1_000_000_000, 2_147_483_648));
  return { timestamp, nonce, signature: signParts(token, timestamp, nonce) };
}

/** The target's address with that query; a path is one of the HTTP access service. */
export function addressOf(url: string, baseUrl: string, query: URLSearchParams): URL {
  const address = url.startsWith('/') ? new URL(`${baseUrl}/__http${url}`) : new URL(url);
  for (const [name, value] of query) address.searchParams.append(name, value);
  return address;
}
