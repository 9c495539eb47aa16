import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import type { CustomerAction } from '#core/contract/customer';
import type { EvidenceAction } from '#core/contract/evidence';
import type { RegistryAction } from '#core/contract/registry';
import type { StaffAction } from '#core/contract/staff';
import type { ConfirmedAttachment } from '#core/contract/views/attachment-views';
import type { OrderView } from '#core/contract/views/order-view';
import { type Everybody, openidOf, type Who } from './everybody';
import { type RegistryDesk, registryDesk } from './registry-desk';
import { orderAt } from './side-path';

/** An upload that was reserved and sent, and may be confirmed by the person whose it is. */
type Upload = { readonly attachmentId: string; readonly fileId: string };
type Subject = { readonly order: OrderView; readonly token: string; readonly upload: Upload; readonly waybillNumber: string };

/** Everything that requests name: an order on its way to the factory for each who has one, a parcel at the orphan desk, an import of machines. */
export type Subjects = {
  readonly of: (who: Who) => Subject;
  readonly orphanId: string;
  readonly registry: RegistryDesk;
  readonly table: Upload;
  readonly importId: string;
};

const TABLE = '序列号,型号,类别,出厂日期\nRIGHTS-IMPORT-1,JASMINER X4,整机,2026-10-01\n';
const commandId = () => `rights-${randomUUID()}`;

export async function makeSubjects(everybody: Everybody): Promise<Subjects> {
  const { wechat, photo } = everybody;
  const subject = async (who: 'owner' | 'agent-owner', waybillNumber: string): Promise<Subject> => {
    const desks = { customer: everybody.customer(who), agent: everybody.staff('supervisor'), finance: everybody.staff('finance') };
    const { orderId } = await orderAt('in-transit', desks, waybillNumber, photo);
    const order = await desks.customer.take(orderId, 'share', {});
    const ticket = await desks.customer.ask('prepare-upload', { purpose: 'label', bytes: statSync(photo).size });
    const upload = { attachmentId: ticket.attachmentId, fileId: await sent(everybody, who, ticket.cloudPath) };
    return { order, token: order.shareToken ?? '', upload, waybillNumber };
  };
  const owned = { owner: await subject('owner', 'SF1020304050601'), 'agent-owner': await subject('agent-owner', 'SF1020304050602') };

  const agent = everybody.staff('agent');
  const slip = { carrier: 'sf' as const, waybillNumber: 'SF9080706050401', serialNumbers: [], sender: {}, place: '门口' };
  const photos = [await agent.attach('finding', photo)];
  const { orphanId } = await agent.ask('register-orphan', { commandId: commandId(), ...slip, photos });

  const registry = registryDesk(wechat.phone('supervisor'));
  const attachmentId = await registry.upload(TABLE);
  const { importId } = await registry.finish(await registry.ask('start-import', { attachmentId, fileName: '机器.csv' }));
  const [kept] = (await wechat.inspect.documents('attachments')).filter(({ _id }) => _id === attachmentId);
  const table = { attachmentId, fileId: `cloud://x/${String(kept?.cloudPath)}` };
  // Nobody follows and nobody accepted anything: after a minute both customers are to be called.
  await wechat.inspect.advance(2 * 60_000);
  return { of: (who) => owned[who === 'agent-owner' ? who : 'owner'], orphanId, registry, table, importId };
}

/** Uploads the picture to a reserved path. @returns the file's id */
async function sent({ wechat, photo }: Everybody, who: Who, cloudPath: string): Promise<string> {
  const uploaded = await wechat.phone(who).upload(cloudPath, photo);
  if (!('fileID' in uploaded)) throw new Error(uploaded.errMsg);
  return uploaded.fileID;
}

