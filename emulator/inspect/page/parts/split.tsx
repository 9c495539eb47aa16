import { type ReactNode, useEffect, useRef } from 'react';
import { onKeys } from '../shell/keyboard';
import { go } from '../shell/route';
import { textsIn } from '../texts';
import { Icon } from './icons';

const useTexts = textsIn(
  { back: '返回列表', choose: '选择一项，这里显示它的全部内容。' },
  { back: 'Back to the list', choose: 'Choose one to see all of it here.' },
);

/** One entry of a list; `href` leads to it. */
export type Entry = { readonly id: string; readonly href: string; readonly head: ReactNode; readonly line: ReactNode };

type Props = {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly chosen: string | undefined;
  /** Where the list alone is. */
  readonly listHref: string;
  readonly above?: ReactNode;
  readonly below?: ReactNode;
  /** In place of an empty list. */
  readonly empty: ReactNode;
  readonly detail: ReactNode;
  /** Beside the list while nothing is chosen. */
  readonly idle?: ReactNode;
};

/** A list and, beside it, the entry that was chosen; on a narrow window one of the two. `j` and `k` step through the list. */
export function Split({ label, entries, chosen, listHref, above, below, empty, detail, idle }: Props) {
  const texts = useTexts();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const step = (by: number) => {
      const at = entries.findIndex(({ id }) => id === chosen);
      const next = entries[at < 0 ? 0 : at + by];
      if (next) go(next.href, 'replace');
    };
    const leave = () => go(listHref);
    return onKeys({ j: () => step(1), k: () => step(-1), ...(chosen === undefined ? {} : { Escape: leave }) });
  }, [entries, chosen, listHref]);
  useEffect(() => {
    if (chosen !== undefined) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className={`split ${chosen === undefined ? '' : 'has-choice'}`}>
      <div className="split-list">
        {above}
        {entries.length === 0 ? empty : null}
        <ol ref={list} aria-label={label}>
          {entries.map(({ id, href, head, line }) => (
            <li key={id}>
              <a className="entry" href={href} aria-current={id === chosen || undefined}>
                <span className="entry-head">{head}</span>
                <span className="entry-line">{line}</span>
              </a>
            </li>
          ))}
        </ol>
        {below}
      </div>
      <article className="split-detail">
        {chosen === undefined ? (
          (idle ?? <p className="hint choose">{texts.choose}</p>)
        ) : (
          <>
            <a className="split-back" href={listHref}>
              <Icon name="back" />
              {texts.back}
            </a>
            {detail}
          </>
        )}
      </article>
    </div>
  );
}
