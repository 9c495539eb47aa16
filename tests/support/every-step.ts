import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OrphanStep } from '#core/contract/orphans';
import type { OrderView } from '#core/contract/views/order-view';
import { DAY_MS } from '#core/domain/money-and-time';
import { drawLabel } from '../../scripts/demo/draw-label';
import { customerDesk, staffDesk } from './desk';
import type { TestWechat } from './local-wechat';
import { type RegistryDesk, registryDesk } from './registry-desk';
import { type Desks, orderAt, REPAIR_FEE } from './side-path';

/** Everybody, with the supervisor. */
type EveryDesk = Desks & {
  readonly supervisor: Desks['agent'];
  readonly otherCustomer: Desks['customer'];
  readonly registry: RegistryDesk;
};

/** What of a local WeChat the walk needs. */
type Phones = Pick<TestWechat, 'phone' | 'inspect'>;

type Walk = {
  readonly people: EveryDesk;
  /** A real picture; more are drawn beside it. */
  readonly photo: string;
  /** Days go by, with the timers. */
  readonly pass: (days: number) => Promise<void>;
  /** To ten o'clock in Shanghai, today or tomorrow. */
  readonly untilMorning: () => Promise<void>;
};

const ADDRESS = { name: '收货处', phone: '13800138000', region: '广东省深圳市南山区', street: '科技园路 1 号', overseas: false };
const PACKED = { packingConfirmed: true, doorToDoor: true, freightPrepaid: true };
const LINES = [{ text: '更换供电芯片', amount: REPAIR_FEE }];
const m1 = ['m1'];
const SHANGHAI_MS = 8 * 3_600_000;
const MORNING_MS = 10 * 3_600_000;

/** Waybills of the walks; those that end in 9 are for `orderAt`. */
const waybill = (number: number, last = 0): string => `SF88${String(number).padStart(10, '0')}${last}`;

/** A real picture like no other: a picture pays once. */
function picture({ photo }: Pick<Walk, 'photo'>, words: string): string {
  const file = path.join(path.dirname(photo), `${words}.png`);
  writeFileSync(file, drawLabel(words));
  return file;
}

const at = (walk: Walk, place: Parameters<typeof orderAt>[0], number: number, machines = 1): Promise<OrderView> =>
  orderAt(place, walk.people, waybill(number), picture(walk, `EVERY-${number}`), machines);

/** Before the order has anything to do with a parcel. */
async function questions(walk: Walk): Promise<void> {
  const { customer, agent } = walk.people;
  const { orderId } = await at(walk, 'submitted', 1);
  await agent.take(orderId, 'ask-info', { text: '请补充日志' });
  await customer.take(orderId, 'answer-info', { text: '已补充', photos: [] });
  await agent.take(orderId, 'ask-info', { text: '请补充照片' });
  await agent.take(orderId, 'drop-info-request', { reason: '已电话核实' });
  await agent.take(orderId, 'assign', {});
  await customer.take(orderId, 'message', { text: '你好', photos: [] });
  await agent.take(orderId, 'message', { text: '请打开外壳', photos: [], disassemblyMachineIds: m1 });
  await customer.take(orderId, 'share', {});
  await customer.take(orderId, 'revoke-share', {});
  await agent.take(orderId, 'fix-remotely', { machineIds: m1, note: '已升级固件' });
  await customer.take(orderId, 'rate', { stars: 5, text: '' });
  const other = await at(walk, 'submitted', 2);
  await customer.take(other.orderId, 'cancel', { reason: '地址填错了' });
}

/** Parcels that go astray, machines that are not in them or never leave. */
async function parcels(walk: Walk): Promise<void> {
  const { customer, agent } = walk.people;
  const { orderId } = await at(walk, 'in-transit', 3, 3);
  const photos = [await agent.attach('finding', walk.photo)];
  const sendAgain = (machineIds: string[], waybillNumber: string) =>
    customer.take(orderId, 'send-in', { machineIds, carrier: 'sf', waybillNumber, ...PACKED });
  await customer.take(orderId, 'correct-waybill', { parcelId: 'p1', carrier: 'sf', waybillNumber: waybill(3, 1) });
  await agent.take(orderId, 'refuse-parcel', { parcelId: 'p1', reason: 'collect-freight', note: '', photos });
  await sendAgain(['m1', 'm2'], waybill(3, 2));
  await agent.take(orderId, 'lose-inbound', { parcelId: 'p2', reason: '快递遗失', photos });
  await sendAgain(['m1', 'm2'], waybill(3, 3));
  await agent.take(orderId, 'sign-parcel', { parcelId: 'p3', waybillNumber: waybill(3, 3) });
  const unpacked = [await agent.attach('unpacking', walk.photo)];
  const found = { serialsFound: ['JX4-NOT-OURS'], unlabelledMachineIds: m1, photos: unpacked };
  const { discrepancies } = await agent.take(orderId, 'unpack', { parcelId: 'p3', ...found });
  for (const { id, kind } of discrepancies) {
    await agent.take(orderId, 'resolve-discrepancy', { discrepancyId: id, resolution: kind === 'missing' ? 'not-in-parcel' : 'set-aside' });
  }
  await customer.take(orderId, 'withdraw', { machineIds: ['m3'], reason: '自己修好了' });
}

