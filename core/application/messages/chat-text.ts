import type { Notice } from '../../domain/notice';
import type { Language } from '../../texts/localized';
import { aboutOrder, joinedTitle } from '../../texts/message-words';
import { noticeText } from '../../texts/notices';

/** Source: the local WeChat's reading of the limit of a text message; see emulator/README.md. */
const MAX_BYTES = 2048;
/** In UTF-8. */
const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};
const ENDS = '…';

/** What a customer-service message says of notices of one order, oldest first: what happened to which order, in full as far as it fits. */
export function chatText(notices: readonly Notice[], lang: Language): string {
  const [first] = notices;
  const told = notices.map(({ code, facts }) => noticeText(lang, code, facts));
  const head = notices.length > 1 ? joinedTitle(lang, notices.length) : (told[0]?.title ?? '');
  const lines = notices.length > 1 ? told.map(({ title, body }) => `${title}: ${body}`) : told.map(({ body }) => body);
  return fitting([head, aboutOrder(lang, first?.orderNumber ?? ''), ...lines].join('\n'));
}

/** Cut between characters where it is too long; signs that are no text are left out, and nobody's words make a link, which WeChat would of a tag. */
function fitting(text: string): string {
  const clean = text.replace(/[^\P{C}\n]/gu, '').replaceAll('<', '＜');
  if (bytesOf(clean) <= MAX_BYTES) return clean;
  let bytes = bytesOf(ENDS);
  let kept = '';
  for (const character of clean) {
    bytes += bytesOf(character);
    if (bytes > MAX_BYTES) break;
    kept += character;
  }
  return `${kept}${ENDS}`;
}
