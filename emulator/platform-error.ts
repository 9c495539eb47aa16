/**
 * An expected refusal of the cloud, thrown from wherever it is found out and answered by the wire as `{code, message}`.
 * The SDK turns `code` into an errCode (SYS_ERR -501001, DATABASE_REQUEST_FAILED -502001, …; unknown ones become -501001).
 */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const invalidParam = (message: string): PlatformError => new PlatformError('INVALID_PARAM', `[InvalidParameter] ${message}`);
