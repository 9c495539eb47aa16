import type { Reply } from '#core/contract/reply';
import type { customerDesk, staffDesk } from '../desk';
import { FAULTS, type Trouble } from './burst';
import { type CloudCompany, cloudStage } from './cloud-stage';
import type { Happening } from './draw-sequence';
import { AN_ADDRESS, REPAIR_FEE } from './ideas';
import type { Person } from './plain-order';
import type { Words } from './plain-step';
import { beginPlay, chainFaults } from './play';

export const PRIZES = ['one serial number', 'one waybill', 'one picture of a payment', 'one parcel without an order'] as const;
export type Prize = (typeof PRIZES)[number];

type Runner = {
  /** The same command each time. */
  readonly run: () => Promise<Reply<object>>;
  readonly orderId: () => string;
};
type Race = {
  readonly runners: readonly Runner[];
  /** What the loser is told. */
  readonly codes: readonly string[];
  /** Who has the prize, by order id. */
  readonly holders: () => Promise<readonly string[]>;
};

const happens = (who: Person, step: string, words: Words): Happening => ({ kind: 'step', who, step, words });
const M1 = { machineIds: ['m1'] };
const sendIn = (waybillNumber: string): Words => ({
  ...M1,
  carrier: 'sf',
  waybillNumber,
  packingConfirmed: true,
  doorToDoor: true,
  freightPrepaid: true,
  consent: { policyVersion: '@policy-version', textHash: '@policy-hash' },
  receivingAddress: AN_ADDRESS,
});
const TO_EXPECTED = [happens('agent', 'confirm-return', { ...M1, note: '' })];
const TO_QUOTED = [
  ...TO_EXPECTED,
  happens('customer', 'send-in', sendIn('@waybill-1')),
  happens('agent', 'sign-parcel', { parcelId: 'p1', waybillNumber: '@waybill-1' }),
  happens('technician', 'unpack', { parcelId: 'p1', serialsFound: [], unlabelledMachineIds: ['m1'], photos: ['@photo'] }),
  happens('technician', 'quote', {
    ...M1,
    class: 'normal',
    lines: [{ text: '更换供电芯片', amount: REPAIR_FEE }],
    note: '',
    findings: '供电芯片损坏',
    photos: [],
    damageCause: 'none',
    voidReasons: [],
  }),
];

/** Two orders that stand at the same place, and a step of each. */
async function twoOrders(
  company: CloudCompany,
  way: readonly Happening[],
  who: Person,
  step: string,
  words: Words,
): Promise<readonly Runner[]> {
  return Promise.all(
    [0, 1].map(async (number): Promise<Runner> => {
      const stage = cloudStage(company);
      const play = await beginPlay(stage, ['unlabelled']);
      for (const happening of way) {
        const faults = await play.happen(happening);
        if (faults.length > 0) throw new Error(faults.join('\n'));
      }
      const sent = { who, step, words, version: play.model.version, commandId: `race-for-one-thing-${number}` };
      const spoken = await stage.spoken(sent);
      return { orderId: stage.orderId, run: () => company.take(stage.orderId(), { ...sent, words: spoken }) };
    }),
  );
}

