import * as z from 'zod/mini';
import { INBOUND_CARRIERS } from '../domain/carrier';
import { ITEM_TYPES } from '../domain/machine';
import { normaliseSerialNumber, SERIAL_NUMBER } from '../domain/serial-number';

/** Longest texts a person may write, in characters. */
const MAX_TEXT = 1000;
/** Before it is cleaned. */
const MAX_RAW_TEXT = 10 * MAX_TEXT;
const MAX_LINE = 60;
export const MAX_MACHINES = 100;
export const MAX_PHOTOS_PER_MACHINE = 9;
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
/** Of a file of machines: 200,000 rows as CSV have 10–15 MB, as XLSX half of it. */
export const MAX_TABLE_BYTES = 30 * 1024 * 1024;

/**
 * Letters that neither print nor belong into a line: control characters, line and paragraph separators, halves of pairs, and whatever formats (turns the
 * direction, has no width, tags) but the two joiners that emoji and some scripts need.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]|(?![\u200C\u200D])\p{Cf}/u;
/** Anything to be seen: joiners and fillers alone are nothing, nor is what Unicode counts as a letter or sign but fonts leave blank. */
const VISIBLE = /(?![\u115F\u1160\u2800\u3164\uFFA0\uFFFC])[\p{L}\p{N}\p{P}\p{S}]/u;

/** One line, shown to others as it is. */
export const lineOf = (max: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.refine((value) => value === '' || (!UNPRINTABLE.test(value) && VISIBLE.test(value)), 'unprintable'),
  );
export const line = lineOf(MAX_LINE);

/** Free words may be pasted from anywhere: what cannot be shown falls out, line breaks and tabs stay. */
const shown = z.pipe(
  z.string().check(z.maxLength(MAX_RAW_TEXT)),
  z.transform((value: string) => {
    const clean = value.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[^\n\t]/gu, (letter) => (UNPRINTABLE.test(letter) ? '' : letter));
    return VISIBLE.test(clean) ? clean.trim() : '';
  }),
);
export const text = z.pipe(shown, z.string().check(z.minLength(1), z.maxLength(MAX_TEXT)));
export const optionalText = z.pipe(shown, z.string().check(z.maxLength(MAX_TEXT)));

/** Ids are made by us or by the client's random source; nothing else fits. */
export const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
/** Chosen by the client, one a tap; at least 16 characters, so that two never meet. */
export const commandId = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));
export const version = z.int().check(z.minimum(0));
export const fen = z.int().check(z.minimum(0), z.maximum(100_000_000_00));
export const photos = z.array(id).check(z.maxLength(MAX_PHOTOS_PER_MACHINE));

/** As people type it: full-width letters and digits (a Chinese keyboard's), spaces and lower case are mended, everything else must already fit `A–Z 0–9 -`, 6–32 characters. */
export const serialNumber = z.pipe(
  z.pipe(z.string().check(z.maxLength(64)), z.transform(normaliseSerialNumber)),
  z.string().check(z.regex(SERIAL_NUMBER)),
);
/** Full-width digits and separators are mended; 6–20 digits, `+` in front allowed. */
const phone = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(40)),
    z.transform((value: string) => value.normalize('NFKC').replace(/[\s()-]/g, '')),
  ),
  z.string().check(z.regex(/^\+?\d{6,20}$/)),
);
/** As printed on the slip; the carrier's own form is a guard of the step (R18). */
export const waybillNumber = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(64)),
    z.transform((value: string) => value.normalize('NFKC').replace(/\s+/g, '').toUpperCase()),
  ),
  z.string().check(z.regex(/^[A-Z0-9-]{6,32}$/)),
);

export const itemType = z.enum(ITEM_TYPES);
export const inboundCarrier = z.enum(INBOUND_CARRIERS);
export const contact = z.strictObject({ name: line, phone });
export const address = z.strictObject({
  name: line,
  phone,
  region: line,
  street: lineOf(200),
  overseas: z.boolean(),
});
