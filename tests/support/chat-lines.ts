import { readArguments } from '#core/domain/chat/arguments/read-arguments';
import { readChat } from '#core/domain/chat/read-chat';
import type { Context } from '#core/domain/context';
import { offersFor } from '#core/domain/offers';
import type { WorkOrder } from '#core/domain/work-order';
import { aContext, supervisor } from './contexts';

const COLLEAGUES = [
  { openid: 'o-agent', name: '李四' },
  { openid: 'o-technician', name: '王五（维修）' },
  { openid: 'o-supervisor', name: '主管' },
];

/** What a line says of an order: the step's payload, or why it cannot be read. */
export function payloadOf(typed: string, order: WorkOrder, more: { readonly context?: Context; readonly photos?: readonly string[] } = {}) {
  const { command } = readChat(typed);
  if (command.kind !== 'step') throw new Error(`“${typed}” is no step but ${command.kind}`);
  const context = more.context ?? aContext(supervisor);
  const world = { order, offers: offersFor(order, context), context, colleagues: COLLEAGUES, photos: more.photos ?? [] };
  return { step: command.said.step, ...readArguments(command.said, command.rest, world) };
}
