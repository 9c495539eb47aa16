import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Clock } from '../clock';
import type { CloudConfig } from '../cloud-config';
import type { CloudEvents } from '../events';
import { PlatformError } from '../platform-error';
import { contextOf, DEFAULT_TIMEOUT_SECONDS, environmentOf } from './environment';
import type { RunEnd } from './instance';
import type { Caller, CallResult, Identity, InvocationRecord, Outcome } from './invocation';
import { Pool } from './pool';
import { openRecords, type RunningRecord } from './records';

export type FunctionOptions = {
  /** Holds `<name>/index.js` for each function. */
  readonly functionsDir: string;
  /** The script a function's process runs; default `function-host.js` beside this build. */
  readonly functionHost?: string;
  /** Processes a function may have at once. Default 4. */
  readonly maxInstances?: number;
};

export type Functions = {
  /** Runs a function for a caller outside (a phone, a timer, a push). Never rejects. `data` must be JSON. */
  readonly invoke: (name: string, data: unknown, identity: Identity) => Promise<CallResult>;
  /** Runs a function for another that runs now. @returns JSON text @throws PlatformError */
  readonly call: (name: string, requestJson: string, token: string, source: string) => Promise<string>;
  /** Who runs behind a token of the SDK; `undefined` when no invocation of that token runs now. */
  readonly callerOf: (token: string) => Caller | undefined;
  /** Writes down what the invocation behind a token asks of the cloud. */
  readonly noteCall: (token: string, action: string) => void;
  /** The newest last; only the latest few hundred are kept. */
  readonly invocations: () => readonly InvocationRecord[];
  /** Forgets what ran and starts no warm process again: what functions keep in memory is gone. */
  readonly reset: () => void;
  readonly stop: () => Promise<void>;
};

/** Sources: client `data exceed max size`, SDK -604001, SCF's 6 MB; see platform notes of the project's docs. */
const MAX_CLIENT_DATA_BYTES = 100 * 1024;
const MAX_EVENT_BYTES = 6 * 1024 * 1024;
const MAX_RESULT_BYTES = 1024 * 1024;

type Parts = {
  config: CloudConfig;
  clock: Clock;
  events: EventEmitter<CloudEvents>;
  options: FunctionOptions;
  baseUrl: () => string;
  cacheDir: string;
};

