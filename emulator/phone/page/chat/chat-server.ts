import type { Account, ChatMessage, ChatState, MenuTap, QrCodeList } from '../../protocol';

/** Who talks to whom: a person's phone and one of the accounts. */
export type ChatPlace = { readonly phone: string; readonly account: Account };

/** The local WeChat would not do it; `code` as in the protocol (`NOT_FOLLOWING`, `QR_EXPIRED`, …). */
export class ChatRefused extends Error {
  override readonly name = 'ChatRefused';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`/__phones${path}`, init);
  if (response.ok) return (await response.json()) as T;
  const { code = '', message = '' } = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  throw new ChatRefused(code, message);
}

const act = <T = ChatState>(place: ChatPlace, name: string, body: object = {}) =>
  ask<T>(`/chat/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...place, ...body }) });
const search = ({ phone, account }: ChatPlace, more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({ phone, account, ...more });

/** What a chat asks of the local WeChat. @throws ChatRefused; whatever fetch throws when nobody answers */
export const chatServer = {
  read: (place: ChatPlace) => ask<ChatState>(`/chat?${search(place)}`),
  markRead: (place: ChatPlace) => act(place, 'read'),
  send: (place: ChatPlace, message: ChatMessage) => act(place, 'send', { message }),
  sendMedia: (place: ChatPlace, type: 'image' | 'voice' | 'video', file: Blob) =>
    ask<ChatState>(`/chat/media?${search(place, { type })}`, { method: 'PUT', body: file }),
  tapChoice: (place: ChatPlace, entryId: number, choiceId: string) => act(place, 'tap-choice', { entryId, choiceId }),
  /** `path`: the place of a button, and of the one below it. */
  tapMenu: (place: ChatPlace, path: readonly number[], scanResult?: string) =>
    act<MenuTap>(place, 'tap-menu', { path, ...(scanResult === undefined ? {} : { scanResult }) }),
  follow: (place: ChatPlace) => act(place, 'follow'),
  unfollow: (place: ChatPlace) => act(place, 'unfollow'),
  codes: () => ask<QrCodeList>('/qr-codes'),
  scan: (place: ChatPlace, code: string) => act(place, 'scan', { code }),
};
