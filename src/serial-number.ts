/** As the server mends it (core/contract/fields.ts): full-width letters and digits, spaces, lower case. */
export const mendSerialNumber = (typed: string): string => typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

export const isSerialNumber = (typed: string): boolean => /^[A-Z0-9-]{6,32}$/.test(mendSerialNumber(typed));

/** What was typed as a serial number; undefined where it is none. */
export const serialNumberOf = (typed: string): string | undefined => (isSerialNumber(typed) ? mendSerialNumber(typed) : undefined);
