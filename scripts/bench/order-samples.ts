import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { customerDesk, staffDesk } from '../../tests/support/desk';
import { inspector } from '../../tests/support/inspector';
import { phoneLine } from '../../tests/support/phone-line';
import { createOrder, IN_WARRANTY, INBOUND_WAYBILL, OUT_OF_WARRANTY, REPAIR_JOB, RETURN_WAYBILL } from '../../tests/support/repair-job';
import { drawLabel } from '../demo/draw-label';
import { startOwnCloud } from '../demo/own-cloud';

type Stored = Record<string, unknown> & { order: Record<string, unknown> };
type Times = { readonly at: number };

export type Copies = {
  /** As stored in `work_orders`; every number in it is this copy's own. */
  readonly order: (
    index: number,
    stage: 'submitted' | 'expected' | 'shipped' | 'completed',
    times: Times,
  ) => Readonly<Record<string, unknown>>;
  /** As stored in `notices`: about this copy's order. */
  readonly notice: (
    index: number,
    times: Times,
    push: { readonly push: string; readonly dueAt: number },
  ) => Readonly<Record<string, unknown>>;
  /** As stored in `parcels`: an orphan parcel that came at `at`, was given to an order long ago, or, with `dueAt`, waits and is over its 90 days then. */
  readonly orphan: (index: number, times: Times & { readonly dueAt?: number }) => Readonly<Record<string, unknown>>;
};

const CUSTOMER = 'oDEV_customer';
/** Of the parcel that nobody announced. */
const ORPHAN_WAYBILL = 'SF7770001112223';
const OTHER_CUSTOMERS = 5_000;
/** Of the orphan parcel of a copy. */
export const orphanIdOf = (index: number): string => `sf-SF3${String(index).padStart(10, '0')}`;

/** The first serial of a copy. */
export const serialOf = (index: number): string => `BENCH-${index}-A`;

/** Copies of what the functions stored for one work order that was really carried out, as it stood at four times. */
export async function sampleOrder(folder: string): Promise<Copies> {
  const photo = path.join(folder, 'sample.png');
  writeFileSync(photo, drawLabel(IN_WARRANTY));
  const own = await startOwnCloud(path.join(folder, 'sample'));
  const inspect = inspector(own.url);
  const desk = { customer: customerDesk(phoneLine(own.url, 'customer')), agent: staffDesk(phoneLine(own.url, 'agent')) };
  const people = { ...desk, finance: staffDesk(phoneLine(own.url, 'finance'), 'finance') };
  const stored = async () => JSON.stringify((await inspect.documents('work_orders'))[0]);

  const { orderId, orderNumber } = await createOrder(people, people.customer.nextCommandId(), photo);
  const submitted = await stored();
  const steps = REPAIR_JOB.map(
    ({ run }) =>
      () =>
        run(people, orderId, people.agent.nextCommandId(), photo),
  );
  await steps[0]?.();
  const expected = await stored();
  for (const step of steps.slice(1, -1)) await step();
  const shipped = await stored();
  await steps.at(-1)?.();
  const completed = await stored();
  const notice = JSON.stringify((await inspect.documents('notices')).find(({ recipientOpenid }) => recipientOpenid === CUSTOMER));
  await people.agent.ask('register-orphan', {
    commandId: people.agent.nextCommandId(),
    carrier: 'sf',
    waybillNumber: ORPHAN_WAYBILL,
    serialNumbers: [IN_WARRANTY],
    sender: { phoneTail: '8000', name: '机房值班' },
    photos: [await people.agent.attach('finding', photo)],
    place: '门口',
  });
  const orphan = JSON.stringify((await inspect.documents('parcels')).find(({ orphan: found }) => found !== undefined));
  await own.stop();

  const texts = { submitted, expected, shipped, completed };
  const copy = (text: string, index: number, isOwn: boolean): Record<string, unknown> =>
    JSON.parse(
      text
        .replaceAll(orderId, `wo-bench-${index}`)
        .replaceAll(orderNumber, `BENCH-${index}`)
        .replaceAll(IN_WARRANTY, serialOf(index))
        .replaceAll(OUT_OF_WARRANTY, `BENCH-${index}-B`)
        .replaceAll(INBOUND_WAYBILL, `SF1${index}`)
        .replaceAll(RETURN_WAYBILL, `SF2${index}`)
        .replaceAll(CUSTOMER, isOwn ? CUSTOMER : `oBENCH_${index % OTHER_CUSTOMERS}`),
    );
  return {
    order: (index, stage, { at }) => {
      const document = copy(texts[stage], index, isOfCustomer(index)) as Stored;
      const times = { submittedAt: at, updatedAt: at };
      return { ...document, ...times, order: { ...document.order, ...times } };
    },
    orphan: (index, { at, dueAt }) => {
      const text = orphan.replaceAll(ORPHAN_WAYBILL, `SF3${String(index).padStart(10, '0')}`).replaceAll(IN_WARRANTY, serialOf(index));
      const document = JSON.parse(text) as Record<string, unknown> & { readonly orphan: object };
      const state = dueAt === undefined ? 'linked' : 'waiting';
      return {
        ...document,
        orphan: { ...document.orphan, state, foundAt: at, updatedAt: at },
        orphanGroup: dueAt === undefined ? 'ended' : state,
        foundAt: at,
        // Nothing to come: none of what a copy of a parcel on its first day would wait for.
        nextAlarmAt: dueAt ?? 0,
      };
    },
    notice: (index, { at }, push) => ({ ...copy(notice, index, false), _id: `wo-bench-${index}:notice`, at, ...push }),
  };
}

/** A hundred orders are this customer's, however many there are. */
const isOfCustomer = (index: number): boolean => index < 1_000 && index % 10 === 0;
