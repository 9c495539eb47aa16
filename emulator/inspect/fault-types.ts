/**
 * Where a fault can strike, and what `name` is there: `function` a function called by a phone or another function · `timer` a function by its timer ·
 * `http` a path of the HTTP access service · `action` an action of the TCB endpoint (`database.commitTransaction`) · `openapi` a cloud call
 * (`subscribeMessage.send`) · `api` a path of WeChat's HTTP API (`/cgi-bin/message/template/send`) · `push` a push to a callback, by event or type of
 * message (`subscribe`, `text`) · `upload`, `download` a file, by its path · `subscribe` the subscribe prompt, by template.
 */
export const FAULT_PLACES = ['function', 'timer', 'http', 'action', 'openapi', 'api', 'push', 'upload', 'download', 'subscribe'] as const;
export type FaultPlace = (typeof FAULT_PLACES)[number];

/** One call that a fault may strike. */
export type FaultTarget = {
  readonly on: FaultPlace;
  /** Several where one call is about several (the templates of a prompt). */
  readonly name: string | readonly string[];
  /** Whose call it is. */
  readonly openid?: string | undefined;
  /** The function that makes the call. */
  readonly functionName?: string | undefined;
  readonly collection?: string | undefined;
};

/** An answer in place of the work; each place words it as its own failures: `code` is the platform's, `errCode` WeChat's, `status` of HTTP. */
export type InjectedFailure = { readonly errCode: number; readonly errMsg: string; readonly code?: string; readonly status?: number };

export type FaultEffect =
  /** Real ms. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  | ({ readonly kind: 'fail' } & InjectedFailure)
  /** Carried out, for good; then the connection is cut. */
  | { readonly kind: 'lose-reply' }
  /** Never carried out; the connection is cut. */
  | { readonly kind: 'lose-request' }
  /** Carried out twice, as after a retry of the network; the second answer goes out. */
  | { readonly kind: 'duplicate' }
  /** Of `action` alone: the instance that asks is killed, before the call is carried out or, with `after`, once it is; elsewhere as `lose-request` and `lose-reply`. */
  | { readonly kind: 'kill'; readonly after?: boolean }
  /** Waits until the next call that matches has gone first, `upToMs` real ms at most (default 5000). */
  | { readonly kind: 'hold'; readonly upToMs?: number };

/** `name` may be `*`, or end in `*` for what begins so. */
export type Fault = {
  readonly on: FaultPlace;
  readonly name: string;
  readonly openid?: string;
  readonly functionName?: string;
  readonly collection?: string;
  readonly effect: FaultEffect;
  /** Strikes so often; without it, until removed. */
  readonly times?: number;
  /** Lets the first so many pass. */
  readonly after?: number;
  /** Chance of each call, 0 to 1; the same `seed` (default 1) strikes the same calls. */
  readonly probability?: number;
  readonly seed?: number;
};

/** `seen` counts the calls that matched, `struck` those it struck. */
export type ListedFault = Fault & { readonly id: number; readonly seen: number; readonly struck: number };
