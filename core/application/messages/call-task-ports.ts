import type { EpochMs } from '../../domain/money-and-time';
import type { StoredNotice } from './stored-notice';

/** A call that was made, or tried. */
export type NotedCall = {
  readonly commandId: string;
  readonly at: EpochMs;
  readonly by: { readonly openid: string; readonly name: string };
  readonly outcome: 'reached' | 'not-reached';
  readonly note: string;
};

/** Somebody whom no message reached has to be called: one an order and customer, with everything that they do not know yet. */
export type CallTask = {
  /** `<order>:<openid>` */
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly customerOpenid: string;
  /** Of what they have not read; empty once they have read everything, which ends the task. */
  readonly noticeIds: readonly string[];
  /** The notice it was opened for, this time. */
  readonly openedBy: string;
  readonly openedAt: EpochMs;
  /** Not before this: the next opening, or when somebody said they would try again. */
  readonly callAt: EpochMs;
  readonly isOpen: boolean;
  readonly calls: readonly NotedCall[];
};

export type CallTaskStore = {
  /** Puts notices into the open task of their order and customer, or opens one. Doing it twice does no harm. */
  add(notices: readonly StoredNotice[], opening: { readonly at: EpochMs; readonly callAt: EpochMs }): Promise<CallTask>;
  /** Open ones, the one to be called first at the beginning. */
  listOpen(cursor: string | undefined): Promise<{ readonly tasks: readonly CallTask[]; readonly cursor?: string }>;
  /** How many open ones are to be called by now. */
  countDue(now: EpochMs): Promise<number>;
  find(taskId: string): Promise<CallTask | null>;
  /** The notices of tasks, with what was told. One call. */
  noticesOf(tasks: readonly CallTask[]): Promise<readonly StoredNotice[]>;
  /** Whom to call, by order. One call. */
  contactsOf(tasks: readonly CallTask[]): Promise<ReadonlyMap<string, { readonly name: string; readonly phone: string }>>;
  /** Keeps the call; `ends` closes the task, else it is to be called again at `callAt`. False if the task changed meanwhile. */
  noteCall(
    task: CallTask,
    call: NotedCall,
    then: { readonly ends: true } | { readonly ends: false; readonly callAt: EpochMs },
  ): Promise<boolean>;
  /** Takes out what somebody has read or will be told otherwise: it needs no call. */
  forget(openid: string, noticeIds: readonly string[]): Promise<void>;
  /** Takes everything out of the task of an order, or what came up to a version: the customer has opened it. */
  forgetOrder(openid: string, orderId: string, upToVersion?: number): Promise<void>;
  /** Of these notices the customer has heard. */
  toldByPhone(noticeIds: readonly string[]): Promise<void>;
  /** Ends those in which nothing is left. */
  endEmpty(): Promise<void>;
};
