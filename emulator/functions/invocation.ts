/** Who calls, as the platform knows it. */
export type Identity = {
  readonly openid?: string;
  readonly unionid?: string;
  /** `wx_client`, `wx_trigger`, `wx_http`, …; a chain when functions call functions (`wx_client,scf`). */
  readonly source: string;
  readonly clientIp?: string;
};

/** One run of a function, for the inspector. Times in epoch ms of the movable clock, durations in real ms. */
export type InvocationRecord = {
  readonly requestId: string;
  readonly functionName: string;
  readonly openid?: string;
  readonly source: string;
  readonly startedAt: number;
  readonly event: unknown;
  durationMs?: number;
  /** Absent while it runs. */
  outcome?: { readonly result: unknown } | { readonly errCode: number; readonly errMsg: string };
  readonly logs: string[];
};

/** As `wx.cloud.callFunction` gives it: the result, or the platform's error. */
export type CallResult =
  | { readonly result: unknown; readonly requestID: string }
  | { readonly errCode: number; readonly errMsg: string; readonly requestID: string };
