import { environment } from '../../config/cloud/environment';

/**
 * Words that open a page of the Mini Program from a text of the service account.
 * Source: WeChat docs, customer-service messages, text with a link to a Mini Program; the href is for clients that know none.
 */
export const pageLink = (page: string, words: string): string =>
  `<a href="https://mp.weixin.qq.com" data-miniprogram-appid="${environment.appId}" data-miniprogram-path="${page}">${words}</a>`;
