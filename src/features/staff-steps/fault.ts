export type Fault =
  | 'machines-missing'
  | 'text-missing'
  | 'photo-missing'
  | 'photo-not-through'
  | 'amount-invalid'
  | 'amount-zero'
  | 'amount-too-large'
  | 'carrier-missing'
  | 'class-missing'
  | 'scrap-code-missing'
  | 'choice-missing'
  | 'day-missing'
  | 'address-incomplete'
  | 'serial-invalid'
  | 'waybill-invalid';
/** What keeps a form from being sent, by field. */
export type Faults = Readonly<Record<string, Fault>>;
type Found = Readonly<Record<string, Fault | false | undefined>>;

/** The faults that hold, by field. */
export const faultsOf = (found: Found): Faults =>
  Object.fromEntries(Object.entries(found).filter((entry): entry is [string, Fault] => entry[1] !== undefined && entry[1] !== false));
