import { Icon } from './icons';

export type Tone = 'good' | 'bad' | 'attention' | 'quiet';
const ICON = { good: 'check', bad: 'cross', attention: 'running' } as const;

/** How something ended: an icon and a word beside the colour; `quiet` is what needs no mark. */
export const Outcome = ({ tone, text }: { tone: Tone; text: string }) => (
  <span className={`outcome ${tone}`}>
    {tone !== 'quiet' && <Icon name={ICON[tone]} size={14} />}
    {text}
  </span>
);
