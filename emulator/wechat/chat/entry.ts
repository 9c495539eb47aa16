import type { Account } from '../account';

/** What one bubble of a chat holds. Times are epoch ms, sizes bytes; addresses lead to this machine. */
export type ChatBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly mediaId: string; readonly url: string }
  | { readonly kind: 'voice' | 'video'; readonly mediaId: string; readonly url: string; readonly title?: string }
  | { readonly kind: 'music'; readonly title: string; readonly description: string; readonly url: string }
  | { readonly kind: 'link'; readonly title: string; readonly description: string; readonly url: string; readonly thumbUrl?: string }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number; readonly scale: number; readonly label: string }
  | { readonly kind: 'news'; readonly articles: readonly NewsArticle[] }
  /** Choices to tap; a tap writes its text into the chat. */
  | { readonly kind: 'choices'; readonly head: string; readonly items: readonly Choice[]; readonly tail: string }
  | { readonly kind: 'mini-program'; readonly title: string; readonly appId: string; readonly pagePath: string; readonly thumbUrl?: string }
  | {
      readonly kind: 'template';
      readonly title: string;
      readonly rows: readonly { readonly label: string; readonly value: string }[];
      readonly url?: string;
      readonly miniProgram?: { readonly appId: string; readonly pagePath?: string };
    }
  /** A line of WeChat itself between the bubbles. */
  | { readonly kind: 'notice'; readonly text: string };

export type NewsArticle = { readonly title: string; readonly description: string; readonly url: string; readonly picUrl: string };
export type Choice = { readonly id: string; readonly content: string };

/** Who put it there: the person; the account by customer-service message, in the reply to a push, or as template message; WeChat itself. */
export type ChatOrigin = 'person' | 'customer-service' | 'passive-reply' | 'template' | 'wechat';

/** `errcode` other than 0: a message that WeChat refused or that never arrived; nobody saw it. */
export type ChatEntry = {
  readonly id: number;
  readonly account: Account;
  /** Of the person at that account. */
  readonly openid: string;
  readonly from: ChatOrigin;
  readonly at: number;
  readonly body: ChatBody;
  readonly errcode: number;
  readonly errmsg: string;
};
export type NewChatEntry = Omit<ChatEntry, 'id' | 'at'>;
