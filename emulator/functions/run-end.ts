/** How one run in a process ended. */
export type RunEnd =
  | { readonly type: 'result'; readonly json: string }
  | { readonly type: 'oversized'; readonly bytes: number }
  /** `failure`: the handler threw; `crash`: an exception nobody caught ended the process. */
  | { readonly type: 'failure' | 'crash'; readonly message: string }
  | { readonly type: 'exit'; readonly code: number }
  | { readonly type: 'timeout'; readonly afterMs: number }
  | { readonly type: 'memory'; readonly limitMb: number }
  /** Everything was reset, or stopped. */
  | { readonly type: 'ended' };
