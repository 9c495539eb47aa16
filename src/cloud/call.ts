import type { CustomerAction, CustomerInput, CustomerReplies } from '#core/contract/customer';
import type { EvidenceAction, EvidenceInput, EvidenceReplies } from '#core/contract/evidence';
import type { RegistryAction, RegistryInput, RegistryReplies } from '#core/contract/registry';
import type { Reply, Request } from '#core/contract/reply';
import type { StaffAction, StaffInput, StaffReplies } from '#core/contract/staff';
import { currentLanguage } from '@/i18n/language';
import { type PlatformResult, platformClient } from './client';
import { platformErrorText } from './error-text';

let started = false;

function start(): void {
  if (!started) platformClient.start();
  started = true;
}

function isReply(value: unknown): value is Reply<never> {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}

const platformReply = (code: 'offline' | 'timeout' | 'failed'): Reply<never> => ({
  ok: false,
  error: { code, message: platformErrorText(code) },
});

/** What stores messages to people beside the change. */
const WRITING_ACTIONS: readonly string[] = ['submit-order', 'take-step', 'ask', 'orphan-step', 'retry-dead-letters'];

/**
 * Wakes the outbox for an order, or several, and does not wait. Messages are stored with the change and sent afterwards; the outbox's timer would find them too, but only within a
 * minute, so that a failure here costs time and nothing else.
 */
async function sendWaitingMessages(written: unknown): Promise<void> {
  if (typeof written !== 'object' || written === null) return;
  if ('orderId' in written && typeof written.orderId === 'string') platformClient.callFunction('outbox', { orderId: written.orderId });
  if (!('orderIds' in written) || !Array.isArray(written.orderIds)) return;
  // One after the other: many at once would only wait for each other.
  for (const orderId of written.orderIds) if (typeof orderId === 'string') await platformClient.callFunction('outbox', { orderId });
}

/**
 * Asks one function for one thing. Never rejects: without network the error's code is `offline`; `timeout` when it may have arrived; `failed` when the platform broke;
 * otherwise whatever the function said.
 */
async function call<T>(functionName: 'customer' | 'staff' | 'evidence' | 'registry', action: string, payload: unknown): Promise<Reply<T>> {
  start();
  const request: Request = { action, lang: currentLanguage(), payload };
  const answer: PlatformResult<unknown> = await platformClient.callFunction(functionName, request);
  if (!answer.ok) {
    console.warn(`${functionName}.${action}: ${answer.error.code} ${answer.error.detail}`);
    return platformReply(answer.error.code);
  }
  if (!isReply(answer.value)) return platformReply('failed');
  const reply: Reply<T> = answer.value;
  if (reply.ok && WRITING_ACTIONS.includes(action)) void sendWaitingMessages(reply.value);
  return reply;
}

export const callCustomer = <A extends CustomerAction>(action: A, payload: CustomerInput<A>): Promise<Reply<CustomerReplies[A]>> =>
  call('customer', action, payload);

export const callStaff = <A extends StaffAction>(action: A, payload: StaffInput<A>): Promise<Reply<StaffReplies[A]>> =>
  call('staff', action, payload);

/** Signed histories, for customers and staff alike. */
export const callEvidence = <A extends EvidenceAction>(action: A, payload: EvidenceInput<A>): Promise<Reply<EvidenceReplies[A]>> =>
  call('evidence', action, payload);

export const callRegistry = <A extends RegistryAction>(action: A, payload: RegistryInput<A>): Promise<Reply<RegistryReplies[A]>> =>
  call('registry', action, payload);

/** A name for one intention of a person: trying again with the same one never does the thing twice. */
export function newCommandId(): string {
  const part = () =>
    Math.floor(Math.random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  return `${Date.now().toString(16).padStart(12, '0')}-${part()}-${part()}-${part()}`;
}
