import type { PushSettings } from './push-settings';
import { type PushFields, readXml } from './read-xml';
import { openText } from './secure-text';
import { isFresh, isSignedBy } from './signature';

/** What the HTTP access service hands to a function. Source: CloudBase docs, access cloud function, read 2026-11-27. */
export type HttpEvent = {
  readonly httpMethod: string;
  readonly queryStringParameters?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Text of another type than text arrives so. */
  readonly isBase64Encoded?: boolean;
};

/** Whether an event is one of the HTTP access service. */
export const isHttp = (event: unknown): event is HttpEvent =>
  typeof event === 'object' && event !== null && 'httpMethod' in event && typeof event.httpMethod === 'string';

/** Why a request is none of WeChat's. Said to nobody but the log. */
export type Forgery = 'stale' | 'unsigned' | 'not-for-us' | 'not-a-message' | 'not-secure';

export type PushRequest =
  /** WeChat asks whether the address is ours: the very text goes back. */
  | { readonly kind: 'check'; readonly echo: string }
  /** `signature`: of plain mode, where it does not cover the message. */
  | { readonly kind: 'message'; readonly fields: PushFields; readonly signature?: string }
  | { readonly kind: 'forged'; readonly why: Forgery };

const forged = (why: Forgery): PushRequest => ({ kind: 'forged', why });

/** A parameter given twice, or none, is no text of WeChat's. */
const queryOf = ({ queryStringParameters = {} }: HttpEvent) => {
  const textOf = (name: string): string => {
    const value = Object.hasOwn(queryStringParameters, name) ? queryStringParameters[name] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return {
    signature: textOf('signature'),
    timestamp: textOf('timestamp'),
    nonce: textOf('nonce'),
    echo: textOf('echostr'),
    encryptType: textOf('encrypt_type'),
    messageSignature: textOf('msg_signature'),
  };
};

const bodyOf = ({ body, isBase64Encoded }: HttpEvent): string => {
  const text = typeof body === 'string' ? body : '';
  return isBase64Encoded === true ? Buffer.from(text, 'base64').toString('utf8') : text;
};

/**
 * Reads a request of WeChat's message push, and finds out whether it is one: signed with our token, a short while ago; in secure mode sealed for our account.
 * A request that comes again within that while is taken again: it is the same message, which is known by its own name.
 *
 * @param now epoch ms
 */
export function readRequest(event: HttpEvent, settings: PushSettings, now: number): PushRequest {
  const query = queryOf(event);
  if (!isFresh(query.timestamp, now)) return forged('stale');
  const isSigned = isSignedBy(query.signature, settings.token, query.timestamp, query.nonce);
  if (event.httpMethod === 'GET') return isSigned ? { kind: 'check', echo: query.echo } : forged('unsigned');

  const { encodingAesKey, appId, token } = settings;
  if (encodingAesKey === undefined) {
    if (!isSigned) return forged('unsigned');
    const fields = readXml(bodyOf(event));
    return fields ? { kind: 'message', fields, signature: query.signature } : forged('not-a-message');
  }
  if (query.encryptType !== 'aes') return forged('not-secure');
  const outer = readXml(bodyOf(event));
  if (outer?.Encrypt === undefined) return forged('not-a-message');
  if (!isSignedBy(query.messageSignature, token, query.timestamp, query.nonce, outer.Encrypt)) return forged('unsigned');
  const text = openText({ encodingAesKey, appId }, outer.Encrypt);
  if (text === null) return forged('not-for-us');
  const fields = readXml(text);
  return fields ? { kind: 'message', fields } : forged('not-a-message');
}
