/** What a tap leads to: a web page, or a page of the Mini Program. */
export type Opens = { readonly url?: string; readonly pagePath?: string };
/** A piece of a text; with `opens` it can be tapped. */
export type TextPiece = { readonly at: number; readonly text: string; readonly opens?: Opens };

const LINK = /<a\s+([^<>]*)>([^<>]*)<\/a>/g;
const attribute = (attributes: string, name: string): string | undefined => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];

/**
 * The words of a text with its links. An account may put `<a href="…">` into a text, and with `data-miniprogram-path` a page of a Mini Program; what is no such link stays as it is.
 * Source: WeChat docs, customer-service messages, text.
 */
export function textPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const found of text.matchAll(LINK)) {
    const [whole, attributes = '', words = ''] = found;
    const pagePath = attribute(attributes, 'data-miniprogram-path');
    const url = attribute(attributes, 'href');
    if (pagePath === undefined && url === undefined) continue;
    if (found.index > end) pieces.push({ at: end, text: text.slice(end, found.index) });
    pieces.push({ at: found.index, text: words, opens: pagePath === undefined ? { url: url ?? '' } : { pagePath } });
    end = found.index + whole.length;
  }
  return end < text.length ? [...pieces, { at: end, text: text.slice(end) }] : pieces;
}
