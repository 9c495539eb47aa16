import { customerDesk, staffDesk } from '../desk';
import { moneyAndReturn, ninetyDays } from './money-and-return';
import { orphans } from './orphans';
import { pages } from './pages';
import { walkAmongPeople } from './people';
import { inspection, parcels, questions } from './up-to-the-verdict';
import { at, m1, openWalk, type Phones, type Walk } from './walk';

/**
 * Together they take every step that a person can take through the functions, on the paths beside the ordinary one too, and look at every page.
 * The last moves the clock.
 */
const WALKS: readonly ((walk: Walk) => Promise<void>)[] = [questions, parcels, inspection, moneyAndReturn, orphans, pages, ninetyDays];

/** Everybody goes all the walks in a local WeChat of their own; `after` is called when each is over. */
export async function walkThrough(wechat: Phones, photo: string, after: () => Promise<unknown>): Promise<void> {
  const opened = openWalk(wechat, photo);
  for (const walk of WALKS) {
    await walk(opened);
    await after();
  }
  await walkAmongPeople(opened.people);
  await after();
}

/** After {@link walkThrough}: the owner gives a warranty on repairs, and a label is read. */
export async function readLabelUnderRepairWarranty(wechat: Phones, photo: string): Promise<void> {
  const walk = openWalk(wechat, photo);
  const supervisor = staffDesk(wechat.phone('supervisor'), 'every-warranty');
  const agent = staffDesk(wechat.phone('agent'), 'every-reader');
  const key = 'repairWarrantyOn';
  const { version } = await supervisor.ask('get-setting', { key });
  const change = { key, value: true, effectiveFrom: 'now' as const, version, reason: '业主决定' };
  await supervisor.ask('change-setting', { ...change, commandId: supervisor.nextCommandId() });
  const { orderId } = await at({ ...walk, people: { ...walk.people, ...freshDesks(wechat) } }, 'received', 30);
  const photos = [await agent.attach('finding', photo)];
  await agent.take(orderId, 'read-label', { machineIds: m1, serialNumber: 'JX4-EVERY-2', photos });
}

/** Ids of commands that were not used before. */
const freshDesks = (wechat: Phones) => ({
  customer: customerDesk(wechat.phone('customer'), 'every-customer-2'),
  agent: staffDesk(wechat.phone('agent'), 'every-agent-2'),
});
