import { expect, test } from '@jest/globals';
import { serialNumber } from '#core/contract/fields';
import { isSerialNumber, mendSerialNumber } from '../../../src/serial-number';

test.each(['jx4-10001-in', 'JX4 10001', 'ＪＸ４－１０００１－ＩＮ', 'JX4－10001'])(
  'a serial number typed as %s is understood alike by app and server',
  (typed) => {
    expect(isSerialNumber(typed)).toBe(true);
    expect(serialNumber.safeParse(typed)).toEqual({ success: true, data: mendSerialNumber(typed) });
  },
);
