import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(200));
/** One item stands alone, several in a list. Source: WeChat docs, subscribe messages, event push, read 2026-11-22, and what developers receive. */
const list = z.union([z.looseObject({}), z.array(z.looseObject({})).check(z.maxLength(100))]);

/** An event of the Mini Program as WeChat pushes it to a function; other fields are of no interest. */
export const pushedEvent = z.looseObject({ FromUserName: text, MsgType: z.literal('event'), Event: text, List: z.optional(list) });

/** What was sent; the id has 64 bits and may come as a number. `ErrorStatus` says `success` in one way or another, else what went wrong. */
export const sentItem = z.looseObject({ MsgID: z.union([text, z.number()]), ErrorStatus: text });

/** A remembered choice that was changed. Only `reject` is pushed. */
export const changedItem = z.looseObject({ TemplateId: text, SubscribeStatusString: text });