/** A picture of this person's own, confirmed in the function they use. */
async function ownPhoto(everybody: Everybody, who: Who, functionName: string, purpose: string): Promise<string> {
  const ask = async <T>(action: string, payload: object): Promise<T | undefined> => {
    const reply = await everybody.ask(who, functionName, { action, payload });
    return reply.ok ? (reply.value as T) : undefined;
  };
  const ticket = await ask<{ attachmentId: string; cloudPath: string }>('prepare-upload', { purpose, bytes: 1000 });
  if (!ticket) return 'a0123456789';
  const fileId = await sent(everybody, who, ticket.cloudPath);
  const confirmed = await ask<ConfirmedAttachment>('confirm-upload', { attachmentId: ticket.attachmentId, fileId });
  return confirmed?.attachmentId ?? 'a0123456789';
}

/** Makes what a person would send; every payload is of the right shape, so that nothing but the right decides. */
export type Payload = (subjects: Subjects, who: Who, everybody: Everybody) => Promise<object> | object;

const aboutOrder: Payload = ({ of }, who) => ({ orderId: of(who).order.orderId });
const message: Payload = async ({ of }, who, everybody) => {
  const { orderId } = of(who).order;
  const { version } = await everybody.staff('supervisor').order(orderId);
  return { commandId: commandId(), orderId, version, step: 'message', payload: { text: '您好', photos: [] } };
};
const photoUrls: Payload = ({ of }, who) => {
  const { orderId, machines } = of(who).order;
  return { orderId, attachmentIds: machines.flatMap(({ labelPhotos }) => labelPhotos) };
};

export const CUSTOMER_PAYLOADS: Readonly<Record<CustomerAction, Payload>> = {
  'prepare-upload': () => ({ purpose: 'label', bytes: 1000 }),
  'confirm-upload': ({ of }, who) => of(who).upload,
  'photo-urls': photoUrls,
  start: () => ({}),
  policy: () => ({}),
  'query-warranty': () => ({ serialNumber: 'JX4-10001-IN' }),
  'submit-order': async (_subjects, who, everybody) => ({
    commandId: commandId(),
    contact: { name: '值班室', phone: '13800138000' },
    machines: [
      {
        itemType: 'hash-board',
        model: 'JASMINER X16-Q',
        serialNumber: null,
        symptoms: [],
        faultDescription: '运算板不识别',
        labelPhotos: [await ownPhoto(everybody, who, 'customer', 'label')],
      },
    ],
  }),
  'list-orders': () => ({ filter: 'all' }),
  'get-order': aboutOrder,
  'order-version': aboutOrder,
  'get-shared-order': ({ of }, who) => ({ orderId: of(who).order.orderId, token: of(who).token }),
  'take-step': message,
  'list-notices': () => ({}),
  'read-notices': ({ of }) => ({ noticeIds: [`${of('owner').order.orderId}:2:oRIGHTS_owner:N2`] }),
  'message-settings': () => ({}),
  'set-message-settings': () => ({ quiet: null }),
  'report-subscriptions': () => ({ answers: {} }),
  ask: ({ of }, who) => ({ commandId: commandId(), orderId: of(who).order.orderId, text: '您好' }),
  'note-visit': () => ({}),
};

const aboutSupervisor = () => ({ commandId: commandId(), openid: openidOf('supervisor'), version: 0 });

const SETTING = 'largeQuantity';
const settingOf = (everybody: Everybody) => everybody.staff('supervisor').ask('get-setting', { key: SETTING });

