import type { Language } from '#core/contract/reply';
import { currentLanguage, useLanguage } from './language';

/** The shape of a set of texts, without the words: what a second language has to fill. */
export type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...args: infer A) => string ? (...args: A) => string : Shape<T[K]>;
};

/** The same words in every language. A missing or extra key does not compile. */
export type Texts<T> = Readonly<Record<Language, Shape<T>>>;

/** The words of the language on screen; draws again when the person changes it. */
export function useTexts<T>(texts: Texts<T>): Shape<T> {
  return texts[useLanguage()];
}

/** The words outside a component, read at the moment they are needed. */
export function textsNow<T>(texts: Texts<T>): Shape<T> {
  return texts[currentLanguage()];
}
