import { both, fill, type Language } from './localized';

const JOINED = both('有 {count} 条新进展，请查看', '{count} updates');
const JOINED_TITLE = both('有 {count} 条新进展', '{count} updates');
const ORDER = both('工单 {orderNumber}', 'Work order {orderNumber}');

/** In place of a note, where one message tells of several notices; at most 20 characters. */
export const joinedNote = (lang: Language, count: number): string => fill(JOINED, lang, { count });

/** Over the texts of several notices in the chat. */
export const joinedTitle = (lang: Language, count: number): string => fill(JOINED_TITLE, lang, { count });

/** Which order a text in the chat is about. */
export const aboutOrder = (lang: Language, orderNumber: string): string => fill(ORDER, lang, { orderNumber });
