import { PlatformError } from '../platform-error';

/**
 * A refusal of the database behind the platform: errCode -502001, in MongoDB's words.
 * Source of the form of a refused command, `(CodeName) message`: mongo-go-driver, CommandError.Error(), read 2026-11-27; that the
 * platform passes it on so is inferred from the write errors it logs, which are that driver's.
 */
export const databaseFailed = (message: string): PlatformError =>
  new PlatformError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);

export const badValue = (message: string): PlatformError => databaseFailed(`(BadValue) ${message}`);
export const failedToParse = (message: string): PlatformError => databaseFailed(`(FailedToParse) ${message}`);
export const typeMismatch = (message: string): PlatformError => databaseFailed(`(TypeMismatch) ${message}`);

/** A refused write, worded as clients of the platform have logged it (public repositories, read 2026-11-27). */
export const writeFailed = (message: string): PlatformError =>
  databaseFailed(`multiple write errors: [{write errors: [{${message}}]}, {<nil>}]`);

/** An operator, modifier or stage that is not known. Source of the code's meaning: docs.cloudbase.net/error-code/basic, read 2026-11-27; the text is not published. */
export const unknownOperator = (message: string): PlatformError =>
  new PlatformError('DATABASE_INVALID_OPERRATOR', `[InvalidParameter] (BadValue) ${message}`);
