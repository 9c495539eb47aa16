/** `A–Z 0–9 -`, 6–32 characters. */
export const SERIAL_NUMBER = /^[A-Z0-9-]{6,32}$/;

/** As people and spreadsheets write it: full-width letters and digits (a Chinese keyboard's), spaces and lower case are mended; nothing is left out. */
export const normaliseSerialNumber = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
