import type { Switches } from '../switches';

/** 100 is nothing; 21000 is 其他, other. Source: WeChat docs, msgSecCheck, `label`, read 2026-11-27. */
const NOTHING = 100;
export const OTHER = 21000;

type Suggest = 'pass' | 'review' | 'risky';
export type Judgement = {
  readonly result: { readonly suggest: Suggest; readonly label: number };
  readonly detail: readonly Readonly<Record<string, unknown>>[];
};

/** The worst that any word of the two lists says; each word found stands in `detail` as a keyword. Spaces and line breaks hide nothing. */
export function judgeText(text: string, { riskyWords, reviewWords }: Pick<Switches, 'riskyWords' | 'reviewWords'>): Judgement {
  const squeezed = text.replace(/\s+/g, '');
  const found = (words: readonly string[]) => words.filter((word) => squeezed.includes(word.replace(/\s+/g, '')));
  const risky = found(riskyWords);
  const review = found(reviewWords);
  const suggest: Suggest = risky.length > 0 ? 'risky' : review.length > 0 ? 'review' : 'pass';
  const label = suggest === 'pass' ? NOTHING : OTHER;
  const keyword = (suggested: Suggest, level: number) => (word: string) => ({
    strategy: 'keyword',
    errcode: 0,
    suggest: suggested,
    label: OTHER,
    level,
    keyword: word,
  });
  return {
    result: { suggest, label },
    detail: [
      { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
      ...risky.map(keyword('risky', 90)),
      ...review.map(keyword('review', 20)),
    ],
  };
}
