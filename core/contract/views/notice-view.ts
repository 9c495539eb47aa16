import type { EpochMs } from '../../domain/money-and-time';

export type NoticeView = {
  readonly noticeId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly title: string;
  readonly body: string;
  readonly at: EpochMs;
  readonly isRead: boolean;
  /** Where a tap leads. */
  readonly page: 'order' | 'quotation' | 'logistics' | 'create';
  /** `sent` by WeChat push · `waiting` · `in-app` only, with the reason in `pushText`. */
  readonly push: 'sent' | 'waiting' | 'in-app';
  readonly pushText: string;
  /** The channel that carried it to the person; absent while nothing was sent. */
  readonly sentAs?: string;
  /** Each channel that was considered, and why it was taken or not. */
  readonly way: readonly string[];
};
export type NoticePage = { readonly notices: readonly NoticeView[]; readonly unread: number; readonly cursor?: string };
