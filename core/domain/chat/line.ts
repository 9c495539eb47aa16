/** Neither seen nor meant: joiners, marks of direction, control characters. They count as spaces. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/**
 * What somebody typed, read from left to right. It is looked at with full-width letters, digits and punctuation mended (NFKC) and in lower case, but
 * what is left over is given back as it was typed: a sentence for a customer keeps its own punctuation.
 */
export class Line {
  /** The mended text, and for each of its places where it stands in what was typed. */
  readonly #text: string;
  readonly #places: readonly number[];
  #at = 0;

  constructor(readonly typed: string) {
    let text = '';
    const places: number[] = [];
    let place = 0;
    for (const character of typed) {
      const mended = UNSEEN.test(character) ? ' ' : character.normalize('NFKC').toLowerCase();
      for (let index = 0; index < mended.length; index += 1) places.push(place);
      text += mended;
      place += character.length;
    }
    this.#text = text;
    this.#places = [...places, place];
  }

  get at(): number {
    return this.#at;
  }

  /** Back (or on) to a place that {@link at} gave before. */
  goTo(at: number): void {
    this.#at = at;
  }

  /** Whether only spaces and punctuation that ends a sentence are left. */
  get isAtEnd(): boolean {
    return /^[\s.。!,，;]*$/.test(this.#text.slice(this.#at));
  }

  /** What is left as it was typed, without the spaces around it. */
  get rest(): string {
    return this.typed.slice(this.#places[this.#at] ?? this.typed.length).trim();
  }

  /** The same, and nothing is left then. */
  takeRest(): string {
    const { rest } = this;
    this.#at = this.#text.length;
    return rest;
  }

  /** What is left, mended. */
  get ahead(): string {
    return this.#text.slice(this.#at);
  }

  skip(what: RegExp = /^[\s,，、:;]+/): void {
    this.take(what);
  }

  /** Takes what the pattern finds here, and says what; null when it is not here. The pattern must begin with `^`. */
  take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.ahead);
    if (found) this.#at += found[0].length;
    return found;
  }

  /** Takes words however they are spaced; Latin ones must not run on into another letter. False, and nothing taken, when they are not here. */
  takeWords(words: string): boolean {
    const before = this.#at;
    for (const character of words.replace(/[\s-]/g, '')) {
      this.take(/^[\s-]+/);
      if (this.ahead.charAt(0) !== character) {
        this.#at = before;
        return false;
      }
      this.#at += 1;
    }
    const runsOn = /[a-z]$/.test(words) && /^[a-z]/.test(this.ahead);
    if (runsOn) this.#at = before;
    return !runsOn;
  }
}
