/** What the page with the phones and the server tell each other. Types only: both sides of `/__phones/*` import them. */

import type { Account } from '../wechat/account';
import type { ChatEntry } from '../wechat/chat/entry';
import type { MenuButton } from '../wechat/service-account/menu-button';

export type { Account } from '../wechat/account';
export type { ChatBody, ChatEntry } from '../wechat/chat/entry';
export type { MenuButton } from '../wechat/service-account/menu-button';

export type Title = { readonly zh: string; readonly en: string };
export type PhoneView = {
  readonly id: string;
  readonly title: Title;
  readonly kind: string;
  readonly openid: string;
  /** Of the same person at the service account. */
  readonly serviceOpenid?: string;
  readonly startPage?: string;
};
export type RowView = { readonly label: string; readonly value: string };

/** A subscribe message; `phone` is absent when nobody here has that openid. `errcode` other than 0: refused, reached nobody. */
export type MessageView = {
  readonly id: number;
  readonly phone?: string;
  readonly touser: string;
  readonly templateId: string;
  readonly title: string;
  readonly rows: readonly RowView[];
  /** A page of the mini program without leading slash, with its query. */
  readonly page?: string;
  /** Epoch ms on the emulator's clock. */
  readonly sentAt: number;
  readonly errcode: number;
  readonly errmsg: string;
};

/** WeChat's sheet, now on the screen of `phone`. */
export type PromptView = {
  readonly id: string;
  readonly phone: string;
  readonly templates: readonly { readonly id: string; readonly title: string; readonly labels: readonly string[] }[];
};

/** Everything the page shows; sent whole when it connects and after a reset. */
export type PhonesState = {
  readonly miniProgram: string;
  /** The Mini Program is built for the browser. */
  readonly appReady: boolean;
  readonly phones: readonly PhoneView[];
  /** Add to the machine's time. */
  readonly offsetMs: number;
  /** Newest first. */
  readonly messages: readonly MessageView[];
  readonly prompts: readonly PromptView[];
  /** One for each phone and account it can talk to: the service account (where there is one), the mini program's customer service. */
  readonly chats: readonly ChatSummary[];
};

/** A chat as a list of chats shows it. */
export type ChatSummary = {
  readonly phone: string;
  readonly account: Account;
  /** Of the account. */
  readonly name: string;
  /** Of the service account; the mini program needs no following. */
  readonly follows: boolean;
  readonly unread: number;
  /** The newest that was seen on the phone. */
  readonly last?: ChatEntry;
  /** In which the account may write to the person, used up or not; the one that closes first stands first. None: no customer-service message gets through (45015). */
  readonly windows: readonly WindowView[];
  /** The latest messages that WeChat refused, or took and could not deliver: nobody saw them. Newest first. */
  readonly undelivered: readonly ChatEntry[];
};
/** `closesAt`: epoch ms on the emulator's clock. */
export type WindowView = { readonly trigger: string; readonly left: number; readonly closesAt: number };

/** `GET /__phones/chat?phone=&account=` (default the service account), and the answer of every POST below `/__phones/chat/`. */
export type ChatState = ChatSummary & {
  /** Below the service account's chat; absent: none. */
  readonly menu?: readonly MenuButton[];
  /** What the phone shows, the oldest first. Refused and undelivered messages are not among them. */
  readonly entries: readonly ChatEntry[];
};

/**
 * The POSTs, all with `phone` and, except for the service account, `account`:
 * `send` `{message: ChatMessage}` · `tap-choice` `{entryId, choiceId}` · `tap-menu` `{path, scanResult?}` (answers {@link MenuTap}) · `follow` · `unfollow` ·
 * `scan` `{code}`, a ticket or what the picture holds · `enter` `{sessionFrom?}`, the mini program's customer service · `read`.
 * `PUT /__phones/chat/media?phone=&account=&type=image|voice|video` sends the bytes of its body; `GET /__phones/media/<mediaId>` is their address.
 * Refused: 404 UNKNOWN_PHONE, NO_ACCOUNT · 400 BAD_MESSAGE, NO_BUTTON, NO_CHOICE, QR_EXPIRED, BAD_MEDIA · 409 NOT_FOLLOWING, NOT_PLAYED.
 */
export type ChatMessage =
  | { readonly type: 'text'; readonly content: string }
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number; readonly scale?: number; readonly label?: string }
  | { readonly type: 'link'; readonly title: string; readonly description?: string; readonly url: string };

/** `GET /__phones/qr-codes`: parametric codes of the service account that can be scanned now, the newest first. The picture is at `/cgi-bin/showqrcode?ticket=`. */
export type QrCodeList = { readonly codes: readonly QrCodeView[] };
export type QrCodeView = {
  readonly ticket: string;
  /** What the picture holds. */
  readonly url: string;
  readonly scene: { readonly id: number } | { readonly text: string };
  /** Epoch ms on the emulator's clock; absent: permanent. */
  readonly expiresAt?: number;
};

/** What a tapped button leads to on the phone. */
export type MenuTap = ChatState & { readonly opens: { readonly url?: string; readonly pagePath?: string } };

/** One line of `GET /__phones/events`, as server-sent event `type` with JSON `data`. */
export type PhonesEvent =
  | { readonly type: 'state'; readonly data: PhonesState }
  | { readonly type: 'message'; readonly data: MessageView }
  | { readonly type: 'prompt'; readonly data: PromptView }
  | { readonly type: 'prompt-closed'; readonly data: { readonly id: string } }
  | { readonly type: 'clock'; readonly data: { readonly offsetMs: number } }
  /** Something came into a chat; refused messages are told, too (`errcode` other than 0). `phone` as in MessageView. */
  | { readonly type: 'chat'; readonly data: ChatEntry & { readonly phone?: string } }
  /** Followed, unfollowed, read. */
  | { readonly type: 'chat-state'; readonly data: ChatSummary }
  | { readonly type: 'chat-typing'; readonly data: { readonly phone?: string; readonly account: Account; readonly isTyping: boolean } }
  | { readonly type: 'reset'; readonly data: PhonesState };

/** `GET /__phones/settings?phone=`: what the person allowed this mini program. */
export type PhoneSettings = {
  readonly notifications: boolean;
  readonly templates: readonly {
    readonly id: string;
    readonly title: string;
    /** Kept with 总是保持以上选择. */
    readonly remembered?: 'accept' | 'reject';
    /** Accepted messages not yet sent. */
    readonly available: number;
  }[];
};

/** `POST /__phones/settings`. `forget` and `refuse` name a template: forget the remembered choice; 拒收 on its card. */
export type SettingsChange = {
  readonly phone: string;
  readonly notifications?: boolean;
  readonly forget?: string;
  readonly refuse?: string;
};
