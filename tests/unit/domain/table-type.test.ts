import { expect, test } from '@jest/globals';
import { tableTypeOf } from '#core/domain/table-type';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

test.each([
  ['CSV', bytes('序列号,型号\r\n'), 'csv'],
  ['CSV with a byte order mark', bytes('\uFEFFSN;Model'), 'csv'],
  ['GB18030', bytes('d0f2c1d0bac52c', 'hex'), 'csv'],
  ['UTF-16 with its mark', bytes('\uFEFFSN\tModel', 'utf16le'), 'csv'],
  ['a zip', bytes('PK\x03\x04rest', 'latin1'), 'xlsx'],
  ['old Excel', bytes('d0cf11e0a1b11ae1', 'hex'), 'old-excel'],
  ['nothing', bytes(''), null],
  ['a photo', bytes('ffd8ffe000104a464946', 'hex'), null],
  ['a PDF', bytes('%PDF-1.7\n'), null],
  ['RTF', bytes('{\\rtf1 x}'), null],
  ['HTML that calls itself a workbook', bytes('\uFEFF \n<html><table>'), null],
  ['a program', bytes('MZ\x90\x00\x03', 'latin1'), null],
])('%s', (_what, content, type) => {
  expect(tableTypeOf(content)).toBe(type);
});
