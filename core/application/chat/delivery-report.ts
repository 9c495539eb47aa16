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

/** As the outbox notes it; null for a report that names no message. Doing it twice does no harm, so the report's own name is not needed. */
export function deliveryOf({ messageId, status }: DeliveryReport): Delivery | null {
  if (messageId === '') return null;
  const outcome = status === 'success' ? 'delivered' : /block/i.test(status) ? 'undelivered-user-block' : 'undelivered-system';
  return { channel: 'template', messageId, status: outcome };
}
