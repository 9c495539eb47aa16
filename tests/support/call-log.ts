import type { InvocationRecord } from '../../emulator/functions/invocation';
import type { Inspector } from './inspector';

/** How long an instance goes on with what it read of settings and roles; it reads them by the movable clock. */
const CACHE_MS = 60_000;
/** Between the start of a run, which is written down, and its reading. */
const SLACK_MS = 500;

/** When something an instance keeps may last have been read. */
type Kept = { readonly from: number; readonly until: number };

/** Database calls of runs, by function and action; with the step where there is one. */
export type Counted = ReadonlyMap<string, readonly number[]>;

/**
 * Database calls of every run of `customer` and `staff`, start and commit included. Of a run in which settings or the caller's role may have had to be
 * read anew, those calls are taken off: they come once a minute, whatever is asked.
 */
export class CallLog {
  readonly #inspect: Inspector;
  readonly #seen = new Set<string>();
  readonly #kept = new Map<string, Kept>();
  readonly #counted = new Map<string, number[]>();

  constructor(inspect: Inspector) {
    this.#inspect = inspect;
  }

  /** Takes in what ran since the last time; the local cloud remembers the last 300 runs. */
  async read(): Promise<Counted> {
    for (const name of ['customer', 'staff']) {
      const runs = (await this.#inspect.invocations(name, 300)).filter(({ requestId }) => !this.#seen.has(requestId));
      for (const run of [...runs].reverse()) this.#note(run);
    }
    return this.#counted;
  }

  #note(run: InvocationRecord): void {
    this.#seen.add(run.requestId);
    const { functionName, openid, startedAt, isCold, calls } = run;
    const reads = [functionName, `${functionName} ${openid}`].filter((what) => this.#mayRead(what, startedAt, isCold));
    if (isRefused(run)) return;
    const { action, payload } = run.event as { readonly action: string; readonly payload?: { readonly step?: string } };
    const name = [functionName, action, payload?.step].filter((word) => word !== undefined).join(' ');
    const made = calls.filter((call) => call.startsWith('database.')).length;
    this.#counted.set(name, [...(this.#counted.get(name) ?? []), made - reads.length]);
  }

  #mayRead(what: string, at: number, isCold: boolean): boolean {
    const kept = this.#kept.get(what);
    if (kept && !isCold && at < kept.from + CACHE_MS - SLACK_MS && at >= kept.until - CACHE_MS) return false;
    const isSure = !kept || isCold || at >= kept.until + CACHE_MS + SLACK_MS;
    this.#kept.set(what, isSure ? { from: at, until: at } : { from: kept.from, until: at });
    return true;
  }
}

/** A refusal may cost a second look at who holds what was claimed; the budget is for what goes through. */
function isRefused({ outcome }: InvocationRecord): boolean {
  const result = outcome && 'result' in outcome ? (outcome.result as { readonly ok?: boolean } | null) : null;
  return result?.ok !== true;
}

/** The most calls that each took. */
export const mostCalls = (counted: Counted): readonly { readonly name: string; readonly calls: number }[] =>
  [...counted].map(([name, counts]) => ({ name, calls: Math.max(...counts) })).sort((a, b) => b.calls - a.calls);