/** What a technician finds, and takes back. */
async function inspection(walk: Walk): Promise<void> {
  const { customer, agent, supervisor } = walk.people;
  const { orderId } = await at(walk, 'received', 4);
  const photos = [await agent.attach('finding', walk.photo)];
  const found = { findings: '芯片损坏', photos, damageCause: 'logistics' as const };
  await agent.take(orderId, 'report-damage', { machineIds: m1, damageCause: 'logistics', text: '外箱破损', photos });
  await agent.take(orderId, 'read-label', { machineIds: m1, serialNumber: 'JX4-EVERY-1', photos });
  await agent.take(orderId, 'request-approval', { machineIds: m1, approvalCode: 'N2', text: '轴承磨损', photos });
  await supervisor.take(orderId, 'decide-approval', { machineIds: m1, approvalCode: 'N2', isApproved: true, reason: '情况属实' });
  const worn = [{ code: 'N2' as const, text: '轴承磨损', photos, exempt: false }];
  await agent.take(orderId, 'quote', { machineIds: m1, class: 'normal', lines: LINES, note: '', ...found, voidReasons: worn });
  await customer.order(orderId);
  await agent.take(orderId, 'revise-quotation', { machineIds: m1, class: 'normal', lines: LINES, note: '重新核价' });
  await agent.take(orderId, 'withdraw-quotation', { machineIds: m1, reason: '客户补充了购买凭证' });
  const shippedDate = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
  await agent.take(orderId, 'establish-warranty', { machineIds: m1, shippedDate, reason: '购买发票', photos });
  await agent.take(orderId, 'report-damage', { machineIds: m1, damageCause: 'none', text: '划痕而已', photos });
  await agent.take(orderId, 'judge-free', { machineIds: m1, findings: '电源虚焊', photos });
}

