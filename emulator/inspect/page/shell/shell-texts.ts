import { textsIn } from '../texts';

const zh = {
  title: '检查器',
  toPhones: '手机',
  views: '视图',
  search: '搜索文档、调用、消息和推送',
  searchShort: '搜索',
  lost: '本地云没有回应。显示的是它最后说的；它回来之后会自动继续。',
  clockMoved: '时钟已被拨动',
  language: 'English',
  keys: '键盘',
  keysTitle: '键盘操作',
  keyList: [
    ['/', '搜索'],
    ['1 – 9', '切换视图'],
    ['j  k', '列表中下一项、上一项'],
    ['Esc', '回到列表，离开搜索'],
    ['?', '显示这份说明'],
  ],
  close: '关闭',
  noView: '没有这个视图',
  noViewHow: '从左侧选择一个。',
};

const en: typeof zh = {
  title: 'Inspector',
  toPhones: 'Phones',
  views: 'Views',
  search: 'Search documents, calls, messages and pushes',
  searchShort: 'Search',
  lost: 'The local cloud does not answer. You see what it said last; it goes on by itself once the cloud is back.',
  clockMoved: 'The clock has been moved',
  language: '中文',
  keys: 'Keys',
  keysTitle: 'Keyboard',
  keyList: [
    ['/', 'search'],
    ['1 – 9', 'change the view'],
    ['j  k', 'next and previous in a list'],
    ['Esc', 'back to the list, leave the search'],
    ['?', 'show this'],
  ],
  close: 'Close',
  noView: 'There is no such view',
  noViewHow: 'Choose one on the left.',
};

export const useShellTexts = textsIn(zh, en);
