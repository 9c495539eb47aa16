import { expect, test } from '@jest/globals';
import { csvLine } from '#core/domain/registry-import/csv-line';

test.each([
  [['12', '序列号', '没有'], '12,序列号,没有\r\n'],
  [['a,b', 'say "no"', 'two\nlines'], '"a,b","say ""no""","two\nlines"\r\n'],
  [['＝1+1', ' =1+1', '\n@x', '＠x'], "'＝1+1,' =1+1,\"'\n@x\",'＠x\r\n"],
  [['=1+1', '+8', '-3', '@x'], "'=1+1,'+8,'-3,'@x\r\n"],
])('%j is written so that no spreadsheet carries anything out', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
