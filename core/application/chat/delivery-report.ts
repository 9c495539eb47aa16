import type { Delivery } from '../outbox-ports';

/** What became of a template message after WeChat took it (TEMPLATESENDJOBFINISH). The same report may come more than once. */
export type DeliveryReport = {
  /** Names the report for good. */
  readonly reportId: string;
  readonly serviceOpenid: string;
  /** The `messageId` that the gateway gave for it. */
  readonly messageId: string;
  /** `success`, `failed:user block`, `failed: system failed` … */
  readonly status: string;
};

/**
 * The same in the words of the outbox; null for a report that names no message. Whatever is not known to have arrived has not.
 * Source: WeChat docs, template messages, TEMPLATESENDJOBFINISH, read 2026-11-27.
 */
export function deliveryOf({ messageId, status }: DeliveryReport): Delivery | null {
  if (messageId === '') return null;
  return { channel: 'template', messageId, status: statusOf(status.toLowerCase()) };
}

function statusOf(status: string): Delivery['status'] {
  if (status === 'success') return 'delivered';
  return status.includes('user block') ? 'undelivered-user-block' : 'undelivered-system';
}
