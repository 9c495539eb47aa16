import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ChatDeps } from '#core/application/chat/chat-ports';
import type { PeopleDeps } from '#core/application/people/people-ports';
import type { Deps } from '#core/application/ports';
import type { SettingsDeps } from '#core/application/setting-ports';
import { defaultSettings } from '../../config/cloud/settings';
import { attachmentStore } from './attachment-store';
import { chatSessionStore } from './chat-session-store';
import { noticeStore } from './notice-store';
import { orderStore } from './order-store';
import { orphanStore } from './orphan-store';
import { pageLink } from './page-link';
import { peopleStore } from './people-store';
import { staffStore, userStore } from './people-stores';
import { policyTexts } from './policy-texts';
import { machineRegistry } from './registry';
import { repairStore } from './repair-store';
import { serviceAccountGateway } from './service-account-gateway';
import { settingChangeStore } from './setting-change-store';
import { settingsStore } from './settings-store';
import { staffBook } from './staff-book';

const now = () => Date.now();
const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
const { settings, forget } = settingsStore(now);
const staff = staffStore(now);

/** Every port of the use-cases on the cloud; one set an instance, so that the caches live as long as it. */
export const deps: Deps = {
  orders: orderStore(settings),
  orphans: orphanStore(),
  registry: machineRegistry(settings, now),
  repairs: repairStore(),
  attachments: attachmentStore(),
  notices: noticeStore(),
  users: userStore(),
  staff,
  policyTexts: policyTexts(),
  settings,
  now,
  sha256: (text) => digest(text).toString('hex'),
  randomHex: (bytes) => randomBytes(bytes).toString('hex'),
  // Digests, because only what is equally long can be compared in constant time.
  isSameSecret: (a, b) => timingSafeEqual(digest(a), digest(b)),
};

/** What changing settings needs besides. An instance that changed one goes on with the new value at once, the others within a minute. */
export const settingsDeps: SettingsDeps = { ...deps, settingChanges: settingChangeStore(forget), defaultSettings };

/** What linking people and changing staff needs besides. An instance that changed staff knows it at once. */
export const peopleDeps = {
  ...deps,
  people: peopleStore(),
  staffBook: staffBook(staff.forget),
  gateway: serviceAccountGateway(now),
} satisfies PeopleDeps;

/** What talking to people in the chat needs besides. */
export const chatDeps = { ...peopleDeps, sessions: chatSessionStore(), pageLink } satisfies ChatDeps;
