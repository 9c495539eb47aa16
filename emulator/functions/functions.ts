import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Clock } from '../clock';
import type { CloudConfig, FunctionConfig } from '../cloud-config';
import type { CloudEvents } from '../events';
import { PlatformError } from '../platform-error';
import { callerEnvironment, functionContext, functionEnvironment, timeLimitMs } from './environment';
import { clientErrMsg, ENDED, EVENT_TOO_LARGE, FUNCTION_NOT_FOUND, failureOf, publicMessage } from './failures';
import { createGuardian } from './guardian';
import type { Instance } from './instance';
import type { Caller, CallResult, CloudCall, Failure, Identity, InvocationRecord, Outcome } from './invocation';
import { MAX_ANSWER_BYTES, MAX_CLIENT_DATA_BYTES, MAX_EVENT_BYTES, MAX_RESULT_BYTES } from './limits';
import { type Lease, Pool } from './pool';
import { openRecords, type RunningRecord } from './records';
import { createSpare } from './spare';

export type FunctionOptions = {
  /** Holds `<name>/index.js` for each function. */
  readonly functionsDir: string;
  /** The script a function's process runs; default `function-host.js` beside this build. */
  readonly functionHost?: string;
  /** Processes a function may have at once, unless its configuration says how many. Default 4. */
  readonly maxInstances?: number;
};

