import type { EventEmitter } from 'node:events';
import { performance } from 'node:perf_hooks';
import type { CloudEvents } from '../events';
import type { Caller, InvocationRecord, Outcome } from './invocation';

const MAX_RECORDS = 300;
const MAX_LOG_LINES = 200;
const MAX_CALLS = 500;
/** Events and results past this are not kept. */
const MAX_KEPT_CHARS = 64 * 1024;

export type RunningRecord = {
  readonly log: (text: string) => void;
  readonly call: (action: string) => void;
  readonly finish: (outcome: Outcome) => void;
};

export type Records = {
  readonly start: (caller: Caller, eventJson: string, startedAt: number) => RunningRecord;
  readonly list: () => readonly InvocationRecord[];
  readonly clear: () => void;
};

/** The latest invocations with what they printed. A failed one is told on the console. */
export function openRecords(events: EventEmitter<CloudEvents>): Records {
  const records: InvocationRecord[] = [];
  return {
    list: () => records,
    clear: () => void records.splice(0),
    start: ({ requestId, functionName, openid, source }, eventJson, startedAt) => {
      const began = performance.now();
      const record: InvocationRecord = {
        requestId,
        functionName,
        source,
        startedAt,
        event: kept(eventJson),
        logs: [],
        calls: [],
        ...(openid ? { openid } : {}),
      };
      records.push(record);
      if (records.length > MAX_RECORDS) records.shift();
      return {
        log: (text) => {
          for (const line of text.replace(/\n$/, '').split('\n')) if (record.logs.length < MAX_LOG_LINES) record.logs.push(line);
        },
        call: (action) => {
          if (record.calls.length < MAX_CALLS) record.calls.push(action);
        },
        finish: (outcome) => {
          record.durationMs = Math.round((performance.now() - began) * 10) / 10;
          record.outcome = outcome.ok ? { result: kept(outcome.json) } : { errCode: outcome.errCode, errMsg: outcome.message };
          if (!outcome.ok) console.warn(`[local cloud] ${functionName} failed (${outcome.code}): ${outcome.message}`);
          events.emit('invocation', record);
        },
      };
    },
  };
}

function kept(json: string): unknown {
  return json.length > MAX_KEPT_CHARS ? `(${json.length} characters, not kept)` : JSON.parse(json);
}
