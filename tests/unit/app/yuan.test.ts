import { expect, test } from '@jest/globals';
import { parseYuan } from '../../../src/yuan';

test.each([
  ['800', 80_000],
  ['400.00', 40_000],
  ['19.99', 1_999],
  ['0.1', 10],
  ['1,200.5', 120_050],
  ['12,345,678', 1_234_567_800],
  ['￥１２００', 120_000],
  [' 7. ', 700],
])('%s yuan is %d Fen', (typed, fen) => {
  expect(parseYuan(typed)).toBe(fen);
});

test.each(['12,50', '1,2', '1200,00', '12，5', ',5'])(
  '“%s” is no amount: the comma may be a slip for the point, and a hundred times as much',
  (typed) => {
    expect(parseYuan(typed)).toBeUndefined();
  },
);

test.each(['', '-5', '1.234', '12元', '1e3', '.', '123456789', 'NaN'])('“%s” is no amount', (typed) => {
  expect(parseYuan(typed)).toBeUndefined();
});
