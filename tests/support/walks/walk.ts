import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OrderView } from '#core/contract/views/order-view';
import { DAY_MS } from '#core/domain/money-and-time';
import { drawLabel } from '../../../scripts/demo/draw-label';
import { customerDesk, staffDesk } from '../desk';
import type { TestWechat } from '../local-wechat';
import { type RegistryDesk, registryDesk } from '../registry-desk';
import { type Desks, orderAt, REPAIR_FEE } from '../side-path';
import { untilHour } from '../until-hour';

/** Everybody, with the supervisor. */
export type EveryDesk = Desks & {
  readonly supervisor: Desks['agent'];
  readonly otherCustomer: Desks['customer'];
  readonly registry: RegistryDesk;
};

/** What of a local WeChat the walk needs. */
export type Phones = Pick<TestWechat, 'phone' | 'inspect'>;

export type Walk = {
  readonly people: EveryDesk;
  /** A real picture; more are drawn beside it. */
  readonly photo: string;
  /** Days go by, with the timers. */
  readonly pass: (days: number) => Promise<void>;
  /** To ten o'clock in Shanghai, today or tomorrow. */
  readonly untilMorning: () => Promise<void>;
};

export const LINES = [{ text: '更换供电芯片', amount: REPAIR_FEE }];
export const m1 = ['m1'];
const MORNING = 10;

/** Waybills of the walks; those that end in 9 are for `orderAt`. */
export const waybill = (number: number, last = 0): string => `SF88${String(number).padStart(10, '0')}${last}`;

/** A real picture like no other: a picture pays once. */
export function picture({ photo }: Pick<Walk, 'photo'>, words: string): string {
  const file = path.join(path.dirname(photo), `${words}.png`);
  writeFileSync(file, drawLabel(words));
  return file;
}

export const at = (
  walk: Walk,
  place: Parameters<typeof orderAt>[0],
  number: number,
  machines: number | readonly string[] = 1,
): Promise<OrderView> => orderAt(place, walk.people, waybill(number), picture(walk, `EVERY-${number}`), machines);

export function openWalk(wechat: Phones, photo: string): Walk {
  const staff = (phone: string) => staffDesk(wechat.phone(phone), `every-${phone}`);
  const people: EveryDesk = {
    customer: customerDesk(wechat.phone('customer'), 'every-customer'),
    otherCustomer: customerDesk(wechat.phone('customer-2'), 'every-other'),
    agent: staff('agent'),
    finance: staff('finance'),
    supervisor: staff('supervisor'),
    registry: registryDesk(wechat.phone('supervisor')),
  };
  const pass = async (days: number) => {
    await wechat.inspect.advance(days * DAY_MS);
    await wechat.inspect.runTimer('clock');
  };
  const untilMorning = () => untilHour(wechat, MORNING);
  return { people, photo, pass, untilMorning };
}
