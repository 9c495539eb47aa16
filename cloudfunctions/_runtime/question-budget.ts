import { _, database, type Stored } from './database';
import { isDuplicate } from './platform-error';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MAX_REMEMBERED = 5000;

type Limits = { readonly perMinute: number; readonly perHour: number };

/**
 * Counts questions of a person and of everybody together, over all instances. `rate_counters`, `_id` = `<name>:<openid or *>:<hour>`: `{ total, m<minute>: … , expireAt }`.
 *
 * One call when the hour is under way, two for the first question of a person's hour. Both counters are raised in one update that matches only what is not used up, so that
 * no two instances count past a limit. Who was refused is remembered by the instance until the minute is over, so that whoever goes on asking costs nothing and cannot
 * use up the budget of everybody.
 *
 * @returns whether this question may be answered
 */
export function questionBudget(name: string, person: Limits, everybody: Limits, now: () => number): (openid: string) => Promise<boolean> {
  const refused = new Map<string, number>();

  return async (openid) => {
    const at = now();
    const minute = Math.floor(at / MINUTE_MS);
    if (refused.get(openid) === minute) return false;
    const isAllowed = await count(counterPair(name, openid, at), person, everybody);
    if (isAllowed) return true;
    if (refused.size > MAX_REMEMBERED) refused.clear();
    refused.set(openid, minute);
    return false;
  };
}

type Pair = { readonly mine: string; readonly all: string; readonly field: string; readonly expireAt: number };

function counterPair(name: string, openid: string, at: number): Pair {
  const hour = Math.floor(at / HOUR_MS);
  return {
    mine: `${name}:${openid}:${hour}`,
    all: `${name}:*:${hour}`,
    field: `m${Math.floor((at % HOUR_MS) / MINUTE_MS)}`,
    expireAt: (hour + 2) * HOUR_MS,
  };
}

const counters = () => database.collection('rate_counters');

async function count(pair: Pair, person: Limits, everybody: Limits, isAgain = false): Promise<boolean> {
  const { mine, all, field, expireAt } = pair;
  const { stats } = await counters()
    .where(_.or([below(mine, field, person), below(all, field, everybody)]))
    .update({ data: { total: _.inc(1), [field]: _.inc(1) } });
  if (stats.updated === 2) return true;
  const first = (_id: string) => ({ _id, total: 1, [field]: 1, expireAt });
  // Everybody's counter is made with the first person's, so one that was raised alone is everybody's, or the person's has been used up.
  if (stats.updated === 1) return (await add([first(mine)])) || raiseMine(pair, person, everybody);
  if (await add([first(all), first(mine)])) return true;
  // Somebody else began the hour at the same moment, or it is used up.
  return isAgain ? false : count(pair, person, everybody, true);
}

/**
 * After one counter was raised alone and the person's turned out to be there: they began the hour with several questions at once, and everybody's has
 * counted this one; or one of the two is used up, which a look tells without using up any more.
 */
async function raiseMine({ mine, all, field }: Pair, person: Limits, everybody: Limits): Promise<boolean> {
  const { data } = await counters()
    .where({ _id: _.in([mine, all]) })
    .get();
  const isUsedUp = ({ _id, total, [field]: inMinute = 0 }: Stored) => {
    const { perMinute, perHour } = _id === mine ? person : everybody;
    return Number(total) >= perHour || Number(inMinute) >= perMinute;
  };
  if (data.some(isUsedUp)) return false;
  const { stats } = await counters()
    .where(below(mine, field, person))
    .update({ data: { total: _.inc(1), [field]: _.inc(1) } });
  return stats.updated === 1;
}

const below = (_id: string, field: string, { perMinute, perHour }: Limits) => ({
  _id,
  total: _.lt(perHour),
  [field]: _.not(_.gte(perMinute)),
});

/** False when the first of them was there. */
async function add(documents: readonly { readonly _id: string }[]): Promise<boolean> {
  try {
    await counters().add({ data: documents });
    return true;
  } catch (thrown) {
    if (isDuplicate(thrown)) return false;
    throw thrown;
  }
}

/** Forgets the counters of hours that are over. */
export async function forgetOldCounters(at: number): Promise<void> {
  await counters()
    .where({ expireAt: _.lte(at) })
    .remove();
}
