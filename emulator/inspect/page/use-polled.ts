import { useEffect, useState } from 'react';

const EVERY_MS = 1_500;

export type Polled<T> = { readonly value: T | undefined; readonly lost: boolean };

/** What a door of the inspector answers, asked again while the page is in front. The value of another path is never shown. */
export function usePolled<T>(path: string): Polled<T> {
  const [answer, setAnswer] = useState<{ path: string; value: T | undefined; lost: boolean }>({ path, value: undefined, lost: false });
  useEffect(() => {
    let current = true;
    async function look(): Promise<void> {
      if (document.hidden) return;
      try {
        const response = await fetch(path);
        if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
        const value = (await response.json()) as T;
        if (current) setAnswer({ path, value, lost: false });
      } catch {
        if (current) setAnswer((kept) => ({ ...kept, lost: true }));
      }
    }
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [path]);
  return { value: answer.path === path ? answer.value : undefined, lost: answer.lost };
}
