import type { Actor } from '../../domain/actor';
import type { EpochMs } from '../../domain/money-and-time';
import type { Language } from '../../texts/localized';
import type { ChatMessage } from './chat-message';
import type { ChatDeps } from './chat-ports';
import type { ChatSession, SessionChange } from './chat-session';

export type Person = Extract<Actor, { readonly kind: 'person' }>;

/** Something that was said or sent, unlike following and leaving. */
export type Spoken = Extract<ChatMessage, { readonly kind: 'text' | 'image' | 'unsupported' | 'menu' }>;

/** One message of one person, with everything that is known of the conversation. */
export type Turn = {
  readonly deps: ChatDeps;
  readonly message: Pick<Spoken, 'messageId'>;
  readonly actor: Person;
  readonly session: ChatSession;
  readonly language: Language;
  readonly now: EpochMs;
};

/** What is answered, and what of the conversation changes. */
export type Said = { readonly texts: readonly string[]; readonly change: SessionChange };

/** One text of several lines. */
export const say = (lines: readonly (string | undefined)[], change: SessionChange = {}): Said => ({
  texts: [lines.filter((line) => line !== undefined && line !== '').join('\n')],
  change,
});

/** The id of the command that a message is, or of one of several: the same message, come again, is the same command. */
export const commandIdOf = ({ deps, message, actor }: Turn, part = 0): string => commandIdOfMessage(deps, actor, message.messageId, part);

export const commandIdOfMessage = ({ sha256 }: ChatDeps, { openid }: Person, messageId: string, part = 0): string =>
  `chat-${sha256(`${openid} ${messageId} ${part}`).slice(0, 40)}`;
