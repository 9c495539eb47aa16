import type { ReplyError } from '../contract/reply';
import type { WarrantyView } from '../contract/views/warranty-view';
import type { Actor } from '../domain/actor';
import { toLocalDate } from '../domain/money-and-time';
import { ok, type Result } from '../domain/result';
import { warrantyOn } from '../domain/warranty';
import type { Language } from '../texts/localized';
import type { Deps } from './ports';
import { warrantySentence } from './view-parts';

/** The warranty of a serial number as if received today (R26); without login. Never who owns the machine, nor whether an order exists. */
export async function queryWarranty(
  deps: Deps,
  _actor: Actor,
  input: { readonly serialNumber: string },
  language: Language,
): Promise<Result<WarrantyView, ReplyError>> {
  const { serialNumber } = input;
  const registered = (await deps.registry.find([serialNumber])).get(serialNumber);
  const warranty = warrantyOn(toLocalDate(deps.now()), serialNumber, registered);
  return ok({
    serialNumber,
    warranty,
    sentence: warrantySentence(warranty, language),
    model: registered?.model ?? null,
    itemType: registered?.itemType ?? null,
    mustArriveBy: warranty.result === 'in-warranty' ? warranty.lastDay : null,
  });
}
