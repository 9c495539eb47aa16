import { textsIn } from '../texts';

const zh = {
  title: '微信怎么决定',
  about: '这些由微信说了算，代码问不到。改了就一直有效，直到重置。',
  subscribeBanned: '小程序被封禁了订阅消息（43107）',
  openPlatform: '小程序和服务号绑定在同一个开放平台账号下（才有 unionid）',
  arrives: '图片和音频的安全检测结果会送达',
  templateDelivery: '模板消息的送达结果（TEMPLATESENDJOBFINISH）',
  suggest: '图片和音频的检测结论',
};

const en: typeof zh = {
  title: 'What WeChat decides',
  about: 'Nobody can ask WeChat for these. A change stays until a reset.',
  subscribeBanned: 'The mini program lost subscribe messages (43107)',
  openPlatform: 'Both accounts belong to one Open Platform account (only then is there a unionid)',
  arrives: 'Results of the check of pictures and sounds arrive',
  templateDelivery: 'How template messages end (TEMPLATESENDJOBFINISH)',
  suggest: 'How pictures and sounds are judged',
};

export const useWechatTexts = textsIn(zh, en);
