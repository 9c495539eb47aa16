import type { SubscribeTemplateConfig as SubscribeTemplate } from '../../cloud-config';
import { Int64 } from '../../int64';
import { isRecord, type UnknownRecord } from '../../record';
import { checkField } from './fields';
import type { NewSubscribeMessage, SubscribeMessage, SubscribeStore } from './store';

/** How WeChat answers: `errcode` 0 and `ok`, or a code with its English sentence. */
type WechatReply = { readonly errcode: number; readonly errmsg: string; readonly msgid?: Int64 };

export type SendDeps = {
  readonly store: Pick<SubscribeStore, 'deliver' | 'keepRefused' | 'isSwitchedOff'>;
  readonly templates: readonly SubscribeTemplate[];
  /** Whether somebody with this openid uses the mini program. */
  readonly knowsUser: (openid: string) => boolean;
  /** Pages of the mini program without a leading slash; `undefined` = not known here, so only the form of `page` is checked. */
  readonly pages: readonly string[] | undefined;
  /** The account lost the right to send (43107). */
  readonly isBanned: () => boolean;
  /** Whether WeChat would not have such a text (45168). */
  readonly isSensitive: (text: string) => boolean;
  /** People a message is on its way to. Shared by all calls: WeChat refuses a second one meanwhile (43108). */
  readonly inFlight: Set<string>;
  /** The time a message takes; tests hold it to see two at once. */
  readonly travel: () => Promise<void>;
  readonly now: () => number;
  /** What the reply and `subscribe_msg_sent_event` call a message that was sent. */
  readonly newId: () => string;
  /** The trace WeChat appends to every refusal, e.g. `64e2b5b1-5b7c1d2e-6a8e3c3c`. */
  readonly rid: () => string;
  /** Told of each message, sent or refused. */
  readonly onMessage: (message: SubscribeMessage) => void;
  /** Told of each that reached the person. */
  readonly onSent: (message: SubscribeMessage, msgid: string) => void;
};

type Refusal = { readonly errcode: number; readonly text: string };
const refusal = (errcode: number, text: string): Refusal => ({ errcode, text });
const MAX_PAGE_LENGTH = 1024;
const STATES = ['developer', 'trial', 'formal'];
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW'];

/**
 * `POST /cgi-bin/message/subscribe/send`. One accepted prompt pays for one message; one bad field refuses all of it.
 * Refusals, in the order they are looked for: 43107 the account may not send · 40003 openid · 40037 template · 47001 / 47003 data, naming the field · 40097 state or
 * language · 41030 page · 45168 a sensitive word (the switch `riskyWords`) · 43108 another message to this person is on its way · 43101 no accept left, or notifications switched off.
 * Differs: the real order, and the wording of 43107, 43108 and 45168, are not published; keys that the template does not have are refused (47003) so that a misspelt key shows;
 * a refused message is kept as well. The docs list no `msgid` in the reply; developers see one, and the sent event repeats it.
 * Source: WeChat docs, subscribe-message send, read 2026-11-22; wording as published, `emtpy` included.
 */
export async function sendSubscribeMessage(deps: SendDeps, request: UnknownRecord): Promise<WechatReply> {
  const touser = typeof request.touser === 'string' ? request.touser : '';
  const template = deps.templates.find(({ id }) => id === request.template_id);
  const sentAt = deps.now();
  const message = (outcome: WechatReply): NewSubscribeMessage => ({
    touser,
    templateId: String(request.template_id ?? ''),
    title: template?.title ?? '',
    rows: rowsOf(template, request.data),
    ...(typeof request.page === 'string' && request.page !== '' ? { page: request.page } : {}),
    sentAt,
    ...outcome,
  });
  const refuse = ({ errcode, text }: Refusal): WechatReply => {
    const outcome = { errcode, errmsg: `${text} rid: ${deps.rid()}` };
    deps.onMessage(deps.store.keepRefused(message(outcome)));
    return outcome;
  };

  const fault = findFault(deps, request, template);
  if (fault) return refuse(fault);
  if (deps.inFlight.has(touser)) return refuse(refusal(43108, 'concurrent sends to the same user'));
  deps.inFlight.add(touser);
  try {
    await deps.travel();
    const outcome = { errcode: 0, errmsg: 'ok' };
    const delivered = deps.store.isSwitchedOff(touser) ? undefined : deps.store.deliver(message(outcome));
    if (!delivered) return refuse(refusal(43101, 'user refuse to accept the msg'));
    deps.onMessage(delivered);
    const msgid = deps.newId();
    deps.onSent(delivered, msgid);
    return { ...outcome, msgid: new Int64(msgid) };
  } finally {
    deps.inFlight.delete(touser);
  }
}

function findFault(deps: SendDeps, request: UnknownRecord, template: SubscribeTemplate | undefined): Refusal | undefined {
  const { touser, data, page, miniprogram_state: state, lang } = request;
  if (deps.isBanned()) return refusal(43107, 'the capability of subscribe message is banned');
  if (typeof touser !== 'string' || !deps.knowsUser(touser)) return refusal(40003, 'invalid openid');
  if (!template) return refusal(40037, 'invalid template_id');
  return (
    findDataFault(template, data) ??
    (isAbsentOrOneOf(state, STATES) && isAbsentOrOneOf(lang, LANGUAGES) ? undefined : refusal(40097, 'invalid args')) ??
    (page === undefined || page === '' || isPage(page, deps.pages) ? undefined : refusal(41030, 'invalid page')) ??
    (rowsOf(template, data).some(({ value }) => deps.isSensitive(value))
      ? refusal(45168, 'the message contains sensitive words')
      : undefined)
  );
}

function findDataFault(template: SubscribeTemplate, data: unknown): Refusal | undefined {
  if (!isRecord(data)) return refusal(47001, 'data format error');
  for (const { key } of template.fields) {
    const fault = checkField(key, fieldValue(data, key));
    // "emtpy" is WeChat's own spelling.
    if (fault) return refusal(47003, `argument invalid! data.${key}.value ${fault === 'empty' ? 'is emtpy' : 'invalid'}`);
  }
  const stray = Object.keys(data).find((key) => !template.fields.some((field) => field.key === key));
  return stray === undefined ? undefined : refusal(47003, `argument invalid! data.${stray}.value invalid`);
}

function isPage(page: unknown, known: readonly string[] | undefined): boolean {
  if (typeof page !== 'string' || page.length > MAX_PAGE_LENGTH || !/^[\w-]+(\/[\w-]+)*(\?\S*)?$/.test(page)) return false;
  return known?.includes(page.split('?')[0] ?? '') ?? true;
}

function rowsOf(template: SubscribeTemplate | undefined, data: unknown) {
  if (!isRecord(data)) return [];
  const shown = template?.fields ?? Object.keys(data).map((key) => ({ key, label: key }));
  return shown.map(({ key, label }) => ({ key, label, value: String(fieldValue(data, key) ?? '') }));
}

const isAbsentOrOneOf = (value: unknown, allowed: readonly string[]) => value === undefined || allowed.includes(String(value));
const fieldValue = (data: UnknownRecord, key: string): unknown => {
  const field = Object.hasOwn(data, key) ? data[key] : undefined;
  return isRecord(field) ? field.value : undefined;
};
