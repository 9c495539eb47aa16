import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';
import type { Language } from '#core/contract/reply';

/** What the person chose; `system` follows WeChat's or the browser's language. */
export type LanguageChoice = 'system' | Language;

const STORAGE_KEY = 'language';
const listeners = new Set<() => void>();

function readChoice(): LanguageChoice {
  const stored: unknown = Taro.getStorageSync(STORAGE_KEY);
  return stored === 'zh-CN' || stored === 'en' ? stored : 'system';
}

function systemLanguage(): Language {
  const name = process.env.TARO_ENV === 'h5' ? navigator.language : Taro.getAppBaseInfo().language;
  return /^zh/i.test(name ?? 'zh') ? 'zh-CN' : 'en';
}

let choice: LanguageChoice | undefined;

function currentChoice(): LanguageChoice {
  choice ??= readChoice();
  return choice;
}

export function currentLanguage(): Language {
  const chosen = currentChoice();
  return chosen === 'system' ? systemLanguage() : chosen;
}

/** Remembers the choice and draws everything on screen again. */
export function chooseLanguage(next: LanguageChoice): void {
  choice = next;
  Taro.setStorageSync(STORAGE_KEY, next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage, currentLanguage);
export const useLanguageChoice = (): LanguageChoice => useSyncExternalStore(subscribe, currentChoice, currentChoice);
