import type { CustomerInput } from '#core/contract/customer';
import type { CustomerStepPayload, StaffStepPayload } from '#core/contract/steps';
import type { OrderView } from '#core/contract/views/order-view';
import type { ServiceDay } from './service-day';

/** As much of a machine as a test is about. */
export type SomeMachine = Partial<CustomerInput<'submit-order'>['machines'][number]>;

export const RECEIVING_ADDRESS = {
  name: '收货处',
  phone: '13800138000',
  region: '广东省深圳市',
  street: '科技园路 1 号',
  overseas: false,
} as const;

/** Brings orders along their path by the steps that people take, each order with waybills of its own. */
export type OrderPath = {
  /** A waybill that no order of this file has yet. */
  readonly nextWaybill: () => string;
  readonly submit: (...machines: readonly SomeMachine[]) => Promise<OrderView>;
  /** … and after-sales confirmed that every machine comes in. */
  readonly confirmed: (...machines: readonly SomeMachine[]) => Promise<OrderView>;
  /** The customer sends machines in; everything is as it must be, but for what a test says. */
  readonly sendIn: (order: OrderView, change?: Partial<CustomerStepPayload<'send-in'>>) => Promise<OrderView>;
  /** The payload of that, to see it refused. */
  readonly sendInPayload: (order: OrderView) => Promise<CustomerStepPayload<'send-in'>>;
  /** The machines that are to come in are sent, and their parcel is signed for. */
  readonly receive: (order: OrderView) => Promise<OrderView>;
  /** … and the parcel was signed for. */
  readonly received: (...machines: readonly SomeMachine[]) => Promise<OrderView>;
  /** … and unpacked: everything was in it. */
  readonly unpacked: (...machines: readonly SomeMachine[]) => Promise<OrderView>;
  /** Unpacks the latest parcel; everything is in it, but for what a test says. */
  readonly unpack: (order: OrderView, change?: Partial<StaffStepPayload<'unpack'>>) => Promise<OrderView>;
  /** A quotation that is right for a machine out of warranty, as a payload. */
  readonly quotation: (machineIds?: readonly string[]) => StaffStepPayload<'quote'>;
  /** … and quoted as a normal machine. */
  readonly quoted: (...machines: readonly SomeMachine[]) => Promise<OrderView>;
  /** Pays what is quoted. */
  readonly pay: (order: OrderView) => Promise<OrderView>;
  /** A picture that staff took of what they found, uploaded. */
  readonly finding: () => Promise<string[]>;
  /** … and paid, and the money was confirmed. */
  readonly paid: (...machines: readonly SomeMachine[]) => Promise<OrderView>;
  /** Repairs machines and sends them back. */
  readonly finish: (order: OrderView, machineIds: readonly string[]) => Promise<OrderView>;
  readonly ship: (order: OrderView, machineIds: readonly string[]) => Promise<OrderView>;
};

const PRICE = 120_000;
const idsOf = (order: OrderView): string[] => order.machines.map(({ id }) => id);
const last = <T>(items: readonly T[]): T => {
  const item = items[items.length - 1];
  if (item === undefined) throw new Error('there is none');
  return item;
};

export function orderPath(day: ServiceDay): OrderPath {
  let waybills = 0;
  const path: OrderPath = {
    nextWaybill: () => {
      waybills += 1;
      return `SF${String(6_000_000_000_000 + waybills)}`;
    },

    submit: async (...machines) => {
      const { customer } = day.people;
      const labelPhotos = [await customer.attach('label', day.photo)];
      const whole = machines.length > 0 ? machines : [{}];
      return customer.ask('submit-order', {
        commandId: customer.nextCommandId(),
        contact: { name: '值班室', phone: '13800138000' },
        machines: whole.map((machine) => ({
          itemType: 'hash-board',
          model: 'JASMINER X16-Q',
          serialNumber: null,
          symptoms: [],
          faultDescription: '运算板不识别',
          labelPhotos,
          ...machine,
        })),
      });
    },

    confirmed: async (...machines) => {
      const order = await path.submit(...machines);
      return day.people.agent.take(order.orderId, 'confirm-return', { machineIds: idsOf(order), note: '' });
    },

    sendInPayload: async (order) => {
      const { version, textHash } = await day.people.customer.ask('policy', {});
      return {
        machineIds: order.machines.filter(({ state }) => state === 'expected').map(({ id }) => id),
        carrier: 'sf',
        waybillNumber: path.nextWaybill(),
        packingConfirmed: true,
        doorToDoor: true,
        freightPrepaid: true,
        consent: { policyVersion: version, textHash },
        ...(order.receivingAddress ? {} : { receivingAddress: RECEIVING_ADDRESS }),
      };
    },

    sendIn: async (order, change) =>
      day.people.customer.take(order.orderId, 'send-in', { ...(await path.sendInPayload(order)), ...change }),

    receive: async (order) => {
      const { id: parcelId, waybillNumber } = last((await path.sendIn(order)).parcels);
      return day.people.agent.take(order.orderId, 'sign-parcel', { parcelId, waybillNumber });
    },

    received: async (...machines) => path.receive(await path.confirmed(...machines)),

    unpack: async (order, change) => {
      const parcel = last(order.parcels);
      const inside = order.machines.filter(({ id }) => parcel.machineIds.includes(id));
      return day.people.agent.take(order.orderId, 'unpack', {
        parcelId: parcel.id,
        serialsFound: inside.flatMap(({ serialNumber }) => serialNumber ?? []),
        unlabelledMachineIds: inside.filter(({ serialNumber }) => serialNumber === null).map(({ id }) => id),
        photos: [await day.people.agent.attach('unpacking', day.photo)],
        ...change,
      });
    },

    unpacked: async (...machines) => path.unpack(await path.received(...machines)),

    quotation: (machineIds = ['m1']) => ({
      machineIds: [...machineIds],
      class: 'normal',
      lines: [{ text: '更换芯片', amount: PRICE }],
      note: '',
      findings: '芯片损坏',
      photos: [],
      damageCause: 'none',
      voidReasons: [],
    }),

    quoted: async (...machines) => {
      const order = await path.unpacked(...machines);
      return day.people.agent.take(order.orderId, 'quote', path.quotation(idsOf(order)));
    },

    pay: async (order) => {
      const { customer } = day.people;
      const { payment } = await customer.order(order.orderId);
      if (!payment) throw new Error('nothing is to be paid');
      const attachmentId = await customer.attach('voucher', day.nextPhoto());
      return customer.take(order.orderId, 'submit-voucher', {
        machineIds: [...payment.machineIds],
        amount: payment.amount,
        attachmentId,
      });
    },

    finding: async () => [await day.people.agent.attach('finding', day.photo)],

    paid: async (...machines) => {
      const order = await path.pay(await path.quoted(...machines));
      return day.people.finance.take(order.orderId, 'approve-voucher', { voucherId: last(order.vouchers).id });
    },

    finish: (order, machineIds) =>
      day.people.agent.take(order.orderId, 'finish', { machineIds: [...machineIds], testRecord: '满载运行 24 小时正常', parts: '' }),

    ship: (order, machineIds) =>
      day.people.agent.take(order.orderId, 'ship', {
        machineIds: [...machineIds],
        carrier: 'sf',
        waybillNumber: path.nextWaybill(),
      }),
  };
  return path;
}
