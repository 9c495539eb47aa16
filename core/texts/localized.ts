/** The languages people read; zh-CN comes first, en says the same. */
export type Language = 'zh-CN' | 'en';
export type Localized = { readonly 'zh-CN': string; readonly en: string };

/** A pair of texts, Chinese first. */
export const both = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

/** Puts values into `{name}` places. */
export function fill(template: Localized, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  return template[language].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
