import type { Language, ReplyError } from '../contract/reply';

/** Failures that need no clause: their code says it all, and the text what can be done. */
const TEXTS = {
  'not-found': { 'zh-CN': '没有找到，或您无权查看', en: 'Not found, or not yours to see' },
  'unknown-action': {
    'zh-CN': '不支持这一操作，请更新小程序后再试',
    en: 'This is not offered; please update the Mini Program and try again',
  },
  internal: {
    'zh-CN': '系统出错，没有做任何更改，请稍后再试',
    en: 'Something broke on our side; nothing was changed. Please try again later',
  },
  busy: { 'zh-CN': '同时操作的人太多，没有做任何更改，请再试一次', en: 'Too many people at once; nothing was changed. Please try again' },
  'upload-not-an-image': {
    'zh-CN': '这不是照片，请选择 JPEG、PNG、WebP 或 HEIC 图片',
    en: 'This is not a photo; please pick a JPEG, PNG, WebP or HEIC picture',
  },
  'upload-too-large': { 'zh-CN': '照片超过 10 MB，请选择小一些的', en: 'The photo is over 10 MB; please pick a smaller one' },
  'upload-missing': { 'zh-CN': '照片没有传上来，请重新上传', en: 'The photo has not arrived; please upload it again' },
  'upload-not-yours': { 'zh-CN': '这张照片不是您上传的，请重新上传', en: 'This photo was not uploaded by you; please upload it again' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type PlainErrorCode = keyof typeof TEXTS;

/** The error in the reader's language. `unknown-action` crosses the wire as `invalid-request`. */
export function plainError(lang: Language, code: PlainErrorCode): ReplyError {
  return { code: code === 'unknown-action' ? 'invalid-request' : code, message: TEXTS[code][lang] };
}
