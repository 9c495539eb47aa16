import type * as z from 'zod/mini';
import type { ReplyError } from '../../contract/reply';
import { staffSteps } from '../../contract/steps';
import type { ChatStep } from '../../domain/chat/chat-steps';
import { decide } from '../../domain/decide';
import type { Refusal } from '../../domain/refusal';
import { err, ok, type Result } from '../../domain/result';
import { roleFor, rolesTowards } from '../../domain/rights';
import { stepDefinition } from '../../domain/step-table';
import type { Payload } from '../../domain/steps/payload';
import type { WorkOrder } from '../../domain/work-order';
import { checkAttachments } from '../check-attachments';
import { withAssignee } from '../colleagues';
import { parseInput } from '../parse-input';
import { replyError } from '../reply-error';
import type { Turn } from './chat-turn';
import type { OrderAtHand } from './order-at-hand';

/** What the contract makes of the words, and the order as the step would leave it. */
export type Preview = { readonly payload: Payload; readonly after: WorkOrder };

const SCHEMAS: Readonly<Record<string, z.ZodMiniType<Payload>>> = staffSteps;

/**
 * What a step would change, by the same checks as when it is carried out, but for what others hold (waybills, serial numbers): nobody is asked to
 * confirm what would be refused. Changes nothing.
 */
export async function previewStep(
  { deps, actor, language }: Turn,
  { order, context }: OrderAtHand,
  { step }: ChatStep,
  said: Payload,
): Promise<Result<Preview, ReplyError>> {
  const schema = SCHEMAS[step];
  if (!schema) return err(replyError(language, { code: 'invalid-request', field: 'step' }));
  const payload = parseInput(schema, said, language, ['payload']);
  if (!payload.ok) return payload;
  const proved = await checkAttachments(deps, actor, step, payload.value);
  if (!proved.ok) return err(replyError(language, proved.error));
  const completed = await withAssignee(deps, payload.value);
  if (!completed.ok) return err(replyError(language, completed.error));
  const command = { commandId: 'preview', step, payload: completed.value };
  const decided = decide(order, command, { ...context, attachments: proved.value });
  if (!decided.ok) return err(replyError(language, decided.error));
  return ok({ payload: payload.value, after: 'order' in decided.value ? decided.value.order : order });
}

/** Why a step is not this person's, whatever they say of it; null where it may be. Nobody is told how to say what they may not do. */
export function notTheirs({ actor, language }: Turn, { order }: OrderAtHand, { step }: ChatStep): ReplyError | null {
  if (roleFor(step, rolesTowards(order, actor))) return null;
  const { by, clauses } = stepDefinition(step);
  return replyError(language, { code: 'not-allowed', whoCan: by, why: clauses } satisfies Refusal);
}
