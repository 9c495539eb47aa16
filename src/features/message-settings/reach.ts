import type { MessageSettings, SubscribeKind } from '#core/contract/messages';
import type { SubscriptionSettings } from '../../cloud/client';

export const SUBSCRIBE_KINDS = ['progress', 'quotation', 'return'] as const satisfies readonly SubscribeKind[];

/** What a kind of subscribe messages still has. */
type KindReach = {
  readonly kind: SubscribeKind;
  readonly left: number;
  /** The one that is left waits for something that matters. Of the other kinds everything matters. */
  readonly isKept: boolean;
  /** The person had WeChat keep a no: it neither asks nor delivers. */
  readonly isRefused: boolean;
};

/** Which messages reach a person in WeChat, and what becomes of the others. */
export type Reach = {
  readonly kinds: readonly KindReach[];
  /** `off-in-wechat`: notifications of the Mini Program are switched off there. */
  readonly subscribe: 'on' | 'switched-off' | 'off-in-wechat';
  /** How they hear of what no subscribe message tells. */
  readonly afterwards: 'service-account' | 'call';
  /** Every kind is always allowed: what is used up comes back by itself. */
  readonly refillsItself: boolean;
};

/** @param wechat what WeChat tells of kept choices; empty where it tells nothing */
export function reachOf({ channels, follows, credits, templates }: MessageSettings, wechat: SubscriptionSettings): Reach {
  const kept = wechat.itemSettings ?? {};
  const choice = (kind: SubscribeKind) => kept[templates[kind]];
  const isOff = wechat.mainSwitch === false;
  return {
    kinds: SUBSCRIBE_KINDS.map((kind) => ({
      kind,
      left: credits[kind],
      isKept: kind === 'progress' && credits[kind] === 1,
      isRefused: choice(kind) !== undefined && choice(kind) !== 'accept',
    })),
    subscribe: isOff ? 'off-in-wechat' : channels.subscribe ? 'on' : 'switched-off',
    afterwards: follows && channels.template ? 'service-account' : 'call',
    refillsItself: !isOff && SUBSCRIBE_KINDS.every((kind) => choice(kind) === 'accept'),
  };
}

/** Nothing of what is to come is told by a subscribe message. */
export const tellsNothing = ({ kinds, subscribe }: Reach): boolean =>
  subscribe !== 'on' || kinds.every(({ left, isRefused }) => left === 0 || isRefused);
