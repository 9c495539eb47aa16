import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { customerDesk, staffDesk, type Uploaded } from '../support/desk';
import { type KillableWechat, spawnLocalWechat, type TestWechat } from '../support/local-wechat';
import { labelPhoto } from '../support/photos';
import { createOrder, type People, REPAIR_JOB } from '../support/repair-job';
import { runs } from '../support/runs';

const JOB_MS = 240_000;
/** A command takes 10 to 60 ms: cuts within this time hit all of it, and what comes before and after. */
const LATEST_CUT_MS = 80;
/** The step of the quotation: when the customer first looks at it, that is noted as a version of its own. */
const QUOTED_AT = 5;

let wechat: KillableWechat;
afterEach(() => wechat.stop());

const peopleOf = ({ phone }: TestWechat, uploaded: Uploaded = new Map()): People => ({
  customer: customerDesk(phone('customer'), 'customer', uploaded),
  agent: staffDesk(phone('agent'), 'agent', uploaded),
  finance: staffDesk(phone('finance'), 'finance'),
});

/** Numbers from 0 to 1 that only depend on `seed` (a linear congruential generator, constants of Numerical Recipes). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test.each(Array.from({ length: runs(10) }, (_, index) => index + 1))(
  'a power cut in the midst of every step loses nothing that was confirmed, and the job goes on (seed %i)',
  async (seed) => {
    const random = randomOf(seed);
    const photo = await labelPhoto('JX4-10001-IN');
    const uploaded: Uploaded = new Map();
    wechat = await spawnLocalWechat();
    const { orderId } = await createOrder(peopleOf(wechat), `create-order-${seed}-0000000000`, photo);

    for (const [index, step] of REPAIR_JOB.entries()) {
      const commandId = `step-${index}-of-seed-${seed}-00000000`;
      const take = () => step.run(peopleOf(wechat, uploaded), orderId, commandId, photo);
      // Whoever gets no answer does not know whether it was done, and asks again.
      const underWay = take().catch(() => undefined);
      await wait(random() * LATEST_CUT_MS);
      await wechat.kill();
      const confirmed = await underWay;

      wechat = await spawnLocalWechat({ dataDir: wechat.dataDir });
      const found = await peopleOf(wechat).agent.order(orderId);
      if (confirmed) expect(found.version).toBe(confirmed.version);
      const repeated = await take();
      expect(repeated.version).toBe(index + 2 + (index > QUOTED_AT ? 1 : 0));
    }

    expect(await peopleOf(wechat).agent.order(orderId)).toMatchObject({ stage: 'completed' });
    const events = (await wechat.inspect.documents('order_events')).filter((event) => event.orderId === orderId);
    expect(events.map(({ version }) => Number(version)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: REPAIR_JOB.length + 2 }, (_, index) => index + 1),
    );
  },
  JOB_MS,
);
