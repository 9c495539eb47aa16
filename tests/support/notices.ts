import type { Notice } from '#core/domain/notice';

/** 23 November 2026, a Monday, noon in Shanghai: nobody's quiet hours. */
export const NOON = Date.UTC(2026, 10, 23, 4);

/** A notice to the customer `o-customer`: please send the machine in. */
export const aNotice = (change: Partial<Notice> = {}): Notice => {
  const { orderId = 'wo1', version = 2, code = 'N2', recipient = { kind: 'customer', openid: 'o-customer' } as const } = change;
  return {
    id: `${orderId}:${version}:${'openid' in recipient ? recipient.openid : recipient.role}:${code}`,
    orderId,
    orderNumber: `JM2611-${orderId}-${version}`,
    version,
    code,
    recipient,
    ...(recipient.kind === 'customer' ? { template: 'progress' as const } : {}),
    isBold: false,
    page: 'order',
    facts: { machineIds: ['m1'], serialNumbers: [], machineCount: 1, stageWord: 'return-confirmed' },
    at: NOON,
    ...change,
  };
};
