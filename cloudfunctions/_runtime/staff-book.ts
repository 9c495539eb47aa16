import type { Busy } from '#core/application/busy';
import type {
  Invitation,
  Member,
  StaffBook,
  StaffChange,
  StaffChanged,
  StaffCommand,
  StaffDecision,
  StaffNow,
} from '#core/application/people/people-ports';
import { err, ok, type Result } from '#core/domain/result';
import { after, fromCursor, toCursor } from './cursor';
import { _, database, type Stored } from './database';
import { readUpTo, toDocument } from './documents';
import { isDuplicate } from './platform-error';
import { inTransaction, type Outcome } from './transaction';

const PAGE_SIZE = 20;
/** Commands that are known again when they are sent once more: as many changes back. */
const MAX_HANDLED = 20;
/** Somebody else's change came first so often. */
const MAX_RACES = 5;
const MAX_OPEN_INVITATIONS = 100;

const changes = () => database.collection('staff_changes');
const invitations = () => database.collection('staff_invitations');

/** Sorts as the numbers do. */
const changeId = (number: number) => String(number).padStart(8, '0');
const toChange = ({ _id, ...change }: Stored) => change as unknown as StaffChange;
const toInvitation = ({ _id, ...invitation }: Stored) => ({ scene: String(_id), ...invitation }) as unknown as Invitation;
export const toMember = ({ _id, name, roles, version, joinedAt, leftAt }: Stored): Member => ({
  openid: String(_id),
  name: String(name),
  roles: roles as Member['roles'],
  version: Number(version ?? 0),
  ...(typeof joinedAt === 'number' ? { joinedAt } : {}),
  ...(typeof leftAt === 'number' ? { leftAt } : {}),
});

async function readMembers(): Promise<readonly Member[]> {
  return (await readUpTo(database.collection('staff'), 1000)).map(toMember);
}

/** `staff`, `staff_invitations` and `staff_changes`. @param changed called after each change, for what an instance remembers of staff */
export function staffBook(changed: () => void): StaffBook {
  return {
    members: readMembers,

    async change(command, decide) {
      for (let race = 0; race < MAX_RACES; race += 1) {
        try {
          const done = await tryChange(command, decide);
          changed();
          return done;
        } catch (thrown) {
          // The number of the change is there already: what was decided on is no longer so.
          if (!isDuplicate(thrown)) throw thrown;
        }
      }
      return err({ code: 'busy' });
    },

    async invitation(scene) {
      const { data } = await invitations().doc(scene).get();
      return data && toInvitation(data);
    },

    async invitations(now) {
      const open = _.or([
        { state: 'open', expiresAt: _.gt(now) },
        { state: 'bound', joinsUntil: _.gt(now) },
      ]);
      const { data } = await invitations().where(open).orderBy('madeAt', 'desc').limit(MAX_OPEN_INVITATIONS).get();
      return data.map(toInvitation);
    },

    async boundTo(unionid, now) {
      const query = invitations().where({ boundTo: unionid, state: 'bound', joinsUntil: _.gt(now) });
      const { data } = await query.limit(1).get();
      return data[0] ? toInvitation(data[0]) : null;
    },

    async bind(scene, unionid, now) {
      const { stats } = await invitations()
        .where({ _id: scene, state: 'open', expiresAt: _.gt(now) })
        .update({ data: { state: 'bound', boundTo: unionid } });
      return stats.updated === 1;
    },

    async history(cursor) {
      const query = changes().where(after({}, 'at', 'desc', fromCursor(cursor)));
      const found = await readUpTo(query.orderBy('at', 'desc').orderBy('_id', 'desc'), PAGE_SIZE + 1);
      const page = found.slice(0, PAGE_SIZE).map(toChange);
      const last = page.at(-1);
      return {
        changes: page,
        ...(found.length > PAGE_SIZE && last ? { cursor: toCursor({ at: last.at, id: changeId(last.number) }) } : {}),
      };
    },

    async followersAmong(openids) {
      const { data } = await database
        .collection('users')
        .where({ _id: _.in(openids) })
        .limit(1000)
        .get();
      return new Set(data.filter(({ serviceOpenid }) => typeof serviceOpenid === 'string').map(({ _id }) => String(_id)));
    },
  };
}

/**
 * Numbers of changes follow each other without a gap, and the number is the entry's `_id`: read before everything else, it makes whoever decided on what is no longer so fail as a duplicate.
 *
 * @throws a duplicate: somebody else's change came first
 */
async function tryChange<E>(
  { commandId, commandHash, scene, readsMembers }: StaffCommand,
  decide: (now: StaffNow) => Result<StaffDecision, E>,
): Promise<Result<StaffChanged, E | Busy | { readonly code: 'command-reused' }>> {
  const latest = (await changes().where({}).orderBy('_id', 'desc').limit(MAX_HANDLED).get()).data.map(toChange);
  const members = readsMembers ? await readMembers() : [];
  const handled = latest.find((change) => change.commandId === commandId);
  if (handled) return handled.commandHash === commandHash ? ok({ change: handled, members }) : err({ code: 'command-reused' });
  const number = (latest[0]?.number ?? 0) + 1;

  return inTransaction(async (transaction): Promise<Outcome<StaffChanged, E>> => {
    const kept = scene === undefined ? null : (await transaction.collection('staff_invitations').doc(scene).get()).data;
    const decided = decide({ members, invitation: kept && toInvitation(kept) });
    if (!decided.ok) return { store: false, result: decided };
    const { member, invitation } = decided.value;
    const change: StaffChange = { ...decided.value.change, number, commandId, commandHash };
    await transaction.collection('staff_changes').add({ data: { _id: changeId(number), ...toDocument(change) } });
    const put = (collection: string, id: string, value: object) =>
      transaction
        .collection(collection)
        .doc(id)
        .set({ data: toDocument(value) });
    if (member) await put('staff', member.openid, { ...member, openid: undefined });
    if (invitation) await put('staff_invitations', invitation.scene, { ...invitation, scene: undefined });
    return { store: true, result: ok({ change, members: member ? withMember(members, member) : members }) };
  });
}

const withMember = (members: readonly Member[], changed: Member): readonly Member[] => [
  ...members.filter(({ openid }) => openid !== changed.openid),
  changed,
];
