import { both, fill, type Language, type Localized } from './localized';

const REASONS: Readonly<Record<number, Localized>> = {
  40003: both('微信不认识这个用户', 'WeChat does not know this person'),
  40013: both(
    '小程序没有关联服务号，请在公众平台关联',
    'The Mini Program is not linked to the service account: link it on WeChat’s platform',
  ),
  40037: both('消息模板不存在，请核对设置里的模板 ID', 'The template does not exist: check the template ids in the settings'),
  40164: both('服务器地址不在白名单，请在公众平台添加', 'Our address is not allowed: add it on WeChat’s platform'),
  40165: both('小程序页面不存在，请核对已发布的版本', 'The page does not exist: check the published version'),
  41030: both('小程序页面不存在，请核对已发布的版本', 'The page does not exist: check the published version'),
  43107: both('订阅消息能力被封禁，请在公众平台查看', 'The account may not send subscribe messages: see WeChat’s platform'),
  45009: both('当日发送额度已用完', 'The day’s quota is used up'),
  45168: both('内容含有敏感词', 'The text contains words that WeChat does not pass'),
  47003: both('字段格式被微信拒绝，请联系开发人员', 'WeChat refused a field: tell the developers'),
  48001: both('账号没有这个接口的权限', 'The account has not got this interface'),
  [-1]: both('微信系统繁忙，多次尝试未成功', 'WeChat was busy at every try'),
  [-2]: both('多次没有收到微信的答复', 'WeChat did not answer, several times'),
  0: both('程序出错，请联系开发人员', 'A bug of ours: tell the developers'),
};
const OTHER = both('微信返回错误 {code}', 'WeChat answered with the error {code}');

/** What stopped a message, by the code in its dead letter, and what to do about it. */
export const deadLetterText = (lang: Language, errCode: number): string => fill(REASONS[errCode] ?? OTHER, lang, { code: errCode });
