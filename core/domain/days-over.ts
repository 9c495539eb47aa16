import { addDays, atHour, type EpochMs, toLocalDate } from './money-and-time';

/**
 * From when *more than* so many days have passed (R47–R49), for an order and for a parcel without one: they are calendar days in Asia/Shanghai, the day
 * of `since` is not counted, and the last one is the customer's to its end. So nobody has less than `days` × 24 hours, and everybody who
 * was told on the same day has until the same day. Whatever staff may do for want of an answer waits for this moment.
 */
export const daysOverAt = (since: EpochMs, days: number): EpochMs => atHour(addDays(toLocalDate(since), days + 1), 0);
