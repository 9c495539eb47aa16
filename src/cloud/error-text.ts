import type { Texts } from '@/i18n/texts';
import { textsNow } from '@/i18n/texts';
import type { PlatformFailure } from './client';

const zhCN = {
  offline: '网络没有连上，您填写的内容都还在。连上网络后请重试。',
  timeout: '等了很久没有回应。请重试：同一个操作不会执行两次。',
  failed: '服务暂时没有回应，您填写的内容都还在。请稍后重试。',
};
const en: Texts<typeof zhCN>['en'] = {
  offline: 'There is no network. What you entered is kept; try again when the network is back.',
  timeout: 'No answer for a long time. Try again: the same action is never done twice.',
  failed: 'The service does not answer right now. What you entered is kept; try again in a moment.',
};
const texts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };

/** What to tell a person when the platform itself failed. What the functions refuse, they word themselves. */
export const platformErrorText = (code: PlatformFailure['code']): string => textsNow(texts)[code];
