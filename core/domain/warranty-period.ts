import type { ItemType } from './machine';

/** A period of its own for one model, for everything of it or for one item type (R24). */
export type WarrantyException = { readonly model: string; readonly itemType: ItemType | 'any'; readonly months: number };

/** What the owner set: a period for everything, and the exceptions from it. */
export type WarrantyPeriods = { readonly warrantyMonths: number; readonly warrantyExceptions: readonly WarrantyException[] };

/** A model as it is compared: `X16-Q`, `jasminer  x16-q` and `JASMINER X16-Q` are the same. */
export const modelKey = (model: string): string =>
  model
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^JASMINER /, '');

/**
 * The months of warranty of a machine for which the registry names none (R24): an exception for its model and item type,
 * else one for its model, else the period of everything.
 */
export function warrantyMonthsOf(machine: { readonly model: string; readonly itemType: string }, periods: WarrantyPeriods): number {
  const key = modelKey(machine.model);
  const ofModel = periods.warrantyExceptions.filter(({ model }) => modelKey(model) === key);
  const found = ofModel.find(({ itemType }) => itemType === machine.itemType) ?? ofModel.find(({ itemType }) => itemType === 'any');
  return found?.months ?? periods.warrantyMonths;
}