export function startFunctions({ config, clock, events, options, baseUrl, cacheDir }: Parts): Functions {
  const poolOptions = {
    functionHost: options.functionHost ?? join(__dirname, 'function-host.js'),
    functionsDir: options.functionsDir,
    maxInstances: options.maxInstances ?? 4,
    cacheDir,
  };
  const pools = new Map(config.functions.map((fn) => [fn.name, new Pool(fn, poolOptions)]));
  const running = new Map<string, { readonly caller: Caller; readonly record: RunningRecord }>();
  const records = openRecords(events);

  async function run(pool: Pool, directory: string, eventJson: string, identity: Identity): Promise<Outcome> {
    const { fn } = pool;
    const requestId = randomUUID();
    const token = randomUUID();
    const caller: Caller = { ...identity, requestId, functionName: fn.name, openapi: fn.openapi ?? [] };
    const instance = await pool.acquire(directory);
    const record = records.start(caller, eventJson, clock.now());
    running.set(token, { caller, record });
    const environment = environmentOf({ config, fn, caller, token, baseUrl: baseUrl() });
    const context = contextOf({ config, fn, caller, token, baseUrl: baseUrl() }, environment);
    const message = { eventJson, context, environment, clockOffsetMs: clock.offsetMs() };
    const end = await instance.run(message, (fn.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000, (text) => record.log(text));
    running.delete(token);
    pool.release(instance, directory);
    const outcome = toOutcome(end, requestId);
    record.finish(outcome);
    return outcome;
  }

  /** Puts the platform's checks before a run. */
  async function start(name: string, eventJson: string, identity: Identity): Promise<Outcome> {
    const pool = pools.get(name);
    const directory = pool?.directory;
    const refused = (code: string, errCode: number, message: string): Outcome => ({
      ok: false,
      code,
      errCode,
      message,
      requestId: randomUUID(),
    });
    if (!pool) return refused('FUNCTION_NOT_FOUND', -501000, `FunctionName parameter could not be found: ${name}`);
    if (!directory) return refused('FUNCTION_NOT_FOUND', -501000, `the function ${name} is not built: there is no index.js in its folder`);
    if (Buffer.byteLength(eventJson) > MAX_EVENT_BYTES)
      return refused('FUNCTIONS_REQUEST_FAIL', -504001, `the request is larger than ${MAX_EVENT_BYTES} bytes`);
    return run(pool, directory, eventJson, identity);
  }

  async function invoke(name: string, data: unknown, identity: Identity): Promise<CallResult> {
    const dataJson = JSON.stringify(data ?? {});
    if (identity.source === 'wx_client' && Buffer.byteLength(dataJson) > MAX_CLIENT_DATA_BYTES) {
      return { errCode: -404001, errMsg: 'cloud.callFunction:fail Error: data exceed max size', requestID: randomUUID() };
    }
    const event = withUserInfo(JSON.parse(dataJson), identity);
    const outcome = await start(name, JSON.stringify(event), identity);
    if (outcome.ok) return { result: JSON.parse(outcome.json) as unknown, requestID: outcome.requestId };
    return { errCode: -404011, errMsg: clientMessage(outcome), requestID: outcome.requestId };
  }

  /** The Mini Program's caller also stands in the event. */
  function withUserInfo(data: unknown, { openid, source }: Identity): unknown {
    if (source !== 'wx_client' || typeof data !== 'object' || data === null || Array.isArray(data)) return data;
    return { ...data, userInfo: { appId: config.appId, openId: openid ?? '' } };
  }

  async function call(name: string, requestJson: string, token: string, source: string): Promise<string> {
    const caller = running.get(token)?.caller;
    const { openid, unionid, clientIp } = caller ?? {};
    const identity: Identity = {
      source: caller ? `${caller.source},scf` : source,
      ...(openid ? { openid } : {}),
      ...(unionid ? { unionid } : {}),
      ...(clientIp ? { clientIp } : {}),
    };
    const eventJson = parses(requestJson) ? requestJson : '{}';
    const outcome = await start(name, eventJson, identity);
    if (outcome.ok) return outcome.json;
    throw new PlatformError(outcome.code, `${outcome.message} (requestId ${outcome.requestId})`);
  }

  return {
    invoke,
    call,
    callerOf: (token) => running.get(token)?.caller,
    noteCall: (token, action) => running.get(token)?.record.call(action),
    invocations: records.list,
    reset: () => {
      for (const pool of pools.values()) pool.cool();
      records.clear();
    },
    stop: async () => {
      for (const pool of pools.values()) pool.stop();
    },
  };
}

function toOutcome(end: RunEnd, requestId: string): Outcome {
  if (end.type === 'timeout')
    return { ok: false, code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED', errCode: -504003, message: end.message, requestId };
  if (end.type !== 'result') return { ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', errCode: -504002, message: end.message, requestId };
  const size = Buffer.byteLength(end.json);
  if (size <= MAX_RESULT_BYTES) return { ok: true, json: end.json, requestId };
  return {
    ok: false,
    code: 'FUNCTIONS_EXECUTE_FAIL',
    errCode: -604001,
    message: `the result has ${size} bytes; at most ${MAX_RESULT_BYTES} are allowed`,
    requestId,
  };
}

/** Wording as Mini Programs log it. */
function clientMessage({ errCode, message }: Extract<Outcome, { ok: false }>): string {
  return `cloud.callFunction:fail Error: cloud function execution error | errCode: -404011 | cloud function service error code ${errCode}, error message ${message}`;
}

function parses(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
