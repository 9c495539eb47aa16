import type { InvocationRecord } from '../../emulator/functions/invocation';
import type { Fault, ListedFault } from '../../emulator/inspect/fault-types';
import type { Snapshot } from '../../emulator/inspect/snapshots';
import type { MessageView } from '../../emulator/phone/protocol';
import type { PushRecord } from '../../emulator/wechat/push/push-records';
import type { Verified } from '../../emulator/wechat/push/verify';
import type { Account } from '../../emulator/wechat/traffic';

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
  /** Makes calls go wrong; see the local WeChat's faults. @returns its number, for {@link removeFault} */
  readonly addFault: (fault: Fault) => Promise<number>;
  /** With how many calls each has seen and struck. */
  readonly faults: () => Promise<readonly ListedFault[]>;
  readonly removeFault: (id: number) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  /** The latest runs of a function, newest first; 100 of them unless `limit` says otherwise. */
  readonly invocations: (functionName: string, limit?: number) => Promise<readonly InvocationRecord[]>;
  /** Back to the seed. */
  readonly reset: () => Promise<void>;
  /** Keeps everything as it stands, under a name. */
  readonly takeSnapshot: (name: string) => Promise<Snapshot>;
  readonly restoreSnapshot: (name: string) => Promise<void>;
  readonly removeSnapshot: (name: string) => Promise<void>;
  /** What was pushed to callbacks, newest first, with every attempt. `query` as the door takes it: `account`, `openid`, `event`, `outcome`, `text`. */
  readonly pushes: (query?: Readonly<Record<string, string>>) => Promise<readonly PushRecord[]>;
  /** The check WeChat makes when the address of an account is saved. */
  readonly verifyPush: (account: Account) => Promise<Verified>;
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
    addFault: async (fault) => (await ask<{ id: number }>('POST', 'faults', fault)).id,
    faults: async () => (await ask<{ faults: ListedFault[] }>('GET', 'faults')).faults,
    removeFault: async (id) => void (await ask('DELETE', `faults/${id}`)),
    clearFaults: async () => void (await ask('DELETE', 'faults')),
    invocations: async (functionName, limit = 100) =>
      (await ask<{ invocations: InvocationRecord[] }>('GET', `invocations?function=${functionName}&limit=${limit}`)).invocations,
    reset: async () => void (await ask('POST', 'reset', {})),
    takeSnapshot: (name) => ask('POST', 'snapshots', { name }),
    restoreSnapshot: async (name) => void (await ask('POST', `snapshots/${name}/restore`, {})),
    removeSnapshot: async (name) => void (await ask('DELETE', `snapshots/${name}`)),
    pushes: async (query = {}) => (await ask<{ pushes: PushRecord[] }>('GET', `pushes?${new URLSearchParams(query)}`)).pushes,
    verifyPush: (account) => ask('POST', `push/${account}/verify`, {}),
  };
}
