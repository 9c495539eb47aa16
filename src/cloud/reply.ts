/** What a function answers: the value, or why not. The server words the message in the language it was asked in. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ReplyError };

export type ReplyError = {
  readonly code: string;
  readonly message: string;
  /** Path of the part of the payload it concerns, e.g. `machines.0.serialNumber`. */
  readonly field?: string;
  readonly why?: readonly { readonly clause: string; readonly text: string }[];
  readonly whoCan?: string;
  readonly cure?: string;
};
