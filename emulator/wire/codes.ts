/** The platform's code for an errCode of the SDK. Source: wx-server-sdk 4.0.2. */
const CODES: ReadonlyMap<number, string> = new Map([
  [-501001, 'SYS_ERR'],
  [-501002, 'SERVER_TIMEOUT'],
  [-501003, 'EXCEED_REQUEST_LIMIT'],
  [-501004, 'EXCEED_CONCURRENT_REQUEST_LIMIT'],
  [-501007, 'INVALID_PARAM'],
  [-502001, 'DATABASE_REQUEST_FAILED'],
  [-502003, 'DATABASE_PERMISSION_DENIED'],
  [-502005, 'DATABASE_COLLECTION_NOT_EXIST'],
  [-503001, 'STORAGE_REQUEST_FAIL'],
  [-503002, 'STORAGE_EXCEED_AUTHORITY'],
  [-503003, 'STORAGE_FILE_NONEXIST'],
  [-504001, 'FUNCTIONS_REQUEST_FAIL'],
  [-504002, 'FUNCTIONS_EXECUTE_FAIL'],
]);

/** A message that begins with a code (`DATABASE_TRANSACTION_CONFLICT …`) names its own; else by number. */
export function codeOf(errCode: number, message: string): string {
  return /^[A-Z]+_[A-Z_]+/.exec(message)?.[0] ?? CODES.get(errCode) ?? 'SYS_ERR';
}
