import type { Notice } from '../../domain/notice';

/** Where staff deal with what a notice is about; everything that is no desk of its own is the order. */
const STAFF_PAGES: Readonly<Partial<Record<Notice['page'], string>>> = {
  orphan: 'staff/orphan/index',
  'call-tasks': 'staff/call-tasks/index',
  'dead-letters': 'staff/dead-letters/index',
};

/** The page of the Mini Program that a message opens, with its parameters. */
export function messagePage({ recipient, page, orderId }: Notice): string {
  const path = recipient.kind === 'customer' ? `pages/${page}/index` : (STAFF_PAGES[page] ?? 'staff/order/index');
  return `${path}?id=${encodeURIComponent(orderId)}`;
}
