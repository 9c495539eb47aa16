const MAX_ECHO = 120;

/** Somebody's own words in a text of ours: on one line, no longer than a glance, and never a link, which WeChat would make of a tag. */
export function plainWords(words: string, max = MAX_ECHO): string {
  const line = words.replace(/\s+/gu, ' ').replace(/</g, '＜').trim();
  const letters = [...line];
  return letters.length > max ? `${letters.slice(0, max).join('')}…` : line;
}
