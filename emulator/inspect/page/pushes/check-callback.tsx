import { useState } from 'react';
import { ask, DoorRefused } from '../doors/ask';
import type { CallbackCheck } from '../doors/shapes';
import { usePushesTexts } from './pushes-texts';

const ACCOUNTS = ['service-account', 'mini-program'] as const;
type Said = { readonly good: boolean; readonly text: string };

/** The check WeChat makes of a callback's address when it is saved in the console. */
export function CheckCallback() {
  const texts = usePushesTexts();
  const [said, setSaid] = useState<Said>();

  async function check(account: (typeof ACCOUNTS)[number]): Promise<void> {
    setSaid(undefined);
    try {
      const { ok, url, why } = await ask<CallbackCheck>(`/__inspect/push/${account}/verify`, { method: 'POST', body: {} });
      setSaid({ good: ok, text: ok ? texts.checked(new URL(url).origin + new URL(url).pathname) : (why ?? '') });
    } catch (failure) {
      setSaid({
        good: false,
        text: failure instanceof DoorRefused && failure.code === 'NO_PUSH_URL' ? texts.nobody : (failure as Error).message,
      });
    }
  }

  return (
    <details className="narrow">
      <summary>{texts.check}</summary>
      <div className="tools">
        {ACCOUNTS.map((account) => (
          <button key={account} type="button" className="button" onClick={() => void check(account)}>
            {texts.accounts[account]}
          </button>
        ))}
      </div>
      <p className={`said ${said?.good ? 'good' : 'bad'}`} role="status">
        {said?.text}
      </p>
    </details>
  );
}
