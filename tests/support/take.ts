import type { Context } from '#core/domain/context';
import { type Command, type Decision, decide } from '#core/domain/decide';
import type { Refusal } from '#core/domain/refusal';
import type { StepName } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import type { WorkOrder } from '#core/domain/work-order';

/** `decide` with a command that is up to date, and new each time. */
export function take(order: WorkOrder, step: StepName, payload: Payload, context: Context): ReturnType<typeof decide> {
  const command: Command = { commandId: `c-${order.version}-${step}`, step, expectedVersion: order.version, payload };
  return decide(order, command, context);
}

/** What the step changes; fails the test with the refusal if it was refused. */
export function taken(order: WorkOrder, step: StepName, payload: Payload, context: Context): Decision {
  const result = take(order, step, payload, context);
  if (!result.ok || !('order' in result.value)) throw new Error(`${step} was not taken: ${JSON.stringify(result)}`);
  return result.value;
}

/** The refusal of a step, or `allowed`. */
export function codeOf(result: ReturnType<typeof decide>): Refusal['code'] | 'allowed' {
  return result.ok ? 'allowed' : result.error.code;
}
