import type { OrphanStep } from '#core/contract/orphans';
import { at, m1, type Walk, waybill } from './walk';

const ADDRESS = { name: '收货处', phone: '13800138000', region: '广东省深圳市南山区', street: '科技园路 1 号', overseas: false };

/** Parcels that nobody announced; the address of an order whose machine came in one. */
export async function orphans(walk: Walk): Promise<void> {
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
