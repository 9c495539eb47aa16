import type { KeyboardEvent } from 'react';
import { Icon, type IconName } from '../parts/icons';
import { Moment } from '../parts/moments';
import { type Hit, MOST_HITS } from './hits';
import { useSearchTexts } from './search-texts';

type Props = { readonly icon: IconName; readonly name: string; readonly hits: readonly Hit[]; readonly wanted: string };

/** What was found of one kind. The arrows step through all lists. */
export function HitList({ icon, name, hits, wanted }: Props) {
  const texts = useSearchTexts();
  return (
    <section className="card">
      <h2>
        <span className="hits-name">
          <Icon name={icon} size={16} /> {name}
        </span>
      </h2>
      <ol>
        {hits.slice(0, MOST_HITS).map(({ key, href, title, excerpt, at }) => (
          <li key={key}>
            <a className="hit" href={href} onKeyDown={stepThrough}>
              <span className="hit-head">
                <span className="entry-name">
                  <Marked text={title} wanted={wanted} />
                </span>
                {at === undefined ? null : <Moment at={at} />}
              </span>
              <code>
                <Marked text={excerpt} wanted={wanted} />
              </code>
            </a>
          </li>
        ))}
      </ol>
      {hits.length > MOST_HITS ? <p className="quiet">{texts.more}</p> : null}
    </section>
  );
}

function Marked({ text, wanted }: { text: string; wanted: string }) {
  const at = text.toLowerCase().indexOf(wanted.toLowerCase());
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + wanted.length)}</mark>
      {text.slice(at + wanted.length)}
    </>
  );
}

function stepThrough(event: KeyboardEvent<HTMLAnchorElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLElement>('.hit')];
  const next = all[all.indexOf(event.currentTarget) + by];
  if (next) next.focus();
  else if (by < 0) document.querySelector<HTMLElement>('.search input')?.focus();
}
