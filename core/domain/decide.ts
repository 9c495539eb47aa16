import type { Context } from './context';
import { type ChainedEvent, chainEvent, commandHash, type OrderEvent } from './event';
import { evolve } from './evolve';
import { GUARD_RULES } from './guards';
import type { GuardName } from './guards/guard-name';
import type { Machine } from './machine';
import type { Notice } from './notice';
import { noticesFor } from './notices-for';
import { nameOfMachine, type Refusal } from './refusal';
import { err, ok, type Result } from './result';
import { roleFor, rolesTowards } from './rights';
import { type StepName, stepDefinition } from './step-table';
import type { Payload } from './steps/payload';
import type { Attempt } from './steps/rule';
import { RULES } from './steps/rules';
import { targetsOf } from './targets';
import { wayBetween, wayBetweenStages } from './ways';
import type { WorkOrder } from './work-order';

export type Command = {
  readonly commandId: string;
  readonly step: StepName;
  /** The version the person had on screen; left out for what is right whatever happened meanwhile, as a message. */
  readonly expectedVersion?: number;
  readonly payload: Payload;
};

export type Decision = { readonly order: WorkOrder; readonly event: ChainedEvent; readonly notices: readonly Notice[] };
export type Repeated = { readonly repeatedAtVersion: number };

/**
 * What a command changes, or why not. Looked at in this order: whether the actor is a party (else `not-found`), whether the
 * command was carried out before (then nothing changes; `command-reused` if the id was another command's), rights, version, what the command names, states, guards.
 */
export function decide(order: WorkOrder, command: Command, context: Context): Result<Decision | Repeated, Refusal> {
  const { step, payload } = command;
  const roles = rolesTowards(order, context.actor);
  if (roles.length === 0) return err({ code: 'not-found' });

  const handled = order.handledCommands.find(({ commandId }) => commandId === command.commandId);
  if (handled && handled.hash !== hashOf(command, context)) return err({ code: 'command-reused' });
  if (handled) return ok({ repeatedAtVersion: handled.version });

  const definition = stepDefinition(step);
  const role = roleFor(step, roles);
  if (!role) return err({ code: 'not-allowed', whoCan: definition.by, why: definition.clauses });
  if (command.expectedVersion !== undefined && !isUpToDate(order, command.expectedVersion))
    return err({ code: 'stale-version', current: order.version });

  const targets = targetsOf(order, definition, payload);
  if ('unknown' in targets) return err({ code: 'unknown-target', field: targets.unknown });

  const attempt: Attempt = { order, machines: targets.machines, payload, context, role };
  const refusal = wrongState(order, targets.machines, step) ?? failedGuard(attempt, step, definition.guards);
  return refusal ? err(refusal) : ok(carryOut(attempt, command));
}

const openidOf = ({ actor }: Context): string => (actor.kind === 'person' ? actor.openid : 'timer');
const hashOf = ({ step, payload }: Command, context: Context): string => commandHash(openidOf(context), step, payload, context.sha256);

const isUpToDate = ({ version, quietVersions = 0 }: WorkOrder, seen: number): boolean => seen <= version && seen >= version - quietVersions;

/** The refusal when the stage or the state of a machine is not one the step may start from. */
export function wrongState(order: WorkOrder, machines: readonly Machine[], step: StepName): Refusal | null {
  const definition = stepDefinition(step);
  const { by: whoCan, clauses: why } = definition;
  if (definition.target === 'order') {
    const { stages: legalFrom } = definition;
    if (legalFrom.includes(order.stage)) return null;
    const states = order.machines.map(({ state }) => state);
    const way = wayBetweenStages(order.stage, states, legalFrom);
    return { code: 'wrong-state', step, whoCan, why, now: [order.stage], legalFrom, machines: [], way };
  }
  const { from: legalFrom } = definition;
  if (order.stage === 'cancelled')
    return { code: 'wrong-state', step, whoCan, why, now: ['cancelled'], legalFrom, machines: [], way: null };
  const wrong = machines.filter(({ state }) => !legalFrom.includes(state));
  const [first, ...others] = wrong;
  if (!first && machines.length > 0) return null;
  const now = first ? [...new Set([first.state, ...others.map(({ state }) => state)])] : [];
  const way = first ? wayBetween(first.state, legalFrom) : null;
  return { code: 'wrong-state', step, whoCan, why, now, legalFrom, machines: wrong.map(nameOfMachine), way };
}

/** The refusal of the first guard that does not hold. */
function failedGuard(attempt: Attempt, step: StepName, guards: readonly GuardName[]): Refusal | null {
  const failed = guards.find((name) => !GUARD_RULES[name].holds(attempt, step));
  return failed ? refusalBy(failed, step, attempt) : null;
}

/** What a guard says when it does not hold. */
export function refusalBy(guard: GuardName, step: StepName, attempt: Attempt): Refusal {
  const { clauses, field, facts } = GUARD_RULES[guard];
  return {
    code: guard,
    whoCan: stepDefinition(step).by,
    why: clauses,
    ...(field === undefined ? {} : { field }),
    ...(facts ? { facts: facts(attempt, step) } : {}),
  };
}

function carryOut(attempt: Attempt, command: Command): Decision {
  const { order, context, role } = attempt;
  const { actor, now, sha256, attachments = {} } = context;
  const event: OrderEvent = {
    orderId: order.id,
    version: order.version + 1,
    step: command.step,
    at: now,
    by: { role, openid: openidOf(context), name: actor.kind === 'person' ? actor.name : '' },
    commandId: command.commandId,
    commandHash: hashOf(command, context),
    facts: RULES[command.step].facts(attempt),
    ...(Object.keys(attachments).length > 0 ? { attachments } : {}),
  };
  const chained = chainEvent(order.lastHash, event, sha256);
  const after = evolve(order, chained);
  return { order: after, event: chained, notices: noticesFor(order, after, chained) };
}
