import type { Clock } from '../../clock';
import type { SubscribeTemplateConfig } from '../../cloud-config';
import { Int64 } from '../../int64';
import { asRecord, isRecord, type UnknownRecord } from '../../record';
import type { Store } from '../../store';
import type { Accounts } from '../accounts';
import { type Api, ApiRefused, type ApiReply, bare, ok, textIn } from '../api/api';
import type { ChatStore } from '../chat/chat-store';
import { isKnownPage, type ReadDeps } from '../chat/customer-message';
import type { ChatBody } from '../chat/entry';
import { newMsgId, type Outgoing } from '../outgoing';
import { contentOf } from '../subscribe/apis';
import { checkField } from '../subscribe/fields';
import type { SwitchBoard } from '../switches';
import type { Followers } from './followers';
import type { SentOnce } from './sent-once';

export type TemplateDeps = {
  readonly accounts: Accounts;
  readonly followers: Followers;
  readonly chat: ChatStore;
  readonly outgoing: Outgoing;
  readonly switches: SwitchBoard;
  readonly sentOnce: SentOnce;
  readonly clock: Clock;
  readonly store: Store;
  readonly templates: readonly SubscribeTemplateConfig[];
  readonly config: ReadDeps['config'];
};

const MAX_SHOWN = 20;
/** Text that may be as long as it likes: what is too much is cut. Of the other kinds a value must fit its kind. */
const FREE_TEXT = ['thing', 'short_thing', 'const', 'name', 'enum'];
const JOB_FINISHED = 'TEMPLATESENDJOBFINISH';

/**
 * `message/template/send`: `{errcode: 0, errmsg: 'ok', msgid}`; what became of it follows as TEMPLATESENDJOBFINISH.
 * Refused, in the order looked for: 40003 openid · 40037 template · 47001, 47003 data, naming the field · 40013, 40165 a mini program that is not
 * linked, a page it has not · 43004 the person does not follow. A value of more than 20 characters is cut and ends in "…", line breaks go, `first` and
 * `remark` are dropped, colours are not shown. The same `client_msg_id` to one person within ten minutes sends nothing and answers as the first time.
 * Source: WeChat docs, sendTemplateMessage, read 2026-11-27; the cut and the dropped keys: WeChat's notice on template messages of 2023-05-04.
 * Differs: the order, and the answer to a repeated `client_msg_id`, are not published; a value of a kind that is not free text (a date, an amount) is held to its kind.
 */
export function templateApis(deps: TemplateDeps): readonly Api[] {
  const accounts = ['service-account'] as const;
  return [
    {
      path: '/cgi-bin/message/template/send',
      method: 'POST',
      cloudName: 'officialAccount.messageTemplate.send',
      accounts,
      answer: ({ params }) => send(deps, params),
    },
    {
      path: '/cgi-bin/template/get_all_private_template',
      method: 'GET',
      cloudName: 'officialAccount.messageTemplate.getAllTemplates',
      accounts,
      answer: () => bare({ template_list: deps.templates.map(inLibrary) }),
    },
  ];
}

const inLibrary = ({ id, title, fields }: SubscribeTemplateConfig) => ({
  template_id: id,
  title,
  primary_industry: '',
  deputy_industry: '',
  content: contentOf(fields),
  example: '',
});

function send(deps: TemplateDeps, params: UnknownRecord): ApiReply {
  const openid = textIn(params, 'touser');
  if (openid === undefined || !deps.accounts.knows('service-account', openid)) throw new ApiRefused(40003, 'invalid openid');
  const template = deps.templates.find(({ id }) => id === params.template_id);
  if (!template) throw new ApiRefused(40037, 'invalid template_id');
  const body = bodyOf(deps, template, params);
  const clientMsgId = textIn(params, 'client_msg_id');
  const before = clientMsgId === undefined ? undefined : deps.sentOnce.find(openid, clientMsgId);
  if (before !== undefined) return ok({ msgid: new Int64(before) });

  const entry = { account: 'service-account', openid, from: 'template', body } as const;
  if (!deps.followers.find(openid)) {
    const refusal = new ApiRefused(43004, 'require subscribe');
    deps.chat.add({ ...entry, errcode: refusal.errcode, errmsg: refusal.message });
    throw refusal;
  }
  const msgid = newMsgId(deps.clock.now());
  const status = deps.switches.get().templateDelivery;
  deps.store.transaction(() => {
    if (clientMsgId !== undefined) deps.sentOnce.keep(openid, clientMsgId, msgid);
    deps.chat.add({ ...entry, ...(status === 'success' ? { errcode: 0, errmsg: 'ok' } : { errcode: -1, errmsg: status }) });
    deps.outgoing.pushLater('service-account', openid, { MsgType: 'event', Event: JOB_FINISHED, MsgID: msgid, Status: status });
  });
  return ok({ msgid: new Int64(msgid) });
}

function bodyOf(deps: TemplateDeps, { title, fields }: SubscribeTemplateConfig, params: UnknownRecord): ChatBody {
  if (!isRecord(params.data)) throw new ApiRefused(47001, 'data format error');
  const { data } = params;
  const rows = fields.map(({ key, label }) => ({
    label,
    value: shownValue(key, Object.hasOwn(data, key) ? asRecord(data[key]).value : undefined),
  }));
  const url = textIn(params, 'url');
  const miniProgram = isRecord(params.miniprogram) ? linkOf(params.miniprogram, deps.config) : undefined;
  return { kind: 'template', title, rows, ...(url ? { url } : {}), ...(miniProgram ? { miniProgram } : {}) };
}

function shownValue(key: string, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.replace(/[\r\n]+/g, '') : value;
  const characters = typeof text === 'string' ? [...text] : [];
  const kept = characters.slice(0, MAX_SHOWN).join('');
  const fault = checkField(key, typeof text === 'string' ? kept : text);
  // "emtpy" is WeChat's own spelling.
  if (fault === 'empty') throw new ApiRefused(47003, `argument invalid! data.${key}.value is emtpy`);
  if (fault && (typeof text !== 'string' || !FREE_TEXT.includes(key.replace(/\d+$/, '')))) {
    throw new ApiRefused(47003, `argument invalid! data.${key}.value invalid`);
  }
  return characters.length > MAX_SHOWN ? `${kept}…` : kept;
}

function linkOf(link: UnknownRecord, config: ReadDeps['config']): { appId: string; pagePath?: string } {
  if (link.appid !== config.appId) throw new ApiRefused(40013, 'invalid appid');
  const pagePath = textIn(link, 'pagepath');
  if (pagePath !== undefined && !isKnownPage(pagePath, config.pages)) throw new ApiRefused(40165, 'invalid weapp pagepath');
  return { appId: config.appId, ...(pagePath ? { pagePath } : {}) };
}
