import type { Account, PassiveReply, PushedMessage } from '../traffic';

/** One time a push was sent. `at` by the movable clock, `durationMs` real. */
export type PushAttempt = {
  readonly at: number;
  readonly durationMs: number;
  /** As it went out; absent where it went to a function or got lost before. */
  readonly request?: { readonly url: string; readonly body: string };
  /** `status` is absent where a function answered. */
  readonly answer?: { readonly status?: number; readonly body: unknown };
  /** `failed`: nothing that counts as an answer; `lost`: by a fault. Both, like `timed-out`, are sent again. */
  readonly outcome: 'accepted' | 'replied' | 'abnormal' | 'failed' | 'timed-out' | 'lost';
  readonly why?: string;
};

/** A push with all that became of it. `outcome` is absent while it is under way. */
export type PushRecord = {
  readonly id: number;
  readonly account: Account;
  readonly openid: string;
  readonly message: PushedMessage;
  /** An address, a function's name, or '' where nobody answers for it. */
  readonly to: string;
  readonly queuedAt: number;
  readonly attempts: PushAttempt[];
  outcome?: 'accepted' | 'replied' | 'abnormal' | 'unanswered' | 'not-pushed';
  reply?: PassiveReply;
};

const MAX_RECORDS = 500;

export type PushRecords = {
  /** Newest first. */
  readonly list: () => readonly PushRecord[];
  readonly add: (record: PushRecord) => PushRecord;
  readonly clear: () => void;
};

/** The latest pushes, in memory. */
export function createPushRecords(): PushRecords {
  const records: PushRecord[] = [];
  return {
    list: () => records,
    add: (record) => {
      records.unshift(record);
      if (records.length > MAX_RECORDS) records.pop();
      return record;
    },
    clear: () => void records.splice(0),
  };
}
