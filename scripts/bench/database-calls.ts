import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CallLog, type Kind, mostCalls } from '../../tests/support/call-log';
import { inspector } from '../../tests/support/inspector';
import { phoneLine } from '../../tests/support/phone-line';
import { readLabelUnderRepairWarranty, walkThrough } from '../../tests/support/walks/every-step';
import { drawLabel } from '../demo/draw-label';
import { startOwnCloud } from '../demo/own-cloud';
import type { Figure } from './figure';

const WHAT: Readonly<Record<Kind, string>> = {
  command: 'database calls of a command',
  submit: 'database calls of a submit',
  page: 'database calls of a page',
};

/** Every step that a person can take and everything that a page asks for, on the paths beside the ordinary one too: the dearest of each kind, and in `--json` all of them. */
export async function measureDatabaseCalls(folder: string): Promise<readonly Figure[]> {
  const dataDir = path.join(folder, 'calls');
  mkdirSync(dataDir);
  const photo = path.join(dataDir, 'label.png');
  writeFileSync(photo, drawLabel('BENCH-CALLS'));
  const own = await startOwnCloud(path.join(dataDir, 'cloud'));
  const wechat = { phone: (id: string) => phoneLine(own.url, id), inspect: inspector(own.url) };
  const log = new CallLog(wechat.inspect);
  await walkThrough(wechat, photo, () => log.read());
  const most = mostCalls(await log.read());
  const special = new CallLog(wechat.inspect);
  await special.read();
  special.clear();
  await readLabelUnderRepairWarranty(wechat, photo);
  const label = mostCalls(await special.read()).find(({ name }) => name.endsWith('read-label'));
  await own.stop();

  const ofKind = (kind: Kind): Figure => {
    const budget = { command: 8, submit: 10, page: 3 }[kind];
    const these = most.filter((each) => each.kind === kind && each.budget === budget);
    const value = these[0]?.calls ?? 0;
    const names = these.filter(({ calls }) => calls === value).map(({ name }) => name);
    const note = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''} of ${these.length}`;
    const each = Object.fromEntries(these.map(({ name, calls }) => [name, calls]));
    return { what: WHAT[kind], value, unit: 'calls', budget: { atMost: budget }, note, each };
  };
  const exceptions = most.filter(({ kind, budget }) => kind === 'command' && budget !== 8);
  return [
    ...(['command', 'submit', 'page'] as const).map(ofKind),
    ...exceptions.map(
      ({ name, calls, budget }): Figure => ({
        what: `database calls of ${name.split(' ').at(-1)}`,
        value: calls,
        unit: 'calls',
        budget: { atMost: budget },
        note: 'two documents and a claim in one transaction',
      }),
    ),
    {
      what: 'database calls of read-label with a warranty on repairs',
      value: label?.calls ?? Number.POSITIVE_INFINITY,
      unit: 'calls',
      budget: { atMost: 9 },
      note: 'asks for the last repair of the serial number, only where the owner turned it on',
    },
  ];
}
