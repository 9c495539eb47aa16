import { describe, expect, test } from '@jest/globals';
import {
  errorCodeOf,
  isDuplicate,
  isFileMissing,
  isResultTooLarge,
  isTransactionConflict,
} from '../../../cloudfunctions/_runtime/platform-error';

const sdkError = (errCode: number, errMsg: string) => Object.assign(new Error(errMsg), { errCode, errMsg });
const rawError = (code: string, message: string) => Object.assign(new Error(message), { code });

// As wx-server-sdk 4.0.2 throws them, read and measured 2026-11-22.
const CONFLICT_AT_WRITE = sdkError(
  -501001,
  'document.update:fail -501001 resource system error. [ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
);
const CONFLICT_AT_COMMIT = rawError('DATABASE_TRANSACTION_CONFLICT', 'Transaction is conflict');
const ENDED_BY_PLATFORM = rawError(
  'DATABASE_TRANSACTION_FAIL',
  '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server',
);
const SYSTEM_ERROR = sdkError(-501001, 'collection.get:fail -501001 resource system error. the server is on fire');
const DUPLICATE = sdkError(
  -502001,
  'collection.add:fail -502001 database request fail. E11000 duplicate key error collection: tnt-x.open_serials index: _id_',
);
const TOO_LARGE = sdkError(-602001, 'collection.get:fail -602001 query result too large');
const NO_FILE = rawError('STORAGE_FILE_NONEXIST', 'file not exist');

describe('errors of the platform are told apart by what they say, since their numbers are shared:', () => {
  test.each([CONFLICT_AT_WRITE, CONFLICT_AT_COMMIT, ENDED_BY_PLATFORM])('%s is a lost race', (thrown) => {
    expect(isTransactionConflict(thrown)).toBe(true);
  });
  test.each([SYSTEM_ERROR, DUPLICATE, TOO_LARGE, NO_FILE, null, 'text', undefined])('%s is no lost race', (thrown) => {
    expect(isTransactionConflict(thrown)).toBe(false);
  });
  test('a duplicate, an answer too large and a missing file', () => {
    expect([isDuplicate(DUPLICATE), isDuplicate(SYSTEM_ERROR)]).toEqual([true, false]);
    expect([isResultTooLarge(TOO_LARGE), isResultTooLarge(DUPLICATE)]).toEqual([true, false]);
    expect([isFileMissing(NO_FILE), isFileMissing(SYSTEM_ERROR)]).toEqual([true, false]);
  });
  test('an error without a number counts as WeChat’s "busy"', () => {
    expect([errorCodeOf(sdkError(43101, 'refused')), errorCodeOf(NO_FILE), errorCodeOf('text')]).toEqual([43101, -1, -1]);
  });
});
