import type { EventEmitter } from 'node:events';
import { performance } from 'node:perf_hooks';
import type { CloudEvents } from '../events';
import type { Caller, CloudCall, InvocationRecord, Outcome, RecordedCall } from './invocation';

const MAX_RECORDS = 300;
const MAX_LOG_LINES = 200;
const MAX_LOG_CHARS = 64 * 1024;
const MAX_CALLS = 500;
/** Events and results past this are not kept. */
const MAX_KEPT_CHARS = 64 * 1024;

export type RunningRecord = {
  readonly log: (text: string) => void;
  /** @returns to be called with the platform's code, if it was refused, when the call is answered */
  readonly call: (call: CloudCall) => (code?: string) => void;
  readonly finish: (outcome: Outcome, memoryMb: number | undefined) => void;
};

/** What is known of an invocation before it runs. */
export type RunStart = {
  readonly caller: Caller;
  readonly calledBy?: Caller | undefined;
  readonly eventJson: string;
  readonly startedAt: number;
  readonly isCold: boolean;
  readonly memoryLimitMb: number;
};

export type Records = {
  readonly start: (run: RunStart) => RunningRecord;
  readonly list: () => readonly InvocationRecord[];
  readonly clear: () => void;
};

/** The latest invocations with what they printed. A failed one is told on the console. */
export function openRecords(events: EventEmitter<CloudEvents>): Records {
  const records: InvocationRecord[] = [];
  let timesCleared = 0;
  return {
    list: () => records,
    clear: () => {
      timesCleared += 1;
      records.length = 0;
    },
    start: (run) => {
      const { record, end } = toRecord(run);
      const startedIn = timesCleared;
      records.push(record);
      if (records.length > MAX_RECORDS) records.shift();
      return running(record, (outcome) => {
        end(outcome);
        // Forgotten meanwhile: nobody asks what became of it.
        if (timesCleared > startedIn) return;
        if (!outcome.ok) {
          const { code, message } = outcome.failure;
          console.warn(`[local cloud] ${record.functionName} failed (${code}): ${message}`);
        }
        events.emit('invocation', record);
      });
    },
  };
}

/** A record, and how its outcome gets into it. Most are never looked at: their JSON is parsed when somebody does. */
function toRecord({ caller, calledBy, eventJson, startedAt, isCold, memoryLimitMb }: RunStart) {
  const { requestId, functionName, openid, source } = caller;
  const event = parsedWhenRead(eventJson);
  let outcome: (() => InvocationRecord['outcome']) | undefined;
  const record: InvocationRecord = {
    requestId,
    functionName,
    source,
    startedAt,
    get event() {
      return event();
    },
    get outcome() {
      return outcome?.();
    },
    logs: [],
    calls: [],
    callDetails: [],
    isCold,
    memoryLimitMb,
    ...(openid ? { openid } : {}),
    ...(calledBy ? { calledBy: { requestId: calledBy.requestId, functionName: calledBy.functionName } } : {}),
  };
  const end = (ended: Outcome) => {
    if (ended.ok) {
      const result = parsedWhenRead(ended.json);
      outcome = () => ({ result: result() });
    } else {
      const { errCode, message, code } = ended.failure;
      outcome = () => ({ errCode, errMsg: message, code });
    }
  };
  return { record, end };
}

function running(record: InvocationRecord, onFinish: (outcome: Outcome) => void): RunningRecord {
  const began = performance.now();
  let logChars = 0;
  const log = (text: string) => {
    for (const line of text.replace(/\n$/, '').split('\n')) {
      if (record.logs.length >= MAX_LOG_LINES || logChars >= MAX_LOG_CHARS) return;
      record.logs.push(line.slice(0, MAX_LOG_CHARS - logChars));
      logChars += line.length;
    }
  };
  const call = (asked: CloudCall) => {
    if (record.calls.length >= MAX_CALLS) return () => {};
    const detail: RecordedCall = { ...asked, startedMs: sinceMs(began) };
    record.calls.push(asked.action);
    record.callDetails.push(detail);
    return (code?: string) => {
      detail.durationMs = sinceMs(began + detail.startedMs);
      if (code !== undefined) detail.code = code;
    };
  };
  const finish = (outcome: Outcome, memoryMb: number | undefined) => {
    record.durationMs = sinceMs(began);
    if (memoryMb !== undefined) record.memoryMb = memoryMb;
    onFinish(outcome);
  };
  return { log, call, finish };
}

const sinceMs = (began: number): number => Math.round((performance.now() - began) * 10) / 10;

function parsedWhenRead(json: string): () => unknown {
  if (json.length > MAX_KEPT_CHARS) {
    const size = json.length;
    return () => `(${size} characters, not kept)`;
  }
  return () => JSON.parse(json);
}
