import type { EpochMs, LocalDate } from '#core/domain/money-and-time';

/** `morning`: the server's own choice, when after-sales opens the next day. */
export const WHENS = ['morning', 'hour', 'hours', 'other'] as const;
export type When = (typeof WHENS)[number];

const HOUR_MS = 3_600_000;
const MAX_PUT_OFF_MS = 30 * 24 * HOUR_MS;
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

/** The day in Shanghai, and the full hour after `now`: where the wheels begin. */
export function firstProposal(now: EpochMs): { readonly day: LocalDate; readonly time: string } {
  const [day = '', time = ''] = new Date(now + SHANGHAI_OFFSET_MS + HOUR_MS).toISOString().split('T');
  return { day, time: `${time.slice(0, 2)}:00` };
}

/**
 * When to call again.
 *
 * @param at day and `HH:mm` in Shanghai, for `other`
 * @returns epoch ms, `undefined` for the server's own choice, `null` for a time that is past or more than 30 days away
 */
export function callAgainAt(when: When, at: { readonly day: string; readonly time: string }, now: EpochMs): EpochMs | undefined | null {
  if (when === 'morning') return undefined;
  if (when !== 'other') return now + (when === 'hour' ? HOUR_MS : 3 * HOUR_MS);
  const chosen = Date.parse(`${at.day}T${at.time}:00+08:00`);
  return chosen > now && chosen <= now + MAX_PUT_OFF_MS ? chosen : null;
}
