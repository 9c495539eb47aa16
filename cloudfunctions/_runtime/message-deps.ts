import type { CallTaskDeps } from '#core/application/messages/call-tasks';
import type { DeadLetterDeps } from '#core/application/messages/dead-letters';
import type { MessageSettingsDeps } from '#core/application/messages/message-settings';
import type { DeliveryDeps } from '#core/application/messages/note-delivery';
import { notePushed } from '#core/application/note-notified';
import type { RecipientStore } from '#core/application/outbox-ports';
import type { Deps } from '#core/application/ports';
import { serviceAccountName } from '../../config/cloud/environment';
import { callTaskStore } from './call-task-store';
import { deadLetterStore } from './dead-letter-store';
import { deliveryStore } from './delivery-store';
import { deps } from './deps';
import { recipientStore } from './recipient-store';

type MessageDeps = Deps & CallTaskDeps & DeadLetterDeps & MessageSettingsDeps & DeliveryDeps & { readonly recipients: RecipientStore };

/** What the use-cases about messages need besides; one set an instance. */
export const messages: MessageDeps = {
  ...deps,
  callTasks: callTaskStore(),
  deadLetters: deadLetterStore(),
  deliveries: deliveryStore(),
  recipients: recipientStore(),
  serviceAccountName,
  notePushed: (notice) => notePushed(deps, notice),
};