export type Functions = {
  /** Runs a function for a caller outside (a phone, a timer, a push). Never rejects. `data` must be JSON. */
  readonly invoke: (name: string, data: unknown, identity: Identity) => Promise<CallResult>;
  /** The same, and the result as JSON text, for whoever only passes it on: a large answer is costly to read and write again. */
  readonly invokeForText: (name: string, data: unknown, identity: Identity) => Promise<string>;
  /** The same with JSON text on both sides, and the platform's code for a failure. Never rejects. */
  readonly run: (name: string, eventJson: string, identity: Identity) => Promise<Outcome>;
  /** Runs a function for another that runs now. @returns JSON text @throws PlatformError */
  readonly call: (name: string, requestJson: string, token: string, source: string) => Promise<string>;
  /** Who runs behind a token of the SDK; `undefined` when no invocation of that token runs now. */
  readonly callerOf: (token: string) => Caller | undefined;
  /** Kills the process behind a token of the SDK, as the platform may at any moment; nothing when none runs. */
  readonly killCaller: (token: string) => void;
  /** Whether the invocation behind a token was ended by a reset: what it still asks, on its way by then, is of before. */
  readonly isEnded: (token: string) => boolean;
  /** Writes down what the invocation behind a token asks of the cloud. @returns to be called when it is answered, with the code of a refusal */
  readonly noteCall: (token: string, call: CloudCall) => (code?: string) => void;
  /** The newest last; only the latest few hundred are kept. */
  readonly invocations: () => readonly InvocationRecord[];
  /** Ends what runs or waits in line, and forgets what ran: what functions keep in memory is gone. */
  readonly reset: () => void;
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

/** Far more than can be on their way at once. */
const MAX_ENDED = 1000;

export function startFunctions({ config, clock, events, options, baseUrl, cacheDir }: Parts): Functions {
  const functionHost = options.functionHost ?? join(__dirname, 'function-host.js');
  const guardian = createGuardian();
  const spare = createSpare(functionHost, guardian);
  const poolOptions = {
    functionHost,
    functionsDir: options.functionsDir,
    maxInstances: options.maxInstances ?? 4,
    cacheDir,
    guardian,
    spare,
    settings: (fn: FunctionConfig) => ({
      environment: functionEnvironment(config, fn, baseUrl()),
      context: functionContext(config, fn),
      timeLimitMs: timeLimitMs(fn),
    }),
  };
  const pools = new Map(config.functions.map((fn) => [fn.name, new Pool(fn, poolOptions)]));
  const running = new Map<string, { readonly caller: Caller; readonly record: RunningRecord; readonly instance: Instance }>();
  const records = openRecords(events);
  /** Tokens of runs that a reset ended, the eldest first. */
  const ended = new Set<string>();

  const refused = (failure: Failure): Outcome => ({ ok: false, failure, requestId: randomUUID() });

  /** Puts the platform's checks before a run. `calledBy` is the function that calls. */
  async function run(name: string, eventJson: string, identity: Identity, calledBy?: Caller): Promise<Outcome> {
    const pool = pools.get(name);
    if (!pool) return refused(FUNCTION_NOT_FOUND);
    if (Buffer.byteLength(eventJson) > MAX_EVENT_BYTES) return refused(EVENT_TOO_LARGE);
    const lease = await pool.acquire();
    if (lease === 'ended') return refused(ENDED);
    if (lease === 'not-built') {
      console.warn(`[local cloud] the function ${name} is not built: there is no index.js in its folder`);
      return refused(FUNCTION_NOT_FOUND);
    }
    return runIn(lease, pool, eventJson, identity, calledBy);
  }

  async function runIn(lease: Lease, pool: Pool, eventJson: string, identity: Identity, calledBy?: Caller): Promise<Outcome> {
    const { fn } = pool;
    const { instance, isCold } = lease;
    const requestId = randomUUID();
    const token = randomUUID();
    const caller: Caller = { ...identity, requestId, functionName: fn.name, openapi: fn.openapi ?? [] };
    const record = records.start({ caller, calledBy, eventJson, startedAt: clock.now(), isCold, memoryLimitMb: instance.memoryMb });
    running.set(token, { caller, record, instance });
    const order = { requestId, environment: callerEnvironment(config, caller, token), clockOffsetMs: clock.offsetMs() };
    const end = await instance.run(order, eventJson, timeLimitMs(fn), record.log);
    running.delete(token);
    const { usedMb } = instance;
    pool.release(lease);
    // Nobody waits for what a timer's run returns.
    const failure = failureOf(end, identity.source === 'wx_trigger' ? MAX_ANSWER_BYTES : MAX_RESULT_BYTES);
    const outcome: Outcome =
      failure || end.type !== 'result' ? { ok: false, failure: failure as Failure, requestId } : { ok: true, json: end.json, requestId };
    record.finish(outcome, usedMb);
    return outcome;
  }

  async function invokeForText(name: string, data: unknown, identity: Identity): Promise<string> {
    const dataJson = JSON.stringify(data ?? {}) ?? '{}';
    if (identity.source === 'wx_client' && Buffer.byteLength(dataJson) > MAX_CLIENT_DATA_BYTES) {
      return textOf({ errCode: -404001, errMsg: 'cloud.callFunction:fail Error: data exceed max size', requestID: randomUUID() });
    }
    const outcome = await run(name, withUserInfo(dataJson, identity), identity);
    const { requestId } = outcome;
    if (outcome.ok) return `{"result":${outcome.json},"requestID":"${requestId}"}`;
    return textOf({ errCode: outcome.failure.errCode, errMsg: clientErrMsg(outcome.failure), requestID: requestId });
  }

  /** The Mini Program's caller also stands in the event; of two fields of one name the later counts. */
  function withUserInfo(dataJson: string, { openid, source }: Identity): string {
    if (source !== 'wx_client' || !dataJson.startsWith('{')) return dataJson;
    const userInfo = JSON.stringify({ appId: config.appId, openId: openid ?? '' });
    return `${dataJson.slice(0, -1)}${dataJson === '{}' ? '' : ','}"userInfo":${userInfo}}`;
  }

  async function call(name: string, requestJson: string, token: string, source: string): Promise<string> {
    const caller = running.get(token)?.caller;
    const { openid, unionid, clientIp, from } = caller ?? {};
    const identity: Identity = {
      source: caller ? `${caller.source},scf` : source,
      ...(openid ? { openid } : {}),
      ...(unionid ? { unionid } : {}),
      ...(clientIp ? { clientIp } : {}),
      ...(from ? { from } : {}),
    };
    const outcome = await run(name, parses(requestJson) ? requestJson : '{}', identity, caller);
    if (outcome.ok) return outcome.json;
    throw new PlatformError(outcome.failure.code, publicMessage(outcome.failure));
  }

  return {
    invoke: async (name, data, identity) => JSON.parse(await invokeForText(name, data, identity)) as CallResult,
    invokeForText,
    run,
    call,
    callerOf: (token) => running.get(token)?.caller,
    killCaller: (token) => running.get(token)?.instance.strikeDown(),
    isEnded: (token) => ended.has(token),
    noteCall: (token, call) => running.get(token)?.record.call(call) ?? (() => {}),
    invocations: records.list,
    reset: () => {
      for (const token of running.keys()) ended.add(token);
      for (const token of ended) if (ended.size > MAX_ENDED) ended.delete(token);
      for (const pool of pools.values()) pool.endAll();
      records.clear();
    },
    stop: async () => {
      spare.stop();
      for (const pool of pools.values()) pool.stop();
      guardian.stop();
    },
  };
}

const textOf = (result: CallResult): string => JSON.stringify(result);

function parses(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
