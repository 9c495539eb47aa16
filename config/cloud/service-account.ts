import { environment, serviceAccountName } from './environment';
import { serviceTemplates } from './service-account-templates';

/**
 * The linked service account. Secrets here are of the local WeChat only: they open nothing anywhere else.
 * Functions know them from their environment alone (config/cloud/functions.ts).
 */
export const serviceAccount = {
  appId: 'wxdev0000000000b2',
  originalId: 'gh_dev00000000b2',
  name: serviceAccountName,
  secret: 'local-secret-of-the-service-account',
  templates: serviceTemplates,
  push: {
    url: '/service-account',
    token: 'localTokenOfTheCallback',
    encodingAesKey: 'localKeyOfTheCallback0123456789ABCDEFGHIJKL',
    mode: 'secure',
    format: 'xml',
  },
  /** One for everybody who follows; staff use words. `key`s are answered in the chat. At most three; of a name WeChat shows four Chinese characters. */
  menu: [
    { type: 'click', name: '进度', key: 'progress' },
    {
      type: 'miniprogram',
      name: '报修',
      appid: environment.appId,
      pagepath: 'pages/create/index',
      // for a WeChat that knows no Mini Programs
      url: 'https://mp.weixin.qq.com',
    },
    { type: 'click', name: '联系客服', key: 'contact' },
  ],
} as const;
