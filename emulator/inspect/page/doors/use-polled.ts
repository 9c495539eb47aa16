import { useCallback, useEffect, useRef, useState } from 'react';
import { askText, DoorRefused } from './ask';

const EVERY_MS = 1_500;
/** An answer that took long is asked for less often: a large one must not keep the page and the cloud busy. */
const REST_PER_MS = 20;
/** A door that is not there is looked for seldom. */
const MISSING_MS = 60_000;

/** `missing`: this local cloud has no such door. */
export type Answer<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'missing' }
  | { readonly state: 'refused'; readonly message: string };

export type Polled<T> = { readonly answer: Answer<T>; readonly again: () => void };

/**
 * What a door answers, asked again while the page is in front. An answer like the one before is the same object, so that nothing is drawn anew.
 * The answer of another path is never shown; while nobody answers the last one stays.
 */
export function usePolled<T>(path: string): Polled<T> {
  const [kept, setKept] = useState<{ path: string; answer: Answer<T> }>({ path, answer: { state: 'loading' } });
  const look = useRef<() => void>(() => {});

  useEffect(() => {
    const stopped = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastText: string | undefined;
    let isBusy = false;

    async function read(): Promise<void> {
      clearTimeout(timer);
      if (isBusy || document.hidden) return;
      isBusy = true;
      const began = performance.now();
      const answer = await answerOf<T>(path, stopped.signal, lastText);
      isBusy = false;
      if (stopped.signal.aborted) return;
      lastText = answer?.text ?? lastText;
      if (answer?.changed) setKept({ path, answer: answer.changed });
      const rest = answer?.changed?.state === 'missing' ? MISSING_MS : EVERY_MS;
      timer = setTimeout(read, Math.max(rest, REST_PER_MS * (performance.now() - began)));
    }

    const onShown = () => void read();
    look.current = onShown;
    document.addEventListener('visibilitychange', onShown);
    void read();
    return () => {
      stopped.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onShown);
    };
  }, [path]);

  const again = useCallback(() => look.current(), []);
  return { answer: kept.path === path ? kept.answer : { state: 'loading' }, again };
}

type Change<T> = { readonly text: string; readonly changed?: Answer<T> };

/** `undefined` when nobody answered. */
async function answerOf<T>(path: string, signal: AbortSignal, lastText: string | undefined): Promise<Change<T> | undefined> {
  try {
    const text = await askText(path, { signal });
    return text === lastText ? { text } : { text, changed: { state: 'ready', value: JSON.parse(text) as T } };
  } catch (failure) {
    if (!(failure instanceof DoorRefused)) return undefined;
    return { text: failure.message, changed: failure.isMissing ? { state: 'missing' } : { state: 'refused', message: failure.message } };
  }
}

/** The value once there is one. */
export const readyValue = <T>({ answer }: Polled<T>): T | undefined => (answer.state === 'ready' ? answer.value : undefined);
