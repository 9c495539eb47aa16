/** Who calls, as the platform knows it. */
export type Identity = {
  readonly openid?: string;
  readonly unionid?: string;
  /** `wx_client`, `wx_trigger`, `wx_http`, …; a chain when functions call functions (`wx_client,scf`). */
  readonly source: string;
  readonly clientIp?: string;
};

/** The running invocation behind a token that the SDK sent. */
export type Caller = Identity & {
  readonly requestId: string;
  readonly functionName: string;
  /** Cloud calls the function may make. */
  readonly openapi: readonly string[];
};

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
  outcome?: { readonly result: unknown } | { readonly errCode: number; readonly errMsg: string };
  readonly logs: string[];
  /** What it asked of the cloud, in order: actions of the SDK, such as `database.getDocument`. */
  readonly calls: string[];
};

/** As `wx.cloud.callFunction` gives it: the result, or the platform's error. */
export type CallResult =
  | { readonly result: unknown; readonly requestID: string }
  | { readonly errCode: number; readonly errMsg: string; readonly requestID: string };

/** How one run ended. `code` is the platform's for the SDK, `errCode` its number for the Mini Program. */
export type Outcome =
  | { readonly ok: true; readonly json: string; readonly requestId: string }
  | { readonly ok: false; readonly code: string; readonly errCode: number; readonly message: string; readonly requestId: string };

/** To a function's process: run once, with exactly this environment. */
export type InvokeMessage = {
  readonly eventJson: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly clockOffsetMs: number;
};

/** From a function's process. `crash`: an exception nobody caught; the process ends. */
export type HostMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'result'; readonly json: string }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'crash'; readonly message: string };
