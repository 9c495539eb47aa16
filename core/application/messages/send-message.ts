import type { WechatChannel } from '../../domain/messages/channel';
import { BROKEN } from '../../domain/messages/send-failure';
import type { StageWord } from '../../domain/stage';
import { STAGE_TEXTS } from '../../texts/stages';
import { messageFields } from '../message-fields';
import type { Recipient, Sent } from '../outbox-ports';
import type { Settings } from '../settings';
import { chatText } from './chat-text';
import type { Message } from './message';
import { messagePage } from './message-page';
import type { OutboxDeps } from './outbox-deps';
import { serviceFields, serviceTemplateOf } from './service-fields';

/** 128 bits name a message well enough for ten minutes. */
const NAME_LENGTH = 32;

/**
 * What WeChat is to know the message by: it sends the same one once. Made of what is told rather than of when, so that whoever finds a message half sent tries it
 * under the same name.
 */
function clientMessageId({ lead }: Message, sha256: OutboxDeps['sha256']): string {
  return sha256(`${lead.group ?? lead.id}:${lead.renewed}`).slice(0, NAME_LENGTH);
}

type To = { readonly openid: string; readonly recipient: Recipient; readonly settings: Settings };

/** Sends a message on one channel. Never throws: what cannot be made or sent is an answer, {@link BROKEN} where it is our own bug. */
export async function sendMessage(deps: OutboxDeps, message: Message, channel: WechatChannel, to: To): Promise<Sent> {
  try {
    return await CHANNELS[channel](deps, message, to);
  } catch (bug) {
    deps.report(bug);
    return { ok: false, errCode: BROKEN };
  }
}

type Send = (deps: OutboxDeps, message: Message, to: To) => Promise<Sent>;

const stageWordOf = ({ newest }: Message): string => STAGE_TEXTS[newest.facts.stageWord as StageWord]?.word['zh-CN'] ?? '';

const bySubscribe: Send = async ({ sender }, message, { openid, recipient, settings }) => {
  const { newest, all } = message;
  const fields = messageFields(newest, recipient.language, stageWordOf(message), all.length);
  if (!newest.template || !fields) throw new Error(`no subscribe template carries ${newest.code}`);
  const templateId = settings.subscribeTemplates[newest.template];
  return sender.send({ openid, templateId, page: messagePage(newest), fields, lang: recipient.language });
};

const byTemplate: Send = async ({ gateway, sha256 }, message, { recipient, settings }) => {
  const { newest, all } = message;
  return gateway.sendTemplate({
    serviceOpenid: recipient.serviceOpenid ?? '',
    templateId: settings.serviceTemplates[serviceTemplateOf(newest)],
    fields: serviceFields(newest, recipient.language, stageWordOf(message), all.length),
    page: messagePage(newest),
    clientMessageId: clientMessageId(message, sha256),
  });
};

const byCustomerService: Send = async ({ gateway }, { all }, { recipient }) =>
  gateway.sendText(recipient.serviceOpenid ?? '', chatText(all, recipient.language));

const CHANNELS: Readonly<Record<WechatChannel, Send>> = {
  subscribe: bySubscribe,
  template: byTemplate,
  'customer-service': byCustomerService,
};
