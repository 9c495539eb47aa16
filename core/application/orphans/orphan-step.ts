import type * as z from 'zod/mini';
import { type OrphanStep, type OrphanView, orphanSteps } from '../../contract/orphans';
import type { ReplyError } from '../../contract/reply';
import type { Actor } from '../../domain/actor';
import type { AttachmentProofs } from '../../domain/event';
import { decideOrphan, deskRolesOf, type OrphanCommand, type OrphanRefusal } from '../../domain/orphan/decide-orphan';
import type { OrphanParcel } from '../../domain/orphan/orphan';
import type { OrphanPayload } from '../../domain/orphan/orphan-rules';
import type { Refusal } from '../../domain/refusal';
import { err, ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import { checkUploads } from '../check-attachments';
import { parseInput } from '../parse-input';
import type { Busy, Deps } from '../ports';
import { replyError } from '../reply-error';
import { linkOrphan } from './link-orphan';
import { orphanChange, orphanContextOf, orphanRulesOf } from './orphan-context';
import { readOrphanView } from './read-orphans';

type Input = {
  readonly commandId: string;
  readonly orphanId: string;
  readonly version: number;
  readonly step: string;
  readonly payload: unknown;
};
const SCHEMAS: Readonly<Record<string, z.ZodMiniType<OrphanPayload>>> = orphanSteps;

/**
 * One step on one orphan parcel, for a person in front of a screen. Safe to repeat.
 *
 * @returns the parcel as the person now sees it, or why nothing was changed
 */
export async function takeOrphanStep(deps: Deps, actor: Actor, input: Input, language: Language): Promise<Result<OrphanView, ReplyError>> {
  if (deskRolesOf(actor).length === 0) return err(replyError(language, { code: 'not-found' }));
  const schema = Object.hasOwn(SCHEMAS, input.step) ? SCHEMAS[input.step] : undefined;
  if (!schema) return err(replyError(language, { code: 'invalid-request', field: 'step' }));
  const payload = parseInput(schema, input.payload, language, ['payload']);
  if (!payload.ok) return payload;
  const proved = await checkUploads(
    deps,
    actor,
    (payload.value.photos ?? []).map((id) => ({ id, field: 'payload.photos', purposes: ['finding'] as const })),
  );
  if (!proved.ok) return err(replyError(language, proved.error));

  const { commandId, orphanId, version: expectedVersion } = input;
  const done = await carryOutOrphanStep(deps, actor, {
    commandId,
    orphanId,
    step: input.step as OrphanStep,
    expectedVersion,
    payload: payload.value,
    attachments: proved.value,
  });
  if (!done.ok) {
    const field = 'field' in done.error && done.error.field !== undefined ? { field: `payload.${done.error.field}` } : {};
    return err(replyError(language, { ...done.error, ...field }));
  }
  return ok(await readOrphanView(deps, actor, done.value, language));
}

/** The step itself, for whoever acts: a person or the clock. One transaction. */
export async function carryOutOrphanStep(
  deps: Deps,
  actor: Actor,
  command: OrphanCommand & { readonly orphanId: string; readonly attachments?: AttachmentProofs },
): Promise<Result<OrphanParcel, OrphanRefusal | Refusal | Busy | { readonly code: 'parcel-registered' }>> {
  const { step, payload, orphanId, attachments } = command;
  if (step === 'link') return linkOrphan(deps, actor, { ...command, step });
  const settings = await deps.settings();
  const rules = orphanRulesOf(settings);
  const order = step === 'tell-owner' ? await deps.orders.find(payload.orderId ?? '') : null;
  const expectedBy = await expectedByOrder(deps, command);
  return deps.orphans.change<OrphanRefusal>(orphanId, (orphan) => {
    if (!orphan) return err({ code: 'not-found' });
    const decided = decideOrphan(orphan, command, orphanContextOf(deps, { actor, rules, order, expectedBy, attachments }));
    if (!decided.ok) return decided;
    return ok('orphan' in decided.value ? orphanChange(decided.value, rules) : { repeated: orphan });
  });
}

/** The open order that has come to expect the parcel since it was sent away, or that expects what its slip really says. */
async function expectedByOrder(
  { orphans }: Deps,
  { step, payload, orphanId }: OrphanCommand & { readonly orphanId: string },
): Promise<string | null> {
  if (step !== 'come-again' && step !== 'correct-slip') return null;
  const waybillNumber = step === 'come-again' ? (await orphans.find(orphanId))?.waybillNumber : payload.waybillNumber;
  return waybillNumber === null || waybillNumber === undefined ? null : orphans.expectedBy(waybillNumber);
}
