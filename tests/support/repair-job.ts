import type { OrderView } from '#core/contract/views/order-view';
import type { customerDesk, staffDesk } from './desk';

/** The people of the job, each at a desk of their own. */
export type People = {
  readonly customer: ReturnType<typeof customerDesk>;
  /** Agent and technician. */
  readonly agent: ReturnType<typeof staffDesk>;
  readonly finance: ReturnType<typeof staffDesk>;
  /** They take only the photos that nothing goes without: one label photo for both machines, what was unpacked, the voucher. */
  readonly sparesPhotos?: boolean;
};

export const IN_WARRANTY = 'JX4-10001-IN';
export const OUT_OF_WARRANTY = 'JX4-20001-OUT';
export const INBOUND_WAYBILL = 'SF1234567890123';
export const RETURN_WAYBILL = 'SF9876543210987';
const ADDRESS = { name: '收货处', phone: '13800138000', region: '广东省深圳市南山区', street: '科技园路 1 号', overseas: false };

type Step = {
  /** What happens, as it is told in the terminal. */
  readonly told: { readonly 'zh-CN': string; readonly en: string };
  /** Repeating it with the same `commandId` changes nothing: that is what a phone does when an answer was lost. */
  readonly run: (people: People, orderId: string, commandId: string, photo: string) => Promise<OrderView>;
};
const step = (zh: string, en: string, run: Step['run']): Step => ({ told: { 'zh-CN': zh, en }, run });

/** Creating the order; what it gives is the order that the other steps are about. */
export async function createOrder({ customer, sparesPhotos }: People, commandId: string, photo: string): Promise<OrderView> {
  const label = (machine: string) => customer.attach('label', photo, `${commandId} ${sparesPhotos ? 'both' : machine}`);
  return customer.ask('submit-order', {
    commandId,
    contact: { name: '机房值班', phone: '13800138000' },
    machines: [
      {
        itemType: 'whole-machine',
        model: 'JASMINER X4',
        serialNumber: IN_WARRANTY,
        symptoms: [],
        faultDescription: '开机后无法联网，风扇正常',
        labelPhotos: [await label('m1')],
      },
      {
        itemType: 'whole-machine',
        model: 'JASMINER X4',
        serialNumber: OUT_OF_WARRANTY,
        symptoms: [],
        faultDescription: '无法开机',
        labelPhotos: [await label('m2')],
      },
    ],
  });
}

/** The whole main job after the order is there: 13 commands with `createOrder`. */
export const REPAIR_JOB: readonly Step[] = [
  step('客服确认两台都要返厂', 'The agent confirms that both machines come in', ({ agent }, id, command) =>
    agent.take(id, 'confirm-return', { machineIds: ['m1', 'm2'], note: '请拆下外部线缆' }, command),
  ),
  step(
    '客户寄出：包装、条款、运单、收货地址',
    'The customer sends them in: packing, policy, waybill, address',
    async ({ customer }, id, command) => {
      const { version, textHash } = await customer.ask('policy', {});
      const receipt = { packingConfirmed: true, doorToDoor: true, freightPrepaid: true };
      const shipment = { machineIds: ['m1', 'm2'], carrier: 'sf' as const, waybillNumber: INBOUND_WAYBILL };
      return customer.take(
        id,
        'send-in',
        { ...shipment, ...receipt, consent: { policyVersion: version, textHash }, receivingAddress: ADDRESS },
        command,
      );
    },
  ),
  step('客服按运单签收', 'The agent signs for the parcel by its waybill', ({ agent }, id, command) =>
    agent.take(id, 'sign-parcel', { parcelId: 'p1', waybillNumber: INBOUND_WAYBILL }, command),
  ),
  step('维修员开箱，扫到两个序列号', 'The technician unpacks and finds both serials', async ({ agent }, id, command, photo) =>
    agent.take(
      id,
      'unpack',
      {
        parcelId: 'p1',
        serialsFound: [IN_WARRANTY, OUT_OF_WARRANTY],
        unlabelledMachineIds: [],
        photos: [await agent.attach('unpacking', photo, command)],
      },
      command,
    ),
  ),
  step('第一台在保修期内：免费维修', 'The first is in warranty: repaired free of charge', ({ agent }, id, command) =>
    agent.take(id, 'judge-free', { machineIds: ['m1'], findings: '电源接口虚焊', photos: [] }, command),
  ),
  step('第二台已过保：报价', 'The second is out of warranty: quoted', async ({ agent, sparesPhotos }, id, command, photo) => {
    const found = {
      findings: '主板供电芯片损坏',
      photos: sparesPhotos ? [] : [await agent.attach('finding', photo, command)],
      damageCause: 'none' as const,
      voidReasons: [],
    };
    const lines = [
      { text: '更换供电芯片', amount: 80_000 },
      { text: '检测与人工', amount: 40_000 },
    ];
    return agent.take(id, 'quote', { machineIds: ['m2'], class: 'normal', lines, note: '', ...found }, command);
  }),
  step('客户付款并上传凭证', 'The customer pays and uploads the voucher', async ({ customer }, id, command, photo) =>
    customer.take(
      id,
      'submit-voucher',
      { machineIds: ['m2'], amount: 120_000, attachmentId: await customer.attach('voucher', photo, command) },
      command,
    ),
  ),
  step('财务确认收款', 'Finance confirms the payment', ({ finance }, id, command) =>
    finance.take(id, 'approve-voucher', { voucherId: 'v1' }, command),
  ),
  step('第一台修好', 'The first is repaired', ({ agent }, id, command) =>
    agent.take(id, 'finish', { machineIds: ['m1'], testRecord: '满载运行 24 小时正常', parts: '' }, command),
  ),
  step('第二台修好', 'The second is repaired', ({ agent }, id, command) =>
    agent.take(id, 'finish', { machineIds: ['m2'], testRecord: '满载运行 24 小时正常', parts: '供电芯片 ×1' }, command),
  ),
  step('两台一起用顺丰寄回', 'Both go back together by SF', ({ agent }, id, command) =>
    agent.take(id, 'ship', { machineIds: ['m1', 'm2'], carrier: 'sf', waybillNumber: RETURN_WAYBILL }, command),
  ),
  step('客户确认收到，工单完成', 'The customer confirms the delivery; the order is complete', ({ customer }, id, command) =>
    customer.take(id, 'confirm-delivered', { shipmentId: 's1' }, command),
  ),
];
