import type { EveryDesk } from './walk';

/** Everything about who is staff; the last of the walks, since somebody is let go. */
export async function walkAmongPeople({ supervisor, customer }: Pick<EveryDesk, 'supervisor' | 'customer'>): Promise<void> {
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
