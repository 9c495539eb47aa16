import type { OrderView } from '#core/contract/views/order-view';
import type { customerDesk, staffDesk } from './desk';
import { pictureBeside } from './picture';

/** Everybody who has a part in an order that leaves the ordinary path. */
export type Desks = {
  readonly customer: ReturnType<typeof customerDesk>;
  /** Agent and technician. */
  readonly agent: ReturnType<typeof staffDesk>;
  readonly finance: ReturnType<typeof staffDesk>;
};

/** What each machine's repair costs in these orders. */
export const REPAIR_FEE = 80_000;
const ADDRESS = { name: '收货处', phone: '13800138000', region: '广东省深圳市南山区', street: '科技园路 1 号', overseas: false };

export const PLACES = ['submitted', 'in-transit', 'received', 'quoted', 'paid', 'repaired', 'shipped'] as const;
type Place = (typeof PLACES)[number];

/**
 * An order on its ordinary path up to `place`, its steps taken by the people whose they are. Its machines have labels that cannot be read, so that no
 * serial is claimed and all are out of warranty: any number of such orders fits into one local WeChat.
 *
 * @param waybillNumber of the parcel to the factory; another for each order
 * @param photo a file to be uploaded wherever a picture is needed
 * @param machines how many; or the serial numbers that the customer types nevertheless
 */
export async function orderAt(
  place: Place,
  desks: Desks,
  waybillNumber: string,
  photo: string,
  machines: number | readonly string[] = 1,
): Promise<OrderView> {
  const serialNumbers = typeof machines === 'number' ? Array.from({ length: machines }, () => null) : machines;
  const machineIds = serialNumbers.map((_, index) => `m${index + 1}`);
  let order = await submit(desks, serialNumbers, photo);
  for (const next of PLACES.slice(1, PLACES.indexOf(place) + 1)) {
    order = await WAYS[next as Exclude<Place, 'submitted'>](desks, { orderId: order.orderId, machineIds, waybillNumber, photo });
  }
  return order;
}

type Way = { readonly orderId: string; readonly machineIds: string[]; readonly waybillNumber: string; readonly photo: string };

async function submit({ customer }: Desks, serialNumbers: readonly (string | null)[], photo: string): Promise<OrderView> {
  const labelPhotos = [await customer.attach('label', photo)];
  const machine = { itemType: 'hash-board' as const, model: 'JASMINER X16-Q', symptoms: [], labelPhotos };
  return customer.ask('submit-order', {
    commandId: customer.nextCommandId(),
    contact: { name: '机房值班', phone: '13800138000' },
    machines: serialNumbers.map((serialNumber) => ({ ...machine, serialNumber, faultDescription: '运算板不识别' })),
  });
}

const WAYS: Readonly<Record<Exclude<Place, 'submitted'>, (desks: Desks, way: Way) => Promise<OrderView>>> = {
  async 'in-transit'({ agent, customer }, { orderId, machineIds, waybillNumber }) {
    await agent.take(orderId, 'confirm-return', { machineIds, note: '' });
    const { version, textHash } = await customer.ask('policy', {});
    return customer.take(orderId, 'send-in', {
      machineIds,
      carrier: 'sf',
      waybillNumber,
      packingConfirmed: true,
      doorToDoor: true,
      freightPrepaid: true,
      consent: { policyVersion: version, textHash },
      receivingAddress: ADDRESS,
    });
  },

  async received({ agent }, { orderId, machineIds, waybillNumber, photo }) {
    await agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber });
    const photos = [await agent.attach('unpacking', photo)];
    return agent.take(orderId, 'unpack', { parcelId: 'p1', serialsFound: [], unlabelledMachineIds: machineIds, photos });
  },

  quoted: ({ agent }, { orderId, machineIds }) =>
    agent.take(orderId, 'quote', {
      machineIds,
      class: 'normal',
      lines: [{ text: '更换供电芯片', amount: REPAIR_FEE }],
      note: '',
      findings: '供电芯片损坏',
      photos: [],
      damageCause: 'none',
      voidReasons: [],
    }),

  async paid({ customer, finance }, { orderId, machineIds, photo, waybillNumber }) {
    const attachmentId = await customer.attach('voucher', pictureBeside(photo, `${waybillNumber}-voucher`));
    await customer.take(orderId, 'submit-voucher', { machineIds, amount: machineIds.length * REPAIR_FEE, attachmentId });
    return finance.take(orderId, 'approve-voucher', { voucherId: 'v1' });
  },

  repaired: ({ agent }, { orderId, machineIds }) =>
    agent.take(orderId, 'finish', { machineIds, testRecord: '满载运行 24 小时正常', parts: '' }),

  shipped: ({ agent }, { orderId, machineIds, waybillNumber }) =>
    agent.take(orderId, 'ship', { machineIds, carrier: 'sf', waybillNumber: `${waybillNumber.slice(0, -1)}9` }),
};
