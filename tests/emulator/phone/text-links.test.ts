import { expect, test } from '@jest/globals';
import { textPieces } from '../../../emulator/phone/page/chat/text-links';

const PAGE = '<a href="https://example.com" data-miniprogram-appid="wx1" data-miniprogram-path="staff/order/index?id=wo-1">打开工单</a>';

test('a link to a page of the Mini Program and one to a web page can be tapped, the words around them stay', () => {
  expect(textPieces(`请看\n${PAGE}，或 <a href="https://example.com/">网页</a>`)).toEqual([
    { at: 0, text: '请看\n' },
    { at: 3, text: '打开工单', opens: { pagePath: 'staff/order/index?id=wo-1' } },
    { at: 3 + PAGE.length, text: '，或 ' },
    { at: 6 + PAGE.length, text: '网页', opens: { url: 'https://example.com/' } },
  ]);
});

test.each(['1 < 2', '<b>粗</b>', '<a>没有地址</a>', '<a href="x">没有结尾', '＜a href="x"＞别人的话＜/a＞', ''])(
  '“%s” is no link',
  (text) => {
    expect(
      textPieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
    expect(textPieces(text).some(({ opens }) => opens)).toBe(false);
  },
);
