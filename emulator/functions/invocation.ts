/** Who calls, as the platform knows it. */
export type Identity = {
  readonly openid?: string;
  readonly unionid?: string;
  /** `wx_client`, `wx_trigger`, `wx_http`, …; a chain when functions call functions (`wx_client,scf`). */
  readonly source: string;
  readonly clientIp?: string;
  /** Who calls from another app, where an environment is shared (FROM_OPENID, FROM_APPID, FROM_UNIONID). */
  readonly from?: { readonly openid?: string; readonly appId?: string; readonly unionid?: string };
};

/** The running invocation behind a token that the SDK sent. */
export type Caller = Identity & {
  readonly requestId: string;
  readonly functionName: string;
  /** Cloud calls the function may make. */
  readonly openapi: readonly string[];
};

/** One call of the cloud that an invocation made; times in real ms since it began. */
export type RecordedCall = {
  /** As the SDK names it: `database.getDocument`, `wx.openApi`. */
  readonly action: string;
  /** Of the database. */
  readonly collection?: string;
  /** One document was named, and nothing else asked for. */
  readonly isOfDocument?: boolean;
  readonly startedMs: number;
  /** Absent while it is not answered. */
  durationMs?: number;
  /** The platform's code when it was refused. */
  code?: string;
};

/** What an invocation is about to ask of the cloud. */
export type CloudCall = Pick<RecordedCall, 'action' | 'collection' | 'isOfDocument'>;

/** One run of a function, for the inspector. Times in epoch ms of the movable clock, durations in real ms. */
export type InvocationRecord = {
  readonly requestId: string;
  readonly functionName: string;
  readonly openid?: string;
  readonly source: string;
  readonly startedAt: number;
  /** Left out when large. */
  readonly event: unknown;
  durationMs?: number;
  /** Absent while it runs. */
  readonly outcome?:
    | { readonly result: unknown }
    | { readonly errCode: number; readonly errMsg: string; readonly code?: string }
    | undefined;
  readonly logs: string[];
  /** What it asked of the cloud, in order: actions of the SDK, such as `database.getDocument`. */
  readonly calls: string[];
  /** The same with times and refusals. */
  readonly callDetails: RecordedCall[];
  /** Its process was started for it. */
  readonly isCold: boolean;
  /** Of the function that called it. */
  readonly calledBy?: { readonly requestId: string; readonly functionName: string };
  /** Memory of its process alone when it was last looked at, and the limit. Absent where the system does not tell. */
  memoryMb?: number;
  readonly memoryLimitMb: number;
};

/** As `wx.cloud.callFunction` gives it: the result, or the platform's error. */
export type CallResult =
  | { readonly result: unknown; readonly requestID: string }
  | { readonly errCode: number; readonly errMsg: string; readonly requestID: string };

/** Why a call gave no result. `code` is what the SDK rejects with (`err.code`), `errCode` the number a Mini Program sees. */
export type Failure = { readonly code: string; readonly errCode: number; readonly message: string };

/** How one run ended. */
export type Outcome =
  | { readonly ok: true; readonly json: string; readonly requestId: string }
  | { readonly ok: false; readonly failure: Failure; readonly requestId: string };
