import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reply } from '#core/contract/reply';
import { customerSteps, staffSteps } from '#core/contract/steps';
import type { OrderView } from '#core/contract/views/order-view';
import type { ChainedEvent } from '#core/domain/event';
import { photoPurposeOf } from '#core/domain/photo-purpose';
import type { StepName } from '#core/domain/step-table';
import type { WorkOrder } from '#core/domain/work-order';
import { cloud } from '../../../config/cloud';
import { drawLabel } from '../../../scripts/demo/draw-label';
import { customerDesk, staffDesk } from '../desk';
import type { TestWechat } from '../local-wechat';
import { filled } from './memory-stage';
import { claimedPictures, claimedSerials, claimedWaybills, DAY, dayOf, PEOPLE, type Person } from './plain-order';
import type { Words } from './plain-step';
import type { Answer, Kept, PlayStage, Sent } from './play-stage';

const PHONES: Readonly<Record<Person, string>> = {
  customer: 'customer',
  stranger: 'customer-2',
  agent: 'agent',
  technician: 'technician',
  finance: 'finance',
  supervisor: 'supervisor',
};

/** The project's people with a technician who is no agent, and an agent who is no technician. */
export const peopleWithTechnician = {
  phones: [
    ...cloud.phones,
    {
      id: 'technician',
      title: { zh: '维修员', en: 'Technician' },
      openid: 'oDEV_technician',
      unionid: 'uDEV_technician',
      serviceOpenid: 'oSA_technician',
      kind: 'staff' as const,
      startPage: 'staff/queue/index',
    },
  ],
  staff: [
    ...cloud.seed.staff.map((member) => (member._id === 'oDEV_agent' ? { ...member, roles: ['agent'] } : member)),
    { _id: 'oDEV_technician', name: '维修员', roles: ['technician'] },
  ],
};

/** Everybody at their desks in one local WeChat, for many sequences one after the other. */
export class CloudCompany {
  readonly desks: Readonly<Record<Person, ReturnType<typeof customerDesk> | ReturnType<typeof staffDesk>>>;
  #orders = 0;

  constructor(
    readonly wechat: TestWechat,
    /** Where pictures are drawn. */
    readonly folder: string,
  ) {
    const { phone } = wechat;
    const desk = (who: Person) =>
      who === 'customer' || who === 'stranger' ? customerDesk(phone(PHONES[who]), who) : staffDesk(phone(PHONES[who]), who);
    this.desks = Object.fromEntries(PEOPLE.map((who) => [who, desk(who)])) as CloudCompany['desks'];
  }

