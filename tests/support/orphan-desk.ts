import type { OrphanStep, OrphanView, SuggestionView } from '#core/contract/orphans';
import type { Reply } from '#core/contract/reply';
import type { StaffInput } from '#core/contract/staff';
import type { OrderView } from '#core/contract/views/order-view';
import { staffDesk } from './desk';
import type { ServiceDay } from './service-day';

type Desk = ReturnType<typeof staffDesk>;
type Registration = StaffInput<'register-orphan'>;

const ADDRESS = { name: '收货处', phone: '13912345678', region: '广东省深圳市', street: '科技园路 1 号', overseas: false };

/** The orphan desk on a service day, and the orders whose parcels could lie there. */
export class OrphanDesk {
  readonly #day: ServiceDay;
  #waybills = 0;
  #supervisor: Desk | undefined;

  constructor(day: ServiceDay) {
    this.#day = day;
  }

  get agent(): Desk {
    return this.#day.people.agent;
  }

  get supervisor(): Desk {
    this.#supervisor ??= staffDesk(this.#day.wechat.phone('supervisor'), 'supervisor');
    return this.#supervisor;
  }

  /** A number of its own for each parcel, far from every other; no two neighbouring digits are the same. */
  freshWaybill(): string {
    this.#waybills += 1;
    const spread = String(this.#waybills * 137_911)
      .padStart(6, '0')
      .slice(-6);
    return `SF${[...spread].map((digit, index) => `${digit}${(Number(digit) + 1 + (index % 3)) % 10}`).join('')}9`;
  }

  async registration(more: Partial<Registration> = {}, by: Desk = this.agent): Promise<Registration> {
    const photos = [await by.attach('finding', this.#day.photo)];
    const slip = { carrier: 'sf' as const, waybillNumber: this.freshWaybill(), serialNumbers: [], sender: {} };
    return { commandId: by.nextCommandId(), ...slip, photos, place: '门口', ...more };
  }

  async register(more: Partial<Registration> = {}): Promise<OrphanView> {
    return this.agent.ask('register-orphan', await this.registration(more));
  }

  get(orphanId: string, by: Desk = this.agent): Promise<OrphanView> {
    return by.ask('get-orphan', { orphanId });
  }

  /** A step on the parcel as it stands now. */
  async step(orphanId: string, step: OrphanStep, payload: object, by: Desk = this.agent): Promise<Reply<OrphanView>> {
    const { version } = await this.get(orphanId, by);
    return by.reply('orphan-step', { commandId: by.nextCommandId(), orphanId, version, step, payload });
  }

  /** A step that a test counts on. */
  async take(orphanId: string, step: OrphanStep, payload: object, by: Desk = this.agent): Promise<OrphanView> {
    const reply = await this.step(orphanId, step, payload, by);
    if (!reply.ok) throw new Error(`${step}: ${reply.error.code} ${reply.error.field ?? ''}`);
    return reply.value;
  }

  async suggestions(orphanId: string): Promise<readonly SuggestionView[]> {
    return (await this.agent.ask('suggest-orders', { orphanId })).suggestions;
  }

  /** An order whose machine is to be sent in. */
  async anExpectedOrder(serialNumber: string | null = null): Promise<OrderView> {
    const { orderId } = await this.#day.submit({ serialNumber });
    return this.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  }

  /** The customer registers the parcel as sent. */
  async sendIn(orderId: string, waybillNumber: string, carrier: 'sf' | 'other' = 'sf'): Promise<OrderView> {
    const { customer } = this.#day.people;
    const { version: policyVersion, textHash } = await customer.ask('policy', {});
    return customer.take(orderId, 'send-in', {
      machineIds: ['m1'],
      carrier,
      waybillNumber,
      packingConfirmed: true,
      doorToDoor: true,
      freightPrepaid: true,
      consent: { policyVersion, textHash },
      receivingAddress: ADDRESS,
    });
  }

  /** Stored events of a parcel, oldest first. */
  async eventsOf(orphanId: string): Promise<readonly Record<string, unknown>[]> {
    const events = (await this.#day.wechat.inspect.documents('order_events')).filter((event) => event.orphanId === orphanId);
    return events.sort((a, b) => Number(a.version) - Number(b.version));
  }
}
