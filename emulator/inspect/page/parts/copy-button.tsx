import { useEffect, useState } from 'react';
import { textsIn } from '../texts';
import { Icon } from './icons';

const SAID_MS = 1_500;
const useTexts = textsIn({ copied: '已复制', failed: '没能复制' }, { copied: 'Copied', failed: 'Could not copy' });

/** Puts a text on the clipboard, and says so for a moment. `text` is made only when asked for. */
export function CopyButton({ label, text }: { label: string; text: () => string }) {
  const texts = useTexts();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  function copy(): void {
    navigator.clipboard.writeText(text()).then(
      () => setSaid(texts.copied),
      () => setSaid(texts.failed),
    );
  }

  return (
    <button type="button" className="quiet-button" onClick={copy}>
      <Icon name={said === texts.copied ? 'check' : 'copy'} size={16} />
      <span aria-live="polite">{said === '' ? label : said}</span>
    </button>
  );
}
