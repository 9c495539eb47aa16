import type { Decision } from './decide';
import { type AttachmentProofs, chainEvent, commandHash, type OrderEvent, type Sha256 } from './event';
import { evolve, type SubmittedFacts } from './evolve';
import type { ItemType, Machine } from './machine';
import type { EpochMs } from './money-and-time';
import { noticesFor } from './notices-for';
import { makeOrderNumber } from './order-number';
import { namesFact, type RefusalFacts } from './refusal';
import { err, ok, type Result } from './result';
import type { LastRepair } from './warranty';
import type { Contact } from './work-order';

export type NewMachine = {
  readonly itemType: ItemType;
  readonly model: string;
  readonly serialNumber: string | null;
  readonly symptoms: readonly string[];
  readonly faultDescription: string;
  readonly labelPhotos: readonly string[];
};
export type NewOrder = {
  readonly orderId: string;
  readonly commandId: string;
  readonly customer: { readonly openid: string; readonly name: string };
  readonly contact: Contact;
  readonly machines: readonly NewMachine[];
  /** The label photos, as they were found when they were confirmed. */
  readonly attachments?: AttachmentProofs;
  /** By serial number; no part of what was asked, for it may be another by the time a command is repeated. */
  readonly lastRepairs?: ReadonlyMap<string, LastRepair>;
};
/** `field` is the dotted path of what is wrong. */
export type SubmitRefusal = {
  readonly code: 'text-missing' | 'evidence-missing' | 'serials-taken';
  readonly field: string;
  readonly facts?: RefusalFacts;
};

/** A new work order (R12): at least one machine, each with words and a photo of its label, no serial twice. */
export function decideSubmit(input: NewOrder, now: EpochMs, randomHex: string, sha256: Sha256): Result<Decision, SubmitRefusal> {
  if (input.machines.length === 0) return err({ code: 'text-missing', field: 'machines' });
  const seen = new Set<string>();
  for (const [index, machine] of input.machines.entries()) {
    if (machine.faultDescription.trim() === '') return err({ code: 'text-missing', field: `machines.${index}.faultDescription` });
    if (machine.labelPhotos.length === 0) return err({ code: 'evidence-missing', field: `machines.${index}.labelPhotos` });
    if (machine.serialNumber !== null && seen.has(machine.serialNumber))
      return err({ code: 'serials-taken', field: `machines.${index}.serialNumber`, facts: namesFact('serials', [machine.serialNumber]) });
    if (machine.serialNumber !== null) seen.add(machine.serialNumber);
  }
  const facts: SubmittedFacts = {
    orderNumber: makeOrderNumber(now, randomHex),
    customerOpenid: input.customer.openid,
    contact: input.contact,
    machines: input.machines.map((machine, index): Machine => {
      const lastRepair = input.lastRepairs?.get(machine.serialNumber ?? '');
      const more = lastRepair ? { lastRepair } : {};
      return { ...machine, ...more, id: `m${index + 1}`, state: 'listed', quotations: [], paid: 0, refunded: 0 };
    }),
  };
  const event: OrderEvent = {
    orderId: input.orderId,
    version: 1,
    step: 'submit',
    at: now,
    by: { role: 'customer', openid: input.customer.openid, name: input.customer.name },
    commandId: input.commandId,
    commandHash: commandHash(input.customer.openid, 'submit', { contact: input.contact, machines: input.machines }, sha256),
    facts,
    ...(input.attachments ? { attachments: input.attachments } : {}),
  };
  const chained = chainEvent('', event, sha256);
  const order = evolve(null, chained);
  return ok({ order, event: chained, notices: noticesFor(null, order, chained) });
}
