import type { PhoneSettings, SettingsChange } from '../protocol';

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(
    path,
    body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

type ClockMove = { readonly now: number } | { readonly advanceMs: number } | { readonly reset: true };

/** What the page asks of the local WeChat; each call rejects when it was not done. */
export const server = {
  /** Resolves once the timers that came due have run. */
  moveClock: (move: ClockMove) => ask<{ now: number }>('/__inspect/clock', move),
  reset: () => ask<object>('/__inspect/reset', {}),
  answerPrompt: (promptId: string, choices: Readonly<Record<string, 'accept' | 'reject'>>, remember: boolean) =>
    ask<object>('/__phones/subscribe-answer', { promptId, choices, remember }),
  settings: (phone: string) => ask<PhoneSettings>(`/__phones/settings?phone=${encodeURIComponent(phone)}`),
  changeSettings: (change: SettingsChange) => ask<PhoneSettings>('/__phones/settings', change),
};