/** Money in both directions, a machine that cannot be repaired after all, and every way back that goes wrong. */
async function moneyAndReturn(walk: Walk): Promise<void> {
  const { customer, agent, finance, supervisor } = walk.people;
  const { orderId } = await at(walk, 'received', 5, 3);
  const photos = [await agent.attach('finding', walk.photo)];
  const quotation = { lines: LINES, note: '', findings: '芯片损坏', photos, damageCause: 'none' as const, voidReasons: [] };
  await agent.take(orderId, 'quote', { machineIds: m1, class: 'scrap', scrapCodes: ['burned-board'], ...quotation });
  await agent.take(orderId, 'quote', { machineIds: ['m2', 'm3'], class: 'normal', ...quotation });
  await customer.take(orderId, 'decline', { machineIds: m1, reason: '太贵' });
  const pay = async (machineIds: string[], amount: number, words: string) => {
    const attachmentId = await customer.attach('voucher', picture(walk, words));
    return customer.take(orderId, 'submit-voucher', { machineIds, amount, attachmentId });
  };
  await pay(['m2', 'm3'], 2 * REPAIR_FEE, 'EVERY-PAID-1');
  await finance.take(orderId, 'reject-voucher', { voucherId: 'v1', reason: '金额不清' });
  await pay(['m2', 'm3'], 2 * REPAIR_FEE, 'EVERY-PAID-2');
  await finance.take(orderId, 'approve-voucher', { voucherId: 'v2' });
  const { forms } = await agent.ask('start', {});
  await agent.take(orderId, 'extend-promise', { machineIds: ['m3'], dueAt: forms.promiseDays.at(-1)?.dueAt ?? 0, reason: '等待备件' });
  await agent.take(orderId, 'give-up', { machineIds: ['m2'], reason: '无法修复', photos });
  await finance.take(orderId, 'refund', {
    machineIds: ['m2'],
    amount: REPAIR_FEE,
    photos: [await finance.attach('voucher', walk.photo)],
  });
  const unrepairable = { unrepairable: 'no-value' as const, findings: '主板腐蚀', photos, voidReasons: [] };
  await agent.take(orderId, 'declare-unrepairable', { machineIds: ['m2'], ...unrepairable });
  await agent.take(orderId, 'request-split', { machineIds: ['m1', 'm2'], reason: '客户急用' });
  await supervisor.take(orderId, 'decide-split', { machineIds: ['m1', 'm2'], isApproved: true, reason: '同意先寄' });

  const early = { machineIds: ['m1', 'm2'], carrier: 'sf', splitReason: 'approved' as const };
  await agent.take(orderId, 'ship', { ...early, waybillNumber: waybill(5, 1) });
  await agent.take(orderId, 'take-back-from-carrier', { shipmentId: 's1', reason: '地址超区', photos });
  await supervisor.take(orderId, 'ship', { ...early, waybillNumber: waybill(5, 2) });
  const { machines } = await agent.take(orderId, 'note-refused-return', { shipmentId: 's2', amount: 3_000, reason: '拒收', photos });
  await customer.order(orderId);
  const freight = machines.reduce((sum, { reship }) => sum + (reship?.amount ?? 0), 0);
  await pay(['m1', 'm2'], freight, 'EVERY-PAID-3');
  await finance.take(orderId, 'approve-voucher', { voucherId: 'v3' });
  await supervisor.take(orderId, 'ship', { ...early, waybillNumber: waybill(5, 3) });
  await customer.take(orderId, 'confirm-delivered', { shipmentId: 's3' });
  await agent.take(orderId, 'finish', { machineIds: ['m3'], testRecord: '满载运行 24 小时正常', parts: '' });
  await agent.take(orderId, 'ship', { machineIds: ['m3'], carrier: 'sf', waybillNumber: waybill(5, 4) });
  await customer.take(orderId, 'report-not-received', { shipmentId: 's4', text: '没收到' });
  await supervisor.take(orderId, 'lose-outbound', {
    shipmentId: 's4',
    reason: '快递遗失',
    photos: [await supervisor.attach('finding', walk.photo)],
  });
}

/** Nobody pays for ninety days. Last: the clock stands elsewhere then. */
async function ninetyDays(walk: Walk): Promise<void> {
  const { customer, supervisor } = walk.people;
  const { orderId } = await at(walk, 'quoted', 6);
  await customer.order(orderId); // they count from here
  await walk.pass(91);
  // What was missed is made up for one a day, by day: at night the clock only notes that it will.
  await walk.untilMorning();
  for (let day = 0; day < 12; day += 1) await walk.pass(1);
  await supervisor.take(orderId, 'hold', { machineIds: m1 });
  await supervisor.take(orderId, 'reopen', { machineIds: m1, reason: '客户已联系' });
}

/** Parcels that nobody announced; the address of an order whose machine came in one. */
async function orphans(walk: Walk): Promise<void> {
  const { customer, agent, supervisor } = walk.people;
  const photos = [await agent.attach('finding', walk.photo)];
  const register = (number: number) => {
    const slip = { carrier: 'sf' as const, waybillNumber: waybill(number), serialNumbers: ['JX4-ORPHAN-1'], place: '门口' };
    const sender = { phoneTail: '8000', name: '值班室' };
    return agent.ask('register-orphan', { commandId: agent.nextCommandId(), ...slip, sender, photos });
  };
  const take = async (orphanId: string, step: OrphanStep, payload: object, by = agent) => {
    const { version } = await by.ask('get-orphan', { orphanId });
    return by.ask('orphan-step', { commandId: by.nextCommandId(), orphanId, version, step, payload });
  };
  const { orphanId } = await register(20);
  await take(orphanId, 'refuse', { reason: 'collect-freight', text: '', photos });
  await take(orphanId, 'come-again', {});
  await take(orphanId, 'take-in', { place: 'A-3' });
  await take(orphanId, 'amend', { serialNumbers: ['JX4-ORPHAN-2'], sender: {}, place: 'A-4', photos: [] });
  const misread = await register(27);
  await take(misread.orphanId, 'correct-slip', { carrier: 'sf', waybillNumber: waybill(28) });
  const { orderId } = await at(walk, 'submitted', 21);
  await agent.take(orderId, 'confirm-return', { machineIds: m1, note: '' });
  await take(orphanId, 'tell-owner', { orderId });
  await take(orphanId, 'note-contact', { text: '来电' });
  await agent.ask('suggest-orders', { orphanId });
  await agent.ask('list-orphans', { group: 'waiting' });
  await take(orphanId, 'link', { orderId, machineIds: m1 });
  const { version: policyVersion, textHash } = await customer.ask('policy', {});
  await customer.take(orderId, 'give-address', { receivingAddress: ADDRESS, consent: { policyVersion, textHash } });

  const announced = await at(walk, 'in-transit', 22);
  const mistyped = await register(23);
  await take(mistyped.orphanId, 'link', { orderId: announced.orderId, parcelId: 'p1' });
  await take((await register(24)).orphanId, 'take-in', { place: 'A-5' }, supervisor);
}

