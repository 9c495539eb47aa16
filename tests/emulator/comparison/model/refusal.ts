export type RefusalKind =
  /** The command, or what it meets, is not as MongoDB takes it. */
  | 'invalid'
  /** E11000: a unique value is taken. */
  | 'duplicate'
  /** A transaction met what others wrote. */
  | 'conflict'
  /** A transaction that has ended, or never was. */
  | 'over';

/** MongoDB would answer with an error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly kind: RefusalKind,
    message: string,
  ) {
    super(message);
  }
}

export const invalid = (message: string): Refusal => new Refusal('invalid', message);

/** MongoDB leaves open what comes of it, so nothing can be compared. */
export class Ambiguous extends Error {
  override readonly name = 'Ambiguous';
}
