import type { InvocationRecord } from '../../../functions/invocation';
import type { ChatEntry, MessageView } from '../../../phone/protocol';

/** What the doors below `/__inspect/` answer. */
export type CollectionList = { readonly collections: readonly { readonly name: string; readonly total: number }[] };

export type StoredDocument = Readonly<Record<string, unknown>>;
/** `explain`: how the documents were found. `total` is missing where counting would take a scan. */
export type DocumentPage = {
  readonly documents: readonly StoredDocument[];
  readonly hasMore: boolean;
  readonly total?: number;
  readonly explain: Explain;
};
export type Explain = { readonly plan: string; readonly examined: number };
/** Collections that have a document of an id. */
export type IdHolders = { readonly collections: readonly string[] };

export type StoredFileView = {
  readonly fileID: string;
  readonly sizeBytes: number;
  readonly contentType: string;
  readonly uploadedAt: number;
  /** '' = the cloud itself. */
  readonly ownerOpenid: string;
};
export type FileList = { readonly total: number; readonly files: readonly StoredFileView[] };

export type InvocationList = { readonly invocations: readonly InvocationRecord[] };
export type MessageList = { readonly messages: readonly MessageView[] };

export type TimerView = { readonly functionName: string; readonly name: string; readonly cron: string; readonly nextAt?: number };
export type TimerList = { readonly timers: readonly TimerView[] };

/** `now`: what the clock showed; `takenAt`: the machine's time. */
export type SnapshotView = {
  readonly name: string;
  readonly takenAt: number;
  readonly now: number;
  readonly files: number;
  readonly sizeBytes: number;
};
export type SnapshotList = { readonly snapshots: readonly SnapshotView[] };

export type ChatList = { readonly entries: readonly ChatEntry[] };

/** Documents that have a text in them. `isPartial`: there may be more. */
export type DocumentSearch = {
  readonly documents: readonly { readonly collection: string; readonly document: StoredDocument }[];
  readonly isPartial: boolean;
};

/** One time a push was sent. `at` by the movable clock, `durationMs` real. */
export type PushAttempt = {
  readonly at: number;
  readonly durationMs: number;
  /** Absent where it went to a function or got lost before. */
  readonly request?: { readonly url: string; readonly body: string };
  readonly answer?: { readonly status?: number; readonly body: unknown };
  readonly outcome: 'accepted' | 'replied' | 'abnormal' | 'failed' | 'timed-out' | 'lost';
  readonly why?: string;
};

/** A push with all that became of it. `outcome` is absent while it is under way. */
export type PushRecord = {
  readonly id: number;
  readonly account: 'mini-program' | 'service-account';
  readonly openid: string;
  readonly message: Readonly<Record<string, unknown>>;
  /** An address, a function's name, or '' where nobody answers for it. */
  readonly to: string;
  readonly queuedAt: number;
  readonly attempts: readonly PushAttempt[];
  readonly outcome?: 'accepted' | 'replied' | 'abnormal' | 'unanswered' | 'not-pushed';
  readonly reply?: Readonly<Record<string, unknown>>;
};
export type PushList = { readonly total: number; readonly pushes: readonly PushRecord[] };

/** How a callback took the check of its address. */
export type CallbackCheck = { readonly ok: boolean; readonly url: string; readonly why?: string };

/** What is read of `/__inspect/wechat/switches`. */
export type WechatSwitches = {
  readonly subscribeBanned: boolean;
  readonly openPlatform: boolean;
  readonly templateDelivery: string;
  readonly mediaCheck: { readonly suggest: string; readonly arrives: boolean };
};

/** Who follows the service account. A window lets so many customer-service messages through until it closes. */
export type FollowerList = {
  readonly followers: readonly {
    readonly openid: string;
    readonly windows: readonly { readonly trigger: string; readonly left: number; readonly closesAt: number }[];
  }[];
};