/** What everybody asks about their messages, and the desks of those that did not arrive. */
async function messages(walk: Walk): Promise<void> {
  const { customer, agent, supervisor } = walk.people;
  const { orderId } = await at(walk, 'in-transit', 27);
  await walk.pass(1);
  for (const asked of [agent, supervisor]) {
    const { notices } = await asked.ask('list-notices', {});
    await asked.ask('read-notices', { noticeIds: notices.slice(0, 2).map(({ noticeId }) => noticeId) });
    await asked.ask('message-settings', {});
    await asked.ask('set-message-settings', { quiet: null });
    await asked.ask('count-message-desk', {});
    await asked.ask('list-dead-letters', {});
    const { tasks } = await asked.ask('list-call-tasks', {});
    const call = { commandId: asked.nextCommandId(), taskId: tasks[0]?.taskId ?? '', note: '无人接听' };
    await asked.ask('note-call', { ...call, outcome: 'not-reached' });
    await asked.ask('retry-dead-letters', { noticeIds: notices.slice(0, 2).map(({ noticeId }) => noticeId) });
  }
  const { tasks } = await agent.ask('list-call-tasks', {});
  await agent.ask('note-call', { commandId: agent.nextCommandId(), taskId: tasks[0]?.taskId ?? '', outcome: 'reached' });
  const { version } = await customer.order(orderId);
  await customer.ask('read-notices', { orderId, version });
  await customer.ask('message-settings', {});
  for (const language of ['zh-CN', 'app'] as const) await customer.ask('set-message-settings', { language });
}

/** Everything that is only looked at, and the settings. */
async function pages(walk: Walk): Promise<void> {
  const { customer, agent, finance, supervisor, otherCustomer, registry } = walk.people;
  const { orderId, orderNumber, machines } = await at(walk, 'received', 25, 2);
  for (const asked of [customer, otherCustomer]) {
    await asked.ask('start', {});
    await asked.ask('policy', {});
    for (const filter of ['open', 'ended', 'all'] as const) await asked.ask('list-orders', { filter });
  }
  // The first question of a person's hour makes its counter.
  for (const serialNumber of ['JX4-10001-IN', 'JX4-NONE-1', 'JX4-20001-OUT']) await customer.ask('query-warranty', { serialNumber });
  const { notices } = await customer.ask('list-notices', {});
  await customer.ask('read-notices', { noticeIds: notices.slice(0, 2).map(({ noticeId }) => noticeId) });
  await customer.ask('order-version', { orderId });
  await customer.ask('photo-urls', { orderId, attachmentIds: machines.flatMap(({ labelPhotos }) => labelPhotos) });
  await agent.ask('photo-urls', { orderId, attachmentIds: machines.flatMap(({ labelPhotos }) => labelPhotos) });
  await customer.ask('report-subscriptions', { answers: {} });
  await customer.ask('ask', { commandId: customer.nextCommandId(), orderId, text: '能先问一下吗' });
  const { shareToken = '' } = await customer.take(orderId, 'share', {});
  for (let time = 0; time < 2; time += 1) await otherCustomer.ask('get-shared-order', { orderId, token: shareToken });

  for (const asked of [agent, supervisor, finance]) {
    await asked.ask('start', {});
    await asked.ask('list-queue', {});
    await asked.ask('list-queue', { group: 'to-judge' });
    await asked.ask('search', { text: orderNumber });
    await asked.order(orderId);
  }
  await agent.ask('query-warranty', { serialNumber: 'JX4-10001-IN' });
  await agent.ask('list-orphans', { group: 'waiting' });
  const coming = waybill(26);
  await at(walk, 'in-transit', 26);
  await agent.ask('find-parcel', { waybillNumber: coming });

  await supervisor.ask('list-settings', {});
  const { promiseDays } = (await supervisor.ask('start', {})).forms;
  const later = { key: 'deliveredAfterDays', value: 12, effectiveFrom: promiseDays.at(-1)?.date ?? '' };
  await supervisor.ask('preview-setting', later);
  const { version } = await supervisor.ask('get-setting', { key: later.key });
  const decided = { commandId: supervisor.nextCommandId(), reason: '业主决定' };
  const planned = await supervisor.ask('change-setting', { ...later, ...decided, version });
  await supervisor.ask('setting-history', { key: later.key });
  await supervisor.ask('withdraw-setting-change', {
    key: later.key,
    number: planned.planned[0]?.number ?? 0,
    ...decided,
    commandId: supervisor.nextCommandId(),
    version: planned.version,
  });
  await messages(walk);
  const { importId } = await registry.check('序列号,型号,类别,出厂日期\n坏,坏,坏,坏');
  await registry.ask('get-import', { importId });
  await registry.ask('list-problems', { importId, kind: 'bad' });
  await registry.ask('list-imports', {});
  await registry.ask('find-machine', { serialNumber: 'JX4-10001-IN' });
}

