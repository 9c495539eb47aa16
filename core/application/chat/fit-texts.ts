/** Of a passive reply and of a customer-service message. Source: WeChat docs, customer-service messages; of the passive reply not published, taken to be the same. */
const MAX_BYTES = 2048;

const bytesOf = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};

/** Texts as WeChat takes them, in their order: empty ones fall out, one of more than 2,048 bytes becomes several, parted at a line's end where there is one. */
export const fitTexts = (texts: readonly string[]): readonly string[] => texts.flatMap(split).filter((text) => text.trim() !== '');

function split(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  for (let end = fittingLength(rest); end < rest.length; end = fittingLength(rest)) {
    const lineEnd = rest.lastIndexOf('\n', end);
    const cut = lineEnd > end / 2 ? lineEnd : end;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut).replace(/^\n/, '');
  }
  return [...parts, rest];
}

/** How much of a text fits, in UTF-16 units, never half a letter. */
function fittingLength(text: string): number {
  let bytes = 0;
  let length = 0;
  for (const letter of text) {
    bytes += bytesOf(letter);
    if (bytes > MAX_BYTES) return length;
    length += letter.length;
  }
  return length;
}
