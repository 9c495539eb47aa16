import type { Texts } from './texts';

const zhCN = {
  title: '消息',
  unread: (count: number) => `${count} 条未读`,
  allRead: '全部已读',
  markAll: '全部标为已读',
  empty: { title: '还没有消息', body: '工单有任何进展，都会记录在这里。' },
  more: '显示更早的',
  new: '未读',
  way: { sentAs: (channel: string) => `发送方式：${channel}`, why: '为什么这样通知', hide: '收起' },
  push: { sent: '已发微信通知', waiting: '正在发送微信通知', 'in-app': '仅在此显示' },
  quiet: {
    title: '微信通知',
    sentence: '微信规定：每同意一次，可以收到一条。这里的记录永远完整。',
    kinds: { progress: '进度', quotation: '报价', return: '寄回' },
    left: (count: number) => `还可收 ${count} 条`,
    settings: '能收到哪些、怎么收',
    action: '再订阅一次',
    done: '已更新',
  },
};

const en: Texts<typeof zhCN>['en'] = {
  title: 'Messages',
  unread: (count) => `${count} unread`,
  allRead: 'All read',
  markAll: 'Mark all as read',
  empty: { title: 'No messages yet', body: 'Whatever happens with your orders is recorded here.' },
  more: 'Show earlier ones',
  new: 'unread',
  way: { sentAs: (channel) => `Sent as: ${channel}`, why: 'Why this way', hide: 'Hide' },
  push: { sent: 'sent by WeChat', waiting: 'being sent by WeChat', 'in-app': 'shown here only' },
  quiet: {
    title: 'WeChat notifications',
    sentence: 'WeChat sends one message for each time you agree. The record here is always complete.',
    kinds: { progress: 'Progress', quotation: 'Quotation', return: 'Return' },
    left: (count) => (count === 1 ? '1 left' : `${count} left`),
    settings: 'What reaches you, and how',
    action: 'Allow one more of each',
    done: 'Updated',
  },
};

export const noticeTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
