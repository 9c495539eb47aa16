/** As the server mends it (core/contract/fields.ts): spaces removed, upper-cased. */
export const mendSerialNumber = (typed: string): string => typed.replace(/\s+/g, '').toUpperCase();

export const isSerialNumber = (typed: string): boolean => /^[A-Z0-9-]{6,32}$/.test(mendSerialNumber(typed));
