import { expect, test } from '@jest/globals';
import { registryDesk } from '../support/registry-desk';
import { IN_WARRANTY, OUT_OF_WARRANTY } from '../support/repair-job';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();

/** The day in Shanghai. */
const today = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

/** How long an instance goes on with what it read of the registry. */
const REGISTRY_CACHE_MS = 61_000;

test('R24 a ship date that an import corrects counts for the machine not yet judged; a verdict keeps the warranty it was given by', async () => {
  const { orderId, machines } = await day.repair(5);
  expect(machines).toMatchObject([
    { serialNumber: IN_WARRANTY, state: 'repairing', warranty: { result: 'in-warranty' } },
    { serialNumber: OUT_OF_WARRANTY, state: 'received', warranty: { result: 'expired' } },
  ]);
  const before = machines[0]?.warranty;

  const swapped = [
    `${IN_WARRANTY},JASMINER X4,整机,2020-01-31`,
    `${OUT_OF_WARRANTY},JASMINER X4,整机,${today(await day.wechat.inspect.now())}`,
  ];
  const { importId } = await registryDesk(day.wechat.phone('supervisor')).import(['序列号,型号,类别,出厂日期', ...swapped].join('\n'));
  await day.wechat.inspect.advance(REGISTRY_CACHE_MS);

  const after = await day.people.agent.order(orderId);
  expect(after.machines[0]).toMatchObject({ state: 'repairing', verdict: { kind: machines[0]?.verdict?.kind } });
  expect(after.machines[0]?.warranty).toEqual(before);
  expect(after.machines[1]?.warranty).toMatchObject({ result: 'in-warranty' });
  expect(JSON.stringify(after)).not.toContain(importId);

  // By the corrected date the second one is repaired free of charge as well.
  const judged = await day.people.agent.take(orderId, 'judge-free', { machineIds: ['m2'], findings: '供电芯片损坏', photos: [] });
  expect(judged.machines[1]).toMatchObject({ state: 'repairing' });
});
