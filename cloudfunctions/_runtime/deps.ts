import { createHash, randomBytes } from 'node:crypto';
import type { Deps } from '#core/application/ports';
import { attachmentStore } from './attachment-store';
import { noticeStore } from './notice-store';
import { orderStore } from './order-store';
import { orphanStore } from './orphan-store';
import { staffStore, userStore } from './people-stores';
import { machineRegistry } from './registry';
import { settingsStore } from './settings-store';

const now = () => Date.now();
const settings = settingsStore(now);

/** Every port of the use-cases on the cloud; one set an instance, so that the caches live as long as it. */
export const deps: Deps = {
  orders: orderStore(),
  orphans: orphanStore(),
  registry: machineRegistry(settings, now),
  attachments: attachmentStore(),
  notices: noticeStore(),
  users: userStore(),
  staff: staffStore(now),
  settings,
  now,
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  randomHex: (bytes) => randomBytes(bytes).toString('hex'),
};
