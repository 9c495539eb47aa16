import type { Sha256 } from '../../domain/event';
import type { MessageSender, OutboxStore, RecipientStore } from '../outbox-ports';
import type { Deps } from '../ports';
import type { ServiceAccountGateway } from '../service-account-ports';
import type { CallTaskStore } from './call-task-ports';
import type { StoredNotice } from './stored-notice';

export type OutboxDeps = Pick<Deps, 'now' | 'settings' | 'staff'> & {
  readonly outbox: OutboxStore;
  readonly recipients: RecipientStore;
  readonly callTasks: CallTaskStore;
  readonly sender: MessageSender;
  readonly gateway: Pick<ServiceAccountGateway, 'sendTemplate' | 'sendText'>;
  readonly sha256: Sha256;
  /** In [0, 1): spreads what would otherwise happen all at once. */
  readonly random: () => number;
  /** Notes on the order that a bill was told of. */
  readonly notePushed: (notice: StoredNotice) => Promise<void>;
  /** Hears of what was thrown for one notice or person while the run went on. */
  readonly report: (bug: unknown) => void;
};
