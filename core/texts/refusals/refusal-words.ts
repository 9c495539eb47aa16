import { both, type Localized } from '../localized';

/** What a refusal says. */
export type RefusalWords = {
  /** What cannot be done. */
  readonly message: Localized;
  /** What would make it legal, or what can be done instead. */
  readonly cure: Localized;
  /** The same with what is known of this very order in its `{places}`; said instead where each of them can be filled. */
  readonly exact?: Localized;
};
/** Message and cure in zh-CN and en, then, where there are any, both cures with places. */
export const words = (zh: string, en: string, cureZh: string, cureEn: string, exactZh?: string, exactEn?: string): RefusalWords => ({
  message: both(zh, en),
  cure: both(cureZh, cureEn),
  ...(exactZh && exactEn ? { exact: both(exactZh, exactEn) } : {}),
});
