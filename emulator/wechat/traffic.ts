import type { Account } from './account';

export type { Account } from './account';

/**
 * What WeChat pushes: fields in WeChat's own names and order, `ToUserName`, `FromUserName` (an openid) and `CreateTime` (seconds) first,
 * then `MsgType` and what belongs to it. Values are texts, numbers, or records of them (`ScanCodeInfo`, `List`).
 */
export type PushedMessage = Readonly<Record<string, unknown>> & { readonly MsgType: string; readonly FromUserName: string };

/** What a callback answered within its five seconds: `{MsgType: 'text', Content: …}`, already decrypted and parsed. */
export type PassiveReply = Readonly<Record<string, unknown>> & { readonly MsgType: string };

declare module '../events' {
  interface CloudEvents {
    /** Something happened that WeChat pushes to whoever answers for the account. */
    outgoing: [account: Account, message: PushedMessage];
    /** The callback answered a message of `openid`: it belongs into the chat. */
    'passive-reply': [account: Account, openid: string, reply: PassiveReply];
    /** The callback gave no proper answer to a message after all retries: WeChat tells the person so. */
    'no-reply': [account: Account, openid: string];
  }
}
