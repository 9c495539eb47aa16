import type { InvocationRecord } from '../../emulator/functions/invocation';
import type { Fault } from '../../emulator/inspect/faults';
import type { MessageView } from '../../emulator/phone/protocol';

/** The doors that only a local WeChat has: looking inside, and moving time. */
export type Inspector = {
  /** What was sent so far, delivered or refused. */
  readonly messages: () => Promise<readonly MessageView[]>;
  /** Epoch ms. */
  readonly now: () => Promise<number>;
  /** Moves the clock on; comes back once the timers that came due have run. */
  readonly advance: (ms: number) => Promise<void>;
  readonly runTimer: (functionName: string) => Promise<void>;
  readonly documents: (collection: string) => Promise<readonly Record<string, unknown>[]>;
  /** Makes calls fail, wait, or lose their answer; see the local WeChat's faults. */
  readonly addFault: (fault: Fault) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  /** The latest runs of functions, newest first. */
  readonly invocations: (functionName: string) => Promise<readonly InvocationRecord[]>;
};

export function inspector(url: string): Inspector {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(new URL(`/__inspect/${path}`, url), {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: HTTP ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    messages: async () => (await ask<{ messages: MessageView[] }>('GET', 'messages')).messages,
    now: async () => (await ask<{ now: number }>('GET', 'clock')).now,
    advance: async (ms) => void (await ask('POST', 'clock', { advanceMs: ms })),
    runTimer: async (functionName) => void (await ask('POST', `timers/${functionName}/run`, {})),
    documents: async (collection) =>
      (await ask<{ documents: Record<string, unknown>[] }>('GET', `collections/${collection}?limit=500`)).documents,
    addFault: async (fault) => void (await ask('POST', 'faults', fault)),
    clearFaults: async () => void (await ask('DELETE', 'faults')),
    invocations: async (functionName) =>
      (await ask<{ invocations: InvocationRecord[] }>('GET', `invocations?function=${functionName}`)).invocations,
  };
}
