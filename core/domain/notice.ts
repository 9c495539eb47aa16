import type { StaffRole } from './actor';
import type { EpochMs } from './money-and-time';
import type { NoticeCode } from './notice-code';
import type { DamageCause } from './warranty';

export const NOTICE_TEMPLATES = ['progress', 'quotation', 'return'] as const;
/** The three subscribe-message templates that carry the notices to customers; the service account has one of each, and one for staff. */
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

/** `role`: the outbox spreads it to its people, as one of `staff` each. */
export type NoticeRecipient =
  | { readonly kind: 'customer'; readonly openid: string }
  /** `role`: what they were told as, for it is told others when they leave. */
  | { readonly kind: 'staff'; readonly openid: string; readonly role?: StaffRole }
  | { readonly kind: 'role'; readonly role: StaffRole };

/** What is to be told to whom, without words: texts are made from `facts` in the reader's language. */
export type Notice = {
  /** `<order>:<version>:<recipient>:<code>`; telling the same thing twice is impossible. */
  readonly id: string;
  /** Where `page` is `orphan`, the id of an orphan parcel and its waybill instead. */
  readonly orderId: string;
  readonly orderNumber: string;
  readonly version: number;
  readonly code: NoticeCode;
  readonly recipient: NoticeRecipient;
  /** Absent for notices to staff, who are reached otherwise. */
  readonly template?: NoticeTemplate;
  /** Deserves a reserved credit: money, a refusal, the machine's return. */
  readonly isBold: boolean;
  readonly page: 'order' | 'quotation' | 'logistics' | 'create' | 'orphan' | 'call-tasks' | 'dead-letters';
  readonly facts: NoticeFacts;
  /** Openid of whoever did it, `timer` for time; absent where the outbox itself has something to tell. */
  readonly by?: string;
  /** Openid of whoever looks after the order, and is told alone of what is theirs. */
  readonly assignee?: string;
  /** Of a notice to staff: openid of the order's customer, who is not told as staff of what is their own. */
  readonly customer?: string;
  readonly at: EpochMs;
};

export type NoticeFacts = {
  readonly machineIds: readonly string[];
  readonly serialNumbers: readonly string[];
  readonly machineCount: number;
  /** The customer's stage word code after the change, e.g. `to-pay`; see texts. */
  readonly stageWord: string;
  readonly amount?: number;
  readonly mayDecline?: boolean;
  readonly waybillNumber?: string;
  readonly carrier?: string;
  readonly batch?: string;
  readonly dueAt?: EpochMs;
  readonly warranty?: 'in-warranty' | 'expired' | 'undetermined';
  readonly reason?: string;
  /** Of a damage report; `none` takes one back. */
  readonly damageCause?: DamageCause;
  /** Tells notices of one code apart: the kind of a reminder, else the step that gave rise to it. */
  readonly about?: string;
  /** Of a reminder: how many days it has waited; of a promise, working days past the date, negative before. */
  readonly day?: number;
  /** Somebody's words beside a reason that is a code. */
  readonly remark?: string;
};
