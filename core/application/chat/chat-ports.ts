import type { Deps } from '../ports';
import type { ServiceAccountGateway } from '../service-account-ports';
import type { ChatSession } from './chat-session';

export type ChatSessions = {
  /** As it was stored; whether anything in it is too old is the reader's business. One call. */
  find(openid: string): Promise<ChatSession | null>;
  /** In a transaction: several messages of one person may be handled at once, and none may undo what another noted. `change` may run again. */
  change(openid: string, change: (session: ChatSession | null) => ChatSession): Promise<void>;
  forget(openid: string): Promise<void>;
};

/** What talking to people needs besides the use-cases' own ports. */
export type ChatDeps = Deps & {
  readonly sessions: ChatSessions;
  readonly gateway: Pick<ServiceAccountGateway, 'readMedia'>;
  /** Words in a text that open a page of the Mini Program. */
  readonly pageLink: (page: string, words: string) => string;
};
