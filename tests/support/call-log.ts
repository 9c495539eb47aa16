import type { InvocationRecord } from '../../emulator/functions/invocation';
import type { Inspector } from './inspector';

/** Database calls of runs, by function and action; with the step where there is one. */
export type Counted = ReadonlyMap<string, readonly number[]>;

/**
 * Database calls of every run of `customer`, `staff` and `registry`, start and commit included. What an instance keeps and had to read anew in a run is taken
 * off: it comes once in a while, whatever is asked.
 */
export class CallLog {
  readonly #inspect: Inspector;
  readonly #seen = new Set<string>();
  readonly #counted = new Map<string, number[]>();

  constructor(inspect: Inspector) {
    this.#inspect = inspect;
  }

  /** Takes in what ran since the last time; the local cloud remembers the last 300 runs. */
  async read(): Promise<Counted> {
    for (const name of ['customer', 'staff', 'registry']) {
      const runs = (await this.#inspect.invocations(name, 300)).filter(({ requestId }) => !this.#seen.has(requestId));
      for (const run of [...runs].reverse()) this.#note(run);
    }
    return this.#counted;
  }

  /** Forgets what was counted, not what is kept in memory. */
  clear(): void {
    this.#counted.clear();
  }

  #note(run: InvocationRecord): void {
    this.#seen.add(run.requestId);
    const { functionName, calls } = run;
    const { action, payload } = run.event as { readonly action?: string; readonly payload?: { readonly step?: string } };
    if (action === undefined) return; // a timer
    if (isRefused(run)) return;
    const made = calls.filter((call) => call.startsWith('database.')).length;
    // The customer's first look at a quotation stores something: from there the 90 days count.
    const step = action === 'get-order' && calls.includes('database.commitTransaction') ? 'note-notified' : payload?.step;
    const name = [functionName, step === 'note-notified' ? 'take-step' : action, step].filter((word) => word !== undefined).join(' ');
    this.#counted.set(name, [...(this.#counted.get(name) ?? []), made - readAnew(run, action, payload?.step)]);
  }
}

/** Calls for what an instance keeps: settings; who acts, if staff; all of staff, where their names are asked for. Each before anything is decided, and once. */
function readAnew({ functionName, callDetails }: InvocationRecord, action: string, step: string | undefined): number {
  const decidesAt = callDetails.findIndex((call) => call.action === 'database.startTransaction');
  const before = decidesAt < 0 ? callDetails : callDetails.slice(0, decidesAt);
  const isRead = (collection: string, isOfDocument: boolean) =>
    before.some((call) => call.collection === collection && (call.isOfDocument ?? false) === isOfDocument);
  const asksForNames = action === 'start' || step === 'assign';
  const kept = [isRead('settings', true), functionName !== 'customer' && isRead('staff', true), asksForNames && isRead('staff', false)];
  return kept.filter(Boolean).length;
}

/** A refusal may cost a second look at who holds what was claimed; the budget is for what goes through. */
function isRefused({ outcome }: InvocationRecord): boolean {
  const result = outcome && 'result' in outcome ? (outcome.result as { readonly ok?: boolean } | null) : null;
  return result?.ok !== true;
}

/** Where two documents and a claim, or one more question, are the decision, or two people are joined for good: docs/decisions/0010, 0013 and 0016. */
const EXCEPTIONS: Readonly<Record<string, number>> = { 'staff orphan-step link': 9, 'customer note-visit': 9, 'staff note-visit': 9 };
/** Neither a page nor a command on an order: an import works on for seconds. */
export const WORKS_ON = ['start-import', 'continue-import', 'apply-import', 'undo-import', 'discard-import'];
const COMMANDS = [
  ...['take-step', 'orphan-step', 'register-orphan', 'ask', 'change-setting', 'withdraw-setting-change'],
  ...['note-visit', 'change-staff-roles', 'let-staff-leave', 'make-invitation', 'withdraw-invitation'],
  ...['set-message-settings', 'note-call', 'retry-dead-letters', 'read-notices', 'report-subscriptions'],
];

export type Kind = 'command' | 'submit' | 'page';
type Most = { readonly name: string; readonly kind: Kind; readonly calls: number; readonly budget: number };

/** What an action is, by `<function> <action> <step>`. */
const kindOf = (action: string): Kind => (action === 'submit-order' ? 'submit' : COMMANDS.includes(action) ? 'command' : 'page');
const BUDGETS: Readonly<Record<Kind, number>> = { command: 8, submit: 10, page: 3 };

/** The most calls that each action and step took, with its budget: 8 a command, 10 to submit, 3 a page. The dearest first. */
export function mostCalls(counted: Counted): readonly Most[] {
  return [...counted]
    .map(([name, counts]) => ({ name, calls: Math.max(...counts), action: name.split(' ')[1] ?? '' }))
    .filter(({ action }) => !WORKS_ON.includes(action))
    .map(({ name, calls, action }) => ({ name, kind: kindOf(action), calls, budget: EXCEPTIONS[name] ?? BUDGETS[kindOf(action)] }))
    .sort((a, b) => b.calls - a.calls || a.name.localeCompare(b.name));
}
