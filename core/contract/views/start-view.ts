import type { ItemType } from '../../domain/machine';
import type { EpochMs } from '../../domain/money-and-time';
import type { OrderSummary } from './order-summary';

export type StartView = {
  readonly now: EpochMs;
  readonly contacts: readonly { readonly kind: 'wechat'; readonly value: string }[];
  readonly hours: {
    readonly from: string;
    readonly to: string;
    readonly isOpen: boolean /** Set while closed. */;
    readonly nextOpeningAt?: EpochMs;
  };
  readonly isStaff: boolean;
  readonly unreadNotices: number;
  /** The order that waits for the customer, oldest first; absent when none does. */
  readonly needsYou?: OrderSummary;
  /** How many orders wait for the customer, this one included; of the newest page of open orders. */
  readonly waitingOrders: number;
  readonly forms: {
    readonly models: readonly { readonly model: string; readonly itemTypes: readonly ItemType[] }[];
    readonly symptoms: readonly { readonly code: string; readonly text: string }[];
  };
  readonly subscribe: {
    readonly progress: string;
    readonly quotation: string;
    readonly return: string;
    readonly credits: Readonly<Record<string, number>>;
  };
};
