import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import type { CustomerInput } from '#core/contract/customer';
import type { OrderView } from '#core/contract/views/order-view';
import { DAY_MS } from '#core/domain/money-and-time';
import { drawLabel } from '../../scripts/demo/draw-label';
import { customerDesk, staffDesk } from './desk';
import { openLocalWechat, type TestWechat } from './local-wechat';
import { pictureBeside } from './picture';
import { createOrder, type People, REPAIR_JOB } from './repair-job';

/** How long an instance of a function may go on with the settings it read. */
const SETTINGS_CACHE_MS = 60_000;

/** A local WeChat with everybody at their desks; one for all tests of a file, so each test has orders and serials of its own. */
export type ServiceDay = {
  readonly wechat: TestWechat;
  readonly people: People;
  readonly otherCustomer: People['customer'];
  readonly supervisor: People['agent'];
  /** A real picture in a file. */
  readonly photo: string;
  /** Another one at each call: a picture may be the voucher of one payment only. */
  readonly nextPhoto: () => string;
  /** An order with one machine whose label cannot be read, so that no serial is claimed. */
  readonly submit: (change?: Partial<CustomerInput<'submit-order'>['machines'][number]>) => Promise<OrderView>;
  /** The main job from its beginning up to and with the step numbered `last`, of 12. Once a file: its serials are fixed. */
  readonly repair: (last: number) => Promise<OrderView>;
  /** The supervisor changes a setting, and every instance has read it. */
  readonly decide: (key: string, value: unknown) => Promise<void>;
  /** So many days go by, and the clock has looked at everything that came due. */
  readonly daysGoBy: (days: number) => Promise<void>;
};

/** Opens it before the file's first test and closes it after the last; read the parts inside tests. */
export function openServiceDay(): ServiceDay {
  let day: ServiceDay;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'service-day-'));
    const photo = path.join(folder, 'label.png');
    writeFileSync(photo, drawLabel('JX4-10001-IN'));
    let photos = 0;
    const wechat = await openLocalWechat();
    const supervisor = staffDesk(wechat.phone('supervisor'), 'supervisor');
    const people: People = {
      customer: customerDesk(wechat.phone('customer')),
      agent: staffDesk(wechat.phone('agent'), 'agent'),
      finance: staffDesk(wechat.phone('finance'), 'finance'),
    };
    day = {
      wechat,
      people,
      photo,
      nextPhoto: () => {
        photos += 1;
        return pictureBeside(photo, `PHOTO-${photos}`);
      },
      otherCustomer: customerDesk(wechat.phone('customer-2'), 'other'),
      supervisor,
      submit: async (change) => {
        const { customer } = people;
        const machine = {
          itemType: 'hash-board' as const,
          model: 'JASMINER X16-Q',
          serialNumber: null,
          symptoms: [],
          faultDescription: '运算板不识别',
          labelPhotos: [await customer.attach('label', photo)],
          ...change,
        };
        const contact = { name: '值班室', phone: '13800138000' };
        return customer.ask('submit-order', { commandId: customer.nextCommandId(), contact, machines: [machine] });
      },
      repair: async (last) => {
        let order = await createOrder(people, people.customer.nextCommandId(), photo);
        for (const { run } of REPAIR_JOB.slice(0, last)) order = await run(people, order.orderId, people.agent.nextCommandId(), photo);
        return order;
      },
      decide: async (key, value) => {
        const { version } = await supervisor.ask('get-setting', { key });
        const change = { key, value, version, effectiveFrom: 'now', reason: '业主决定' };
        await supervisor.ask('change-setting', { ...change, commandId: supervisor.nextCommandId() });
        await wechat.inspect.advance(SETTINGS_CACHE_MS);
      },
      daysGoBy: async (days) => {
        await wechat.inspect.advance(days * DAY_MS);
        await wechat.inspect.runTimer('clock');
      },
    };
  });
  afterAll(async () => {
    await day?.wechat.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    get wechat() {
      return day.wechat;
    },
    get people() {
      return day.people;
    },
    get otherCustomer() {
      return day.otherCustomer;
    },
    get supervisor() {
      return day.supervisor;
    },
    get photo() {
      return day.photo;
    },
    nextPhoto: () => day.nextPhoto(),
    submit: (change) => day.submit(change),
    repair: (last) => day.repair(last),
    decide: (key, value) => day.decide(key, value),
    daysGoBy: (days) => day.daysGoBy(days),
  };
}
