export const INBOUND_CARRIERS = ['sf', 'deppon', 'kye', 'jd', 'zto', 'yto', 'sto', 'yunda', 'ems', 'other'] as const;
export type InboundCarrier = (typeof INBOUND_CARRIERS)[number];

/** R57: the carriers of the return. */
export const RETURN_CARRIERS = ['sf', 'deppon', 'kye'] as const;
export type ReturnCarrier = (typeof RETURN_CARRIERS)[number];