export const STAFF_PAYLOADS: Readonly<Record<StaffAction, Payload>> = {
  'prepare-upload': () => ({ purpose: 'finding', bytes: 1000 }),
  'confirm-upload': ({ of }, who) => of(who).upload,
  'photo-urls': photoUrls,
  start: () => ({}),
  'list-queue': () => ({}),
  search: ({ of }, who) => ({ text: of(who).order.orderNumber }),
  'find-parcel': ({ of }, who) => ({ waybillNumber: of(who).waybillNumber }),
  'get-order': aboutOrder,
  'query-warranty': () => ({ serialNumber: 'JX4-10001-IN' }),
  'take-step': message,
  'list-settings': () => ({}),
  'get-setting': () => ({ key: SETTING }),
  'setting-history': () => ({ key: SETTING }),
  'preview-setting': () => ({ key: SETTING, value: 21, effectiveFrom: 'now' }),
  'change-setting': async (_subjects, _who, everybody) => {
    const { version } = await settingOf(everybody);
    return { key: SETTING, value: 22, effectiveFrom: '2027-06-01', version, reason: '试试', commandId: commandId() };
  },
  'withdraw-setting-change': async (_subjects, _who, everybody) => {
    const { version, planned } = await settingOf(everybody);
    return { key: SETTING, number: planned[0]?.number ?? 1, version, reason: '试试', commandId: commandId() };
  },
  'register-orphan': async (_subjects, who, everybody) => ({
    commandId: commandId(),
    carrier: 'other',
    waybillNumber: null,
    photos: [await ownPhoto(everybody, who, 'staff', 'finding')],
    serialNumbers: [],
    sender: {},
    place: '门口',
  }),
  'list-orphans': () => ({ group: 'found' }),
  'get-orphan': ({ orphanId }) => ({ orphanId }),
  'suggest-orders': ({ orphanId }) => ({ orphanId }),
  'orphan-step': async ({ orphanId }, _who, everybody) => {
    const { version } = await everybody.staff('agent').ask('get-orphan', { orphanId });
    return { commandId: commandId(), orphanId, version, step: 'note-contact', payload: { text: '来电' } };
  },
  'note-visit': () => ({}),
  'list-staff': () => ({}),
  // Nobody leaves and nobody becomes another: everybody is needed after this.
  'change-staff-roles': () => ({ ...aboutSupervisor(), roles: ['supervisor'] }),
  'let-staff-leave': () => ({ ...aboutSupervisor(), reason: '离职' }),
  'staff-history': () => ({}),
  'make-invitation': () => ({ commandId: commandId(), name: '新员工', roles: ['agent'] }),
  'list-invitations': () => ({}),
  'withdraw-invitation': async (_subjects, _who, everybody) => {
    const { scene } = await everybody
      .staff('supervisor')
      .ask('make-invitation', { commandId: commandId(), name: '新员工', roles: ['agent'] });
    return { commandId: commandId(), scene };
  },
  'list-notices': () => ({}),
  'read-notices': ({ of }) => ({ orderId: of('owner').order.orderId }),
  'message-settings': () => ({}),
  'set-message-settings': () => ({ quiet: null }),
  'count-message-desk': () => ({}),
  'list-call-tasks': () => ({}),
  'note-call': ({ of }) => ({
    commandId: commandId(),
    taskId: `${of('agent-owner').order.orderId}:oRIGHTS_agent-owner`,
    outcome: 'not-reached',
  }),
  'list-dead-letters': () => ({}),
  'retry-dead-letters': ({ of }) => ({ noticeIds: [`${of('owner').order.orderId}:2:oRIGHTS_owner:N2`] }),
};

const aboutImport: Payload = ({ importId }) => ({ importId });

/** In the order of an import's life. */
export const REGISTRY_PAYLOADS: Readonly<Record<RegistryAction, Payload>> = {
  'prepare-upload': () => ({ bytes: 1000 }),
  'confirm-upload': ({ table }) => table,
  'start-import': ({ table: { attachmentId } }) => ({ attachmentId, fileName: '机器.csv' }),
  'continue-import': aboutImport,
  'get-import': aboutImport,
  'apply-import': aboutImport,
  'undo-import': async ({ importId, registry }) => {
    await registry.finish(await registry.ask('get-import', { importId }));
    return { importId };
  },
  'discard-import': aboutImport,
  'list-imports': () => ({}),
  'list-problems': ({ importId }) => ({ importId, kind: 'bad' }),
  'find-machine': () => ({ serialNumber: 'JX4-10001-IN' }),
};

export const EVIDENCE_PAYLOADS: Readonly<Record<EvidenceAction, Payload>> = { 'export-order': aboutOrder, 'signing-keys': () => ({}) };