/**
 * Together they take every step that a person can take through the functions, on the paths beside the ordinary one too, and look at every page.
 * The last moves the clock.
 */
const WALKS: readonly ((walk: Walk) => Promise<void>)[] = [questions, parcels, inspection, moneyAndReturn, orphans, pages, ninetyDays];

function openWalk(wechat: Phones, photo: string): Walk {
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
  const untilMorning = async () => {
    const ofDay = ((await wechat.inspect.now()) + SHANGHAI_MS) % DAY_MS;
    await wechat.inspect.advance((MORNING_MS - ofDay + DAY_MS) % DAY_MS);
  };
  return { people, photo, pass, untilMorning };
}

/** Everything about who is staff; the last of the walks, since somebody is let go. */
async function walkAmongPeople({ supervisor, customer }: Pick<EveryDesk, 'supervisor' | 'customer'>): Promise<void> {
  const commandId = () => supervisor.nextCommandId();
  await customer.ask('note-visit', {});
  await supervisor.ask('note-visit', {});
  const { scene } = await supervisor.ask('make-invitation', { commandId: commandId(), name: '新员工', roles: ['agent'] });
  await supervisor.ask('list-invitations', {});
  await supervisor.ask('withdraw-invitation', { commandId: commandId(), scene });
  const finance = async () => (await supervisor.ask('list-staff', {})).members.find(({ openid }) => openid === 'oDEV_finance');
  const about = async () => ({ commandId: commandId(), openid: 'oDEV_finance', version: (await finance())?.version ?? 0 });
  await supervisor.ask('change-staff-roles', { ...(await about()), roles: ['finance', 'agent'] });
  await supervisor.ask('let-staff-leave', { ...(await about()), reason: '离职' });
  await supervisor.ask('staff-history', {});
}

/** Everybody goes all the walks in a local WeChat of their own; `after` is called when each is over. */
export async function walkThrough(wechat: Phones, photo: string, after: () => Promise<unknown>): Promise<void> {
  const opened = openWalk(wechat, photo);
  for (const walk of WALKS) {
    await walk(opened);
    await after();
  }
  await walkAmongPeople(opened.people);
  await after();
}

/** After {@link walkThrough}: the owner gives a warranty on repairs, and a label is read. */
export async function readLabelUnderRepairWarranty(wechat: Phones, photo: string): Promise<void> {
  const walk = openWalk(wechat, photo);
  const supervisor = staffDesk(wechat.phone('supervisor'), 'every-warranty');
  const agent = staffDesk(wechat.phone('agent'), 'every-reader');
  const key = 'repairWarrantyOn';
  const { version } = await supervisor.ask('get-setting', { key });
  const change = { key, value: true, effectiveFrom: 'now' as const, version, reason: '业主决定' };
  await supervisor.ask('change-setting', { ...change, commandId: supervisor.nextCommandId() });
  const { orderId } = await at({ ...walk, people: { ...walk.people, ...freshDesks(wechat) } }, 'received', 30);
  const photos = [await agent.attach('finding', photo)];
  await agent.take(orderId, 'read-label', { machineIds: m1, serialNumber: 'JX4-EVERY-2', photos });
}

/** Ids of commands that were not used before. */
const freshDesks = (wechat: Phones) => ({
  customer: customerDesk(wechat.phone('customer'), 'every-customer-2'),
  agent: staffDesk(wechat.phone('agent'), 'every-agent-2'),
});