const STARTS: Readonly<Record<Prize, (company: CloudCompany, number: string) => Promise<Race>>> = {
  async 'one serial number'(company, number) {
    const customer = company.desks.customer as ReturnType<typeof customerDesk>;
    const serialNumber = `RACE-${number}`;
    const label = await customer.attach('label', company.picture('ANY-PHOTO'), 'label');
    const machine = {
      itemType: 'hash-board' as const,
      model: 'JASMINER X16-Q',
      serialNumber,
      symptoms: [],
      faultDescription: '不通电',
      labelPhotos: [label],
    };
    const runners = ['one', 'two'].map((which): Runner => {
      let orderId = '';
      const input = { commandId: `race-${number}-order-${which}`, contact: { name: '值班室', phone: '13800138000' }, machines: [machine] };
      return {
        orderId: () => orderId,
        run: async () => {
          const reply = await customer.reply('submit-order', input);
          if (reply.ok) orderId = reply.value.orderId;
          return reply;
        },
      };
    });
    return { runners, codes: ['serials-taken'], holders: () => holdersOf(company, 'open_serials', serialNumber) };
  },

  async 'one waybill'(company, number) {
    const waybill = `SF99${number.padStart(11, '0')}`;
    const runners = await twoOrders(company, TO_EXPECTED, 'customer', 'send-in', sendIn(waybill));
    return { runners, codes: ['waybill-taken'], holders: () => holdersOf(company, 'parcels', `waybill:${waybill}`) };
  },

  async 'one picture of a payment'(company, number) {
    const customer = company.desks.customer as ReturnType<typeof customerDesk>;
    const attachmentId = await customer.attach('voucher', company.picture(`RACE-PAID-${number}`));
    const runners = await twoOrders(company, TO_QUOTED, 'customer', 'submit-voucher', { ...M1, amount: REPAIR_FEE, attachmentId });
    const [one, two] = runners.map(({ orderId }) => orderId());
    return {
      runners,
      codes: ['voucher-used-before'],
      holders: async () =>
        (await company.wechat.inspect.find('used_vouchers', { orderId: { $in: [one, two] } })).map(({ orderId }) => String(orderId)),
    };
  },

  async 'one parcel without an order'(company, number) {
    const agent = company.desks.agent as ReturnType<typeof staffDesk>;
    const waybillNumber = `SF98${number.padStart(11, '0')}`;
    const photos = [await agent.attach('finding', company.picture('ANY-PHOTO'), 'finding')];
    const slip = { carrier: 'sf' as const, waybillNumber, serialNumbers: [], sender: {}, place: '门口', photos };
    const { orphanId, version } = await agent.ask('register-orphan', { commandId: `race-orphan-${number.padStart(8, '0')}`, ...slip });
    const orders = await twoOrders(company, TO_EXPECTED, 'agent', 'assign', {});
    const runners = orders.map(({ orderId }, index): Runner => {
      const command = { commandId: `race-link-${number}-${String(index).padStart(8, '0')}`, orphanId, version, step: 'link' as const };
      return { orderId, run: () => agent.reply('orphan-step', { ...command, payload: { orderId: orderId(), machineIds: ['m1'] } }) };
    });
    return {
      runners,
      codes: ['stale-version', 'wrong-state', 'orphan-closed', 'waybill-taken'],
      holders: () => holdersOf(company, 'parcels', `waybill:${waybillNumber}`),
    };
  },
};

const holdersOf = async (company: CloudCompany, collection: string, id: string): Promise<readonly string[]> =>
  (await company.wechat.inspect.find(collection, { _id: id })).map(({ orderId }) => String(orderId));

/** Two orders want one thing at the same moment, and ask again until they are told. @returns what is wrong */
export async function raceFor(company: CloudCompany, prize: Prize, trouble: Trouble): Promise<readonly string[]> {
  const { runners, codes, holders } = await STARTS[prize](company, company.nextOrder());
  if (trouble !== 'nothing') await company.wechat.inspect.addFault({ ...FAULTS[trouble], seed: 7 });
  const first = await Promise.all(runners.map(({ run }) => run()));
  await company.wechat.inspect.clearFaults();
  const last = await Promise.all(runners.map(({ run }) => run()));

  const won = runners.filter((_runner, index) => last[index]?.ok);
  const told = last.flatMap((reply) => (reply.ok ? [] : [reply.error.code]));
  const held = await holders();
  const faults = [
    ...(won.length === 1 ? [] : [`${won.length} have it`]),
    ...told.filter((code) => !codes.includes(code)).map((code) => `the loser was told ${code}`),
    ...(JSON.stringify(held) === JSON.stringify(won.map(({ orderId }) => orderId()))
      ? []
      : [`it is held by ${held.join(', ') || 'nobody'}`]),
    ...first.flatMap((reply, index) => (reply.ok && !last[index]?.ok ? ['what was acknowledged was refused the second time'] : [])),
  ];
  for (const { orderId } of runners) {
    const kept = await company.kept(orderId());
    if (kept.order) faults.push(...chainFaults(kept));
  }
  return faults.map((fault) => `${prize}, with ${trouble}: ${fault}`);
}
