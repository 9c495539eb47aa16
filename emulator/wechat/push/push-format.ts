import { isRecord, type UnknownRecord } from '../../record';
import type { PushedMessage } from '../traffic';

/** Texts in a message that XML carries as bare digits. `MsgId` has 64 bits: no number of JavaScript holds it, so it travels as text until here. */
const DIGITS = new Set(['MsgId', 'MsgID', 'CreateTime', 'ErrorCode', 'PopupScene']);
/** Subscribe events name their list once more around it, in XML only. */
const WRAPPED = /^subscribe_msg_\w+_event$/;
/** What no XML document may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A message as XML, field by field in its order, one a line: texts in CDATA, numbers bare, lists as repeated elements.
 * Source: WeChat docs, samples of received messages and events, read 2026-11-27.
 */
export function toXml(message: UnknownRecord): string {
  return `<xml>${Object.entries(wrapList(message))
    .map(([name, value]) => toElement(name, value))
    .join('\n')}\n</xml>`;
}

/** A message as JSON; the id of an ordinary message as a bare number of up to 64 bits, as in the samples, whoever may hold it. */
export function toJson(message: UnknownRecord): string {
  const fields = Object.entries(message)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${JSON.stringify(name)}:${name === 'MsgId' && isDigits(value) ? value : JSON.stringify(value)}`);
  return `{${fields.join(',')}}`;
}

function wrapList(message: UnknownRecord): UnknownRecord {
  const { List, ...rest } = message;
  const event = (message as PushedMessage).Event;
  if (List === undefined || typeof event !== 'string' || !WRAPPED.test(event)) return message;
  return { ...rest, [inCapitals(event)]: { List } };
}

/** `subscribe_msg_sent_event` → `SubscribeMsgSentEvent`. */
const inCapitals = (name: string) => name.replace(/(?:^|_)(\w)/g, (_, first: string) => first.toUpperCase());
const isDigits = (value: unknown) => typeof value === 'string' && /^\d+$/.test(value);

function toElement(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((item: unknown) => toElement(name, item)).join('\n');
  return `<${name}>${toContent(name, value)}</${name}>`;
}

function toContent(name: string, value: unknown): string {
  if (isRecord(value))
    return Object.entries(value)
      .map(([key, item]) => toElement(key, item))
      .join('\n');
  if (typeof value === 'number' || (DIGITS.has(name) && isDigits(value))) return String(value);
  return `<![CDATA[${String(value).replace(NOT_XML, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
