import { sendDueNotices } from '#core/application/send-due-notices';
import type { Notice } from '#core/domain/notice';
import { defaultSettings } from '../../config/cloud/settings';
import { aNotice, NOON } from './notices';
import { type OutboxWorld, outboxWorld } from './outbox-world';

/** The template of what goes on with a work order. */
export const { progress } = defaultSettings.subscribeTemplates;
export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;

/** One customer with notices waiting. */
export function aWorld(notices: readonly Notice[], known: Parameters<OutboxWorld['person']>[1] = {}): OutboxWorld {
  const world = outboxWorld(NOON);
  world.person('o-customer', known);
  world.tell(...notices);
  return world;
}
export const run = (world: OutboxWorld) => sendDueNotices(world.instance(), {});
/** So much later, as the timer would. */
export async function later(world: OutboxWorld, ms: number): Promise<void> {
  world.now += ms;
  await run(world);
}
export const channels = ({ wechat }: OutboxWorld) => wechat.sent.map(({ channel }) => channel);
/** Comes at night, too, and has the last credit. */
export const bold = aNotice({ version: 6, code: 'N6', isBold: true });
