/** A BSON value that needs no arithmetic here (ObjectId, Binary, Timestamp, …): kept as its Extended JSON. */
export class Tagged {
  constructor(
    readonly tag: string,
    readonly json: unknown,
  ) {}
  toString(): string {
    return JSON.stringify(this.json);
  }
}

export const OPAQUE_TAGS: ReadonlySet<string> = new Set([
  '$oid',
  '$binary',
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$uuid',
  '$symbol',
  '$code',
  '$dbPointer',
]);
