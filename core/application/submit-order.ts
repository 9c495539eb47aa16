import type * as z from 'zod/mini';
import type { customerRequests } from '../contract/customer';
import type { ReplyError } from '../contract/reply';
import type { OrderView } from '../contract/views/order-view';
import type { Actor } from '../domain/actor';
import type { OrderEvent } from '../domain/event';
import { GUARD_RULES } from '../domain/guards';
import { namesFact } from '../domain/refusal';
import { err, type Result } from '../domain/result';
import { decideSubmit, type SubmitRefusal } from '../domain/submit';
import type { WorkOrder } from '../domain/work-order';
import type { Language } from '../texts/localized';
import { checkUploads } from './check-attachments';
import type { Deps } from './ports';
import { readOrderView } from './read-order-view';
import { type Failure, replyError } from './reply-error';

type Input = z.output<(typeof customerRequests)['submit-order']>;

/** How often another order number is drawn before giving up; two in a month meet once in about a million. */
const NUMBER_TRIES = 3;

/**
 * A new work order (R12). Its id follows from the person and the command, so the same command again finds the same order.
 *
 * @returns the order, or `serials-taken`, `evidence-missing`, `text-missing`, `upload-not-confirmed` with the field, `command-reused`, or `busy`
 */
export async function submitOrder(deps: Deps, actor: Actor, input: Input, language: Language): Promise<Result<OrderView, ReplyError>> {
  if (actor.kind !== 'person') return err(replyError(language, { code: 'not-allowed' }));
  const photos = input.machines.flatMap((machine, index) =>
    machine.labelPhotos.map((id) => ({ id, field: `machines.${index}.labelPhotos`, purposes: ['label', 'fault'] as const })),
  );
  const proved = await checkUploads(deps, actor, photos);
  if (!proved.ok) return err(replyError(language, proved.error));

  const claimSerials = input.machines.flatMap((machine) => machine.serialNumber ?? []);
  const orderId = `wo${deps.sha256(`${actor.openid}:${input.commandId}`).slice(0, 30)}`;
  const order = {
    orderId,
    commandId: input.commandId,
    customer: { openid: actor.openid, name: input.contact.name },
    contact: input.contact,
    machines: input.machines,
    attachments: proved.value,
    lastRepairs: await deps.repairs.lastOf(claimSerials),
  };
  for (let attempt = 0; attempt < NUMBER_TRIES; attempt += 1) {
    const decided = decideSubmit(order, deps.now(), deps.randomHex(5), deps.sha256);
    if (!decided.ok) return err(replyError(language, explained(decided.error)));
    const stored = await deps.orders.create({ ...decided.value, claimSerials });
    if (stored.ok && (await isOther(deps, stored.value, decided.value.event))) return err(replyError(language, { code: 'command-reused' }));
    if (stored.ok) return readOrderView(deps, actor, stored.value, language);
    if (stored.error.code === 'serials-taken') return err(replyError(language, serialsTaken(input, stored.error.serialNumbers)));
    if (stored.error.code !== 'number-taken') return err(replyError(language, stored.error));
  }
  return err(replyError(language, { code: 'number-taken' }));
}

/**
 * Whether the order that was found under the command's id was asked for with other words. Its first event tells for ever, while the order itself
 * remembers its last commands only. No call of its own: the view of the order is made from the same events.
 */
async function isOther({ orders }: Pick<Deps, 'orders'>, { id, version }: WorkOrder, asked: OrderEvent): Promise<boolean> {
  const [made] = await orders.events(id, version);
  return made?.commandHash !== asked.commandHash;
}

/** With the clauses of the guard of the same name: submitting is no step of the table, but rests on the same lines. */
const explained = (refusal: Failure & { readonly code: SubmitRefusal['code'] }): Failure => ({
  ...refusal,
  why: GUARD_RULES[refusal.code].clauses,
  whoCan: ['customer'],
});

function serialsTaken(input: Input, taken: readonly string[]): Failure {
  const index = input.machines.findIndex((machine) => machine.serialNumber !== null && taken.includes(machine.serialNumber));
  const field = index < 0 ? {} : { field: `machines.${index}.serialNumber` };
  return explained({ code: 'serials-taken', facts: namesFact('serials', taken), ...field });
}
