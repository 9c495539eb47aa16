import type { EventEmitter } from 'node:events';
import type { Clock } from '../clock';
import type { CloudConfig } from '../cloud-config';
import type { CloudEvents } from '../events';
import type { CallResult, Identity, InvocationRecord } from './invocation';

export type FunctionOptions = {
  /** Holds `<name>/index.js` for each function. */
  readonly functionsDir: string;
  /** The script a function's process runs; default `function-host.js` beside this build. */
  readonly functionHost?: string;
  /** Processes a function may have at once. Default 4. */
  readonly maxInstances?: number;
};

export type Functions = {
  /** Runs a function for a caller outside (a phone, a push). Never rejects. `data` must be JSON. */
  readonly invoke: (name: string, data: unknown, identity: Identity) => Promise<CallResult>;
  /** The newest last; only the latest few hundred are kept. */
  readonly invocations: () => readonly InvocationRecord[];
  readonly stop: () => Promise<void>;
};

type Parts = {
  config: CloudConfig;
  clock: Clock;
  events: EventEmitter<CloudEvents>;
  options: FunctionOptions;
  baseUrl: () => string;
  cacheDir: string;
};

export function startFunctions(_parts: Parts): Functions {
  return {
    invoke: async () => ({ errCode: -504001, errMsg: 'functions are not there yet', requestID: '' }),
    invocations: () => [],
    stop: async () => {},
  };
}
