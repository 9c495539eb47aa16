import type { ChatBody, ChatEntry, MessageView } from '../../../phone/protocol';
import { contains } from '../parts/haystack';

/** By which way a message went: to the Mini Program's people by subscription, in the account's chat, and from the person. */
export const MESSAGE_KINDS = ['subscribe', 'template', 'customer-service', 'passive-reply', 'person', 'wechat'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** One message of any kind, as it is listed. `whole` is what the door told of it. */
export type MessageItem = {
  /** `subscribe-12`, `chat-7`: a step of an address. */
  readonly id: string;
  readonly kind: MessageKind;
  readonly title: string;
  /** A word or two of what it says. */
  readonly summary: string;
  /** Of the person at the other end. */
  readonly openid: string;
  readonly at: number;
  readonly errcode: number;
  readonly errmsg: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly text?: string;
  readonly opens?: string;
  readonly templateId?: string;
  readonly whole: MessageView | ChatEntry;
};

export function subscribeItem(message: MessageView): MessageItem {
  return {
    id: `subscribe-${message.id}`,
    kind: 'subscribe',
    title: message.title === '' ? message.templateId : message.title,
    summary: message.rows.map(({ value }) => value).join(' · '),
    openid: message.touser,
    at: message.sentAt,
    errcode: message.errcode,
    errmsg: message.errmsg,
    rows: message.rows,
    ...(message.page ? { opens: message.page } : {}),
    templateId: message.templateId,
    whole: message,
  };
}

export function chatItem(entry: ChatEntry): MessageItem {
  const { body } = entry;
  const opens = opensOf(body);
  const rows = body.kind === 'template' ? body.rows : [];
  return {
    id: `chat-${entry.id}`,
    kind: entry.from,
    title: titleOf(body),
    summary: rows.map(({ value }) => value).join(' · '),
    openid: entry.openid,
    at: entry.at,
    errcode: entry.errcode,
    errmsg: entry.errmsg,
    rows,
    ...(body.kind === 'text' ? { text: body.text } : {}),
    ...(opens ? { opens } : {}),
    whole: entry,
  };
}

function titleOf(body: ChatBody): string {
  switch (body.kind) {
    case 'text':
    case 'notice':
      return body.text;
    case 'location':
      return body.label;
    case 'choices':
      return body.head;
    case 'news':
      return body.articles[0]?.title ?? body.kind;
    case 'image':
    case 'voice':
    case 'video':
      return body.kind;
    default:
      return body.title;
  }
}

/** The page or address that a tap on it leads to. */
function opensOf(body: ChatBody): string | undefined {
  switch (body.kind) {
    case 'template':
      return body.miniProgram?.pagePath ?? body.url;
    case 'mini-program':
      return body.pagePath;
    case 'news':
      return body.articles[0]?.url;
    case 'link':
    case 'image':
    case 'voice':
    case 'video':
    case 'music':
      return body.url;
    default:
      return undefined;
  }
}

export type MessageFilter = { readonly kind?: string; readonly outcome?: string; readonly text?: string };

export const isWantedMessage = (item: MessageItem, { kind, outcome, text }: MessageFilter): boolean =>
  (!kind || item.kind === kind) && (!outcome || (item.errcode === 0) === (outcome === 'ok')) && (!text || contains(item.whole, text));
