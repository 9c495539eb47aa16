import type { EpochMs } from '../../domain/money-and-time';

/** What somebody did in the chat of the service account, checked and out of its envelope. */
export type ChatMessage = {
  /** Openid at the service account. */
  readonly serviceOpenid: string;
  /** Names the message for good: WeChat sends it again under the same name. Commands take their ids from it. */
  readonly messageId: string;
  readonly at: EpochMs;
} & ChatContent;

export type ChatContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly mediaId: string }
  /** Voice, video, place, link: there is nothing we can do with it but say so. */
  | { readonly kind: 'unsupported'; readonly type: string }
  /** A menu button; `key` is ours. */
  | { readonly kind: 'menu'; readonly key: string }
  /** `scene` of the QR code that led here, if one did. */
  | { readonly kind: 'follow'; readonly scene?: string }
  | { readonly kind: 'scan'; readonly scene: string }
  | { readonly kind: 'unfollow' };

/** What is said back: the first text as the passive reply, more as customer-service messages. Empty: nothing. */
export type ChatAnswer = { readonly texts: readonly string[] };
