import { CUSTOMER_WORDS } from '../../texts/chat/customer-words';
import type { ChatAnswer } from './chat-message';
import type { ChatDeps } from './chat-ports';
import { alive, changed, withHandled } from './chat-session';
import type { Said, Spoken, Turn } from './chat-turn';
import { talkToCustomer } from './customer-conversation';
import { talkToStaff } from './staff-conversation';

/**
 * What is answered to something said or sent in the chat: by staff, a customer, or somebody who is not known yet. Runs the same use-cases as the screens, as the person who writes.
 * A message that comes again (same `messageId`) is answered as before, and what it did is not done twice.
 *
 * @param openid who it is in the Mini Program; null as long as that is not known
 */
export async function converse(deps: ChatDeps, message: Spoken, openid: string | null): Promise<ChatAnswer> {
  const { messageId } = message;
  if (openid === null) return { texts: [unknownPerson(deps)] };

  const [found, language, stored] = await Promise.all([deps.staff.atWork(openid), deps.users.language(openid), deps.sessions.find(openid)]);
  // Without a role nobody is staff: taking all of them away is how somebody is dismissed, too.
  const staff = found && found.roles.length > 0 ? found : null;
  const now = deps.now();
  const session = alive(stored, now);
  const before = session.handled.find((one) => one.messageId === messageId);
  if (before) return { texts: before.texts };

  const person = { kind: 'person', openid, name: staff?.name ?? '', staffRoles: staff?.roles ?? [] } as const;
  const turn: Turn = { deps, message, actor: person, session, language, now };
  const said: Said = staff ? await talkToStaff(turn, message) : await talkToCustomer(turn, message);
  await deps.sessions.change(openid, (latest) => withHandled(changed(alive(latest, now), said.change, now), messageId, said.texts));
  return { texts: said.texts };
}

/** Their language is as unknown as they are. */
const unknownPerson = ({ pageLink }: ChatDeps): string =>
  [
    CUSTOMER_WORDS.unlinked['zh-CN'],
    CUSTOMER_WORDS.unlinked.en,
    pageLink('pages/home/index', `${CUSTOMER_WORDS.openApp['zh-CN']} · ${CUSTOMER_WORDS.openApp.en}`),
  ].join('\n');
