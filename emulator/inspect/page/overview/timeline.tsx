import { Icon } from '../parts/icons';
import { Moment } from '../parts/moments';
import { Outcome } from '../parts/outcome';
import { useNameOf } from '../parts/people';
import { Empty } from '../parts/states';
import { hrefOf, useRoute } from '../shell/route';
import type { Happening } from './happenings';
import { useOverviewTexts } from './overview-texts';

const SHOWN = 200;
const ICON = { run: 'functions', message: 'messages', push: 'pushes' } as const;

/** Runs, messages and pushes in one line of time, newest first. `?only=problems` leaves the good ones out. */
export function Timeline({ happenings }: { happenings: readonly Happening[] }) {
  const texts = useOverviewTexts();
  const nameOf = useNameOf();
  const onlyProblems = useRoute().query.only === 'problems';
  const shown = (onlyProblems ? happenings.filter(({ tone }) => tone === 'bad') : happenings).slice(0, SHOWN);
  return (
    <section className="card timeline">
      <h2>
        {texts.timeline}
        <span className="segments">
          <a href={hrefOf([])} aria-current={onlyProblems ? undefined : 'true'}>
            {texts.all}
          </a>
          <a href={hrefOf([], { only: 'problems' })} aria-current={onlyProblems ? 'true' : undefined}>
            {texts.problems}
          </a>
        </span>
      </h2>
      {shown.length === 0 ? (
        <Empty
          icon={onlyProblems ? 'check' : 'overview'}
          title={onlyProblems ? texts.noProblems : texts.nothing}
          how={onlyProblems ? texts.noProblemsHow : texts.nothingHow}
        />
      ) : null}
      <ol>
        {shown.map(({ key, kind, at, title, aside, openid, tone, word, href }) => (
          <li key={key}>
            <a className="happening" href={href}>
              <Moment at={at} />
              <span className="happening-kind" title={texts[kind]}>
                <Icon name={ICON[kind]} size={16} />
              </span>
              <span className="happening-title">{title}</span>
              <span className="happening-aside">{aside}</span>
              <span className="happening-who">{openid ? (nameOf(openid) ?? openid) : ''}</span>
              {tone === 'good' || (tone === 'quiet' && !word) ? <span /> : <Outcome tone={tone} text={word ?? '…'} />}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
