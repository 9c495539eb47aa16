/** The three callbacks that every asynchronous call of `wx` takes. */
export type Callbacks<T> = {
  readonly success?: (answer: T) => void;
  readonly fail?: (failure: WxFailure) => void;
  readonly complete?: (outcome: T | WxFailure) => void;
};
export type WxFailure = { readonly errMsg: string; readonly errCode?: number };

/** Thrown by the body of a call that shall fail as WeChat would say it. */
export class WxError extends Error {
  constructor(readonly failure: WxFailure) {
    super(failure.errMsg);
  }
}

/** Runs work that the outside waits for; whatever goes wrong in callbacks of the app is reported there. */
export type Track = (work: () => Promise<void>) => void;

/**
 * Makes a call of `wx` from its body: always answers later, `errMsg` is `name:ok` or `name:fail …`; with callbacks it returns nothing, without it returns a promise.
 */
export function wxCall<Options extends object, T extends object>(
  name: string,
  track: Track,
  body: (options: Options) => T | Promise<T>,
): (options?: Options & Callbacks<T>) => Promise<T & { errMsg: string }> | undefined {
  return (options = {} as Options & Callbacks<T>) => {
    const answer = Promise.resolve()
      .then(() => body(options))
      .then(
        (value) => ({ errMsg: `${name}:ok`, ...value }),
        (error: unknown) => Promise.reject(failureOf(name, error)),
      );
    const { success, fail, complete } = options;
    if (!success && !fail && !complete) {
      track(() => answer.then(ignore, ignore));
      return answer;
    }
    track(async () => {
      const outcome = await answer.then(
        (value) => ({ ok: true as const, value }),
        (failure: WxFailure) => ({ ok: false as const, value: failure }),
      );
      if (outcome.ok) success?.(outcome.value);
      else fail?.(outcome.value);
      complete?.(outcome.value);
    });
    return undefined;
  };
}

function failureOf(name: string, error: unknown): WxFailure {
  if (error instanceof WxError) return error.failure;
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` };
}

const ignore = () => {};