  nextOrder(): string {
    this.#orders += 1;
    return String(this.#orders).padStart(4, '0');
  }

  /** A real picture like no other. @returns its path */
  picture(words: string): string {
    const file = path.join(this.folder, `${words}.png`);
    writeFileSync(file, drawLabel(words));
    return file;
  }

  /** Uploaded once for each person and purpose. */
  async photo(who: Person, step: string): Promise<string> {
    const purpose = photoPurposeOf(step as StepName);
    return this.desks[who].attach(purpose, this.picture('ANY-PHOTO'), purpose);
  }

  /** Writes past the functions, as an import of the registry would. */
  async insert(collectionName: string, document: object): Promise<void> {
    const response = await fetch(`${this.wechat.url}/admin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'database.insertDocument', collectionName, data: [JSON.stringify(document)] }),
    });
    const answer = (await response.json()) as object;
    if ('code' in answer) throw new Error(JSON.stringify(answer));
  }

  /** A step as the person's app would send it: at the customer's side or at staff's. */
  async take(orderId: string, { who, step, words, version, commandId }: Sent): Promise<Reply<OrderView>> {
    const isCustomer = who === 'customer' || who === 'stranger';
    const isAtStaff = isCustomer ? !(step in customerSteps) : step in staffSteps;
    const payload = { commandId, orderId, version, step, payload: words };
    return (await this.wechat
      .phone(PHONES[who])
      .call(isAtStaff ? 'staff' : 'customer', { action: 'take-step', lang: 'zh-CN', payload })) as Reply<OrderView>;
  }

  /** What is stored about an order. */
  async kept(orderId: string): Promise<Kept> {
    const { find } = this.wechat.inspect;
    const [[document], events, notices] = await Promise.all([
      find('work_orders', { _id: orderId }),
      find('order_events', { orderId }),
      find('notices', { orderId, kind: 'notice' }),
    ]);
    const chained = events.map(({ _id, ...event }) => event as unknown as ChainedEvent);
    return {
      order: document?.order as WorkOrder,
      events: chained.sort((a, b) => a.version - b.version),
      noticeIds: notices.map(({ _id }) => String(_id)),
      stage: String(document?.stage),
      queueGroup: String(document?.queueGroup),
    };
  }
}

export type CloudStage = PlayStage & {
  readonly orderId: () => string;
  /** The words with every place filled in, their pictures uploaded. */
  readonly spoken: (sent: Sent) => Promise<Words>;
};

/** The built functions on the local cloud, with an order of its own. */
export function cloudStage(company: CloudCompany): CloudStage {
  const { wechat, desks } = company;
  const { inspect } = wechat;
  const number = company.nextOrder();
  let orderId = '';
  let policy = { version: '', textHash: '' };
  /** What each picture of a payment is claimed by. */
  const pictures = new Map<string, string>();

  const real = (place: string): string => {
    if (place === '@policy-version') return policy.version;
    if (place === '@policy-hash') return policy.textHash;
    if (place.startsWith('@waybill-')) return `SF7${number.padStart(8, '0')}${place.slice(9).padStart(4, '0')}`;
    return place.startsWith('@') ? `PM${number}-${place.slice(1).toUpperCase()}` : place;
  };
  /** Uploads what the words show: a picture is the uploader's own, whoever else sends the same one. */
  async function prepared({ who, step, words }: Sent): Promise<(place: string) => string> {
    const photo = JSON.stringify(words).includes('"@photo"') ? await company.photo(who, step) : '';
    const picture = words.attachmentId ?? '';
    let voucher = '';
    if (picture !== '') {
      const file = company.picture(`PAID-${number}-${picture.slice(1)}`);
      pictures.set(picture, createHash('sha256').update(readFileSync(file)).digest('hex'));
      voucher = await desks[who].attach('voucher', file, `${number} ${picture}`);
    }
    return (place) => (place === '@photo' ? photo : place === picture ? voucher : real(place));
  }
  const spoken = async (sent: Sent): Promise<Words> => filled(sent.words, await prepared(sent));
  const ids = async (collection: string): Promise<readonly string[]> =>
    (await inspect.find(collection, { orderId })).map(({ _id }) => String(_id)).sort();

  return {
    real,
    orderId: () => orderId,
    now: () => inspect.now(),
    async submit(origins) {
      const customer = desks.customer as ReturnType<typeof customerDesk>;
      const { version, textHash } = await customer.ask('policy', {});
      policy = { version, textHash };
      const now = await inspect.now();
      const label = await customer.attach('label', company.picture('ANY-PHOTO'), 'label');
      const kind = { itemType: 'hash-board' as const, model: 'JASMINER X16-Q' };
      const serials = origins.map((_origin, index) => real(`@serial-m${index + 1}`));
      for (const [index, origin] of origins.entries()) {
        const shippedDate = dayOf(now - (origin === 'in' ? 30 : 900) * DAY);
        if (origin === 'in' || origin === 'out') await company.insert('machines', { _id: serials[index], ...kind, shippedDate });
      }
      const machines = origins.map((origin, index) => ({
        ...kind,
        serialNumber: origin === 'unlabelled' ? null : (serials[index] ?? null),
        symptoms: [],
        faultDescription: '不通电',
        labelPhotos: [label],
      }));
      const contact = { name: '值班室', phone: '13800138000' };
      const order = await customer.ask('submit-order', { commandId: `plain-order-${number.padStart(8, '0')}`, contact, machines });
      orderId = order.orderId;
    },
    spoken,
    async take(sent): Promise<Answer> {
      const reply = await company.take(orderId, { ...sent, words: await spoken(sent) });
      if (reply.ok) return { ok: true, version: reply.value.version };
      const { code, changes = [] } = reply.error;
      return { ok: false, code, changes };
    },
    look: async () => void (await desks.customer.order(orderId)),
    async wait(days) {
      await inspect.advance(days * DAY);
      await inspect.runTimer('clock');
    },
    outbox: () => inspect.runTimer('outbox'),
    kept: () => company.kept(orderId),
    async claims(order) {
      const expected = {
        open_serials: [...claimedSerials(order)].map(real),
        parcels: claimedWaybills(order).map((waybill) => `waybill:${real(waybill)}`),
        used_vouchers: claimedPictures(order).map((picture) => pictures.get(picture) ?? ''),
      };
      const faults = Object.entries(expected).map(async ([collection, wanted]) => {
        const found = await ids(collection);
        const isRight = JSON.stringify(found) === JSON.stringify([...wanted].sort());
        return isRight
          ? []
          : [`${collection} holds ${found.join(', ') || 'nothing'}, by the plain model ${wanted.join(', ') || 'nothing'}`];
      });
      return (await Promise.all(faults)).flat();
    },
  };
}
