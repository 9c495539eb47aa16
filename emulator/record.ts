/** A JSON object: what arrived from outside before anyone knows its keys. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is UnknownRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value if it is an object, otherwise an empty one: for reading optional keys off anything. */
export const asRecord = (value: unknown): UnknownRecord => (isRecord(value) ? value : {});
