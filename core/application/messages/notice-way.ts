import type { Language } from '../../texts/localized';
import { explanation, pushText } from '../../texts/push-reasons';
import type { StoredNotice } from './stored-notice';

/** What a reader is told of the way a notice took: in one line, and channel by channel. The reader is the person it was for, or `somebody` else. */
export function wayOf(
  notice: StoredNotice,
  lang: Language,
  reader?: 'themselves' | 'somebody',
): { readonly pushText: string; readonly way: readonly string[] } {
  return { pushText: pushText(lang, reasonOf(notice), reader), way: explanation(lang, notice.considered) };
}

function reasonOf({ id, push, pushReason, toldBy, delivery }: StoredNotice): string {
  if (push !== 'sent') return pushReason;
  if (toldBy !== null && toldBy !== id) return 'joined';
  return delivery ?? pushReason;
}
