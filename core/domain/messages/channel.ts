/** Ways a notice can take besides the in-app record, which always stands, in the order they are considered. */
export const CHANNELS = ['subscribe', 'template', 'customer-service', 'call-task', 'desk'] as const;
/**
 * `subscribe`: one-time message of the Mini Program · `template`: template message of the service account · `customer-service`: text in an open
 * window of its chat · `call-task`: staff call the customer · `desk`: it stands marked in a staff member's own list.
 */
export type Channel = (typeof CHANNELS)[number];

/** Channels that WeChat carries: what can be refused, tried again, and switched off by the person. */
export const WECHAT_CHANNELS = ['subscribe', 'template', 'customer-service'] as const satisfies readonly Channel[];
export type WechatChannel = (typeof WECHAT_CHANNELS)[number];

export const isWechatChannel = (channel: Channel): channel is WechatChannel => WECHAT_CHANNELS.some((known) => known === channel);

/** Whom a notice is for decides which channels there are, and in which order. */
export type Audience = 'customer' | 'staff';
export const CHANNELS_OF: Readonly<Record<Audience, readonly Channel[]>> = {
  customer: ['subscribe', 'template', 'customer-service', 'call-task'],
  staff: ['template', 'customer-service', 'desk'],
};

/**
 * Why a channel was not taken. `<what>-<code>` carries WeChat's error code: `refused-43101`, `gave-up--1`; `undelivered-…` what WeChat said after it had
 * accepted the message.
 */
export type NotTaken =
  | 'no-template'
  | 'switched-off'
  | 'no-credit'
  | 'credit-kept'
  | 'not-following'
  | 'window-closed'
  | 'window-used-up'
  | 'window-kept'
  | `refused-${number}`
  | `gave-up-${number}`
  | 'undelivered-user-block'
  | 'undelivered-system';

/** One channel that was looked at for a notice: the explanation of the way it took is the list of these, in order. */
export type Considered = { readonly channel: Channel; readonly taken: true } | { readonly channel: Channel; readonly reason: NotTaken };

/** Channels that are over for a notice, each with why. */
export type ClosedChannels = Readonly<Partial<Record<Channel, NotTaken>>>;
