import { randomBytes, randomInt } from 'node:crypto';
import type { PushSettings } from './push-settings';
import type { PushFields } from './read-xml';
import { sealText } from './secure-text';
import { signParts } from './signature';
import { writeXml } from './write-xml';

/** As the HTTP access service takes it. */
export type HttpReply = { readonly statusCode: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

const plain = (statusCode: number, body: string): HttpReply => ({
  statusCode,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

/** The message is taken and nothing is said; never sealed. Source: WeChat docs, passive reply. */
export const accepted = (): HttpReply => plain(200, 'success');
export const echoed = (echo: string): HttpReply => plain(200, echo);
/** What is none of WeChat's; it is told nothing else. */
export const refused = (): HttpReply => plain(403, '');
/** Another status than 200 makes WeChat send it again. */
export const tryAgain = (): HttpReply => plain(503, '');

/** A passive reply: a text to whoever wrote, by the same rules as what came. @param now epoch ms */
export function textReply(
  settings: PushSettings,
  { FromUserName = '', ToUserName = '' }: PushFields,
  text: string,
  now: number,
): HttpReply {
  const { token, appId, encodingAesKey } = settings;
  const seconds = Math.floor(now / 1000);
  const message = writeXml({
    ToUserName: FromUserName,
    FromUserName: ToUserName,
    CreateTime: seconds,
    MsgType: 'text',
    Content: text,
  });
  if (encodingAesKey === undefined) return xml(message);
  const Encrypt = sealText({ encodingAesKey, appId }, message, randomBytes(16));
  const Nonce = String(randomInt(1_000_000_000, 2_147_483_648));
  const MsgSignature = signParts(token, String(seconds), Nonce, Encrypt);
  return xml(writeXml({ Encrypt, MsgSignature, TimeStamp: seconds, Nonce }));
}

const xml = (body: string): HttpReply => ({ statusCode: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body });
