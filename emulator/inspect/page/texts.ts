import { useLanguage } from '../../phone/page/words';

/** The texts of a view in the language that was chosen; English has exactly what Chinese has. */
export function textsIn<T>(zh: T, en: T): () => T {
  const texts = { zh, en };
  return () => texts[useLanguage()];
}
