type PlatformError = { readonly errCode?: unknown; readonly errMsg?: unknown; readonly code?: unknown; readonly message?: unknown };

/** All that an SDK error says, as one text: collection and document calls carry `errCode` and `errMsg`, transactions and storage only `code` and `message`. */
function textOf(thrown: unknown): string {
  const { errCode, errMsg, code, message } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as PlatformError;
  return [errCode, code, errMsg, message].filter((part) => part !== undefined).join(' ');
}

/**
 * The transaction lost against another one, or was ended by the platform after 30 s; nothing of it is stored.
 * Unknown platform codes come out as -501001, so the text decides, never the number.
 */
export const isTransactionConflict = (thrown: unknown): boolean =>
  /TransactionConflict|TRANSACTION_CONFLICT|TransactionNotExist|DATABASE_TRANSACTION_FAIL/.test(textOf(thrown));

/** A document with this `_id`, or this value under a unique index, is already there. */
export const isDuplicate = (thrown: unknown): boolean => /E11000|DUPLICATE/.test(textOf(thrown));

/** The answer would be larger than 1 MB. */
export const isResultTooLarge = (thrown: unknown): boolean => /-602001/.test(textOf(thrown));

export const isFileMissing = (thrown: unknown): boolean => /STORAGE_FILE_NONEXIST|-503003/.test(textOf(thrown));

/** WeChat's `errcode`, or the platform's; -1 when there is none. */
export function errorCodeOf(thrown: unknown): number {
  const { errCode } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as PlatformError;
  return typeof errCode === 'number' ? errCode : -1;
}
