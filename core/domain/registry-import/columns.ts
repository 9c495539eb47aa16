/** What a row says of a machine; the last one may be missing. */
export const COLUMNS = ['serialNumber', 'model', 'itemType', 'shippedDate', 'warrantyMonths'] as const;
export type Column = (typeof COLUMNS)[number];
export const REQUIRED_COLUMNS: readonly Column[] = ['serialNumber', 'model', 'itemType', 'shippedDate'];
