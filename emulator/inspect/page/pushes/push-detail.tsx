import type { PushAttempt, PushRecord } from '../doors/shapes';
import { Facts, Section } from '../parts/facts';
import { JsonPanel } from '../parts/json-tree';
import { durationText, wholeMoment } from '../parts/moments';
import { Outcome, type Tone } from '../parts/outcome';
import { Who } from '../parts/people';
import { PUSH_TONE, pushOutcome, pushTitle } from './push';
import { usePushesTexts } from './pushes-texts';

const TRY_TONE: Readonly<Record<PushAttempt['outcome'], Tone>> = {
  accepted: 'good',
  replied: 'good',
  abnormal: 'bad',
  failed: 'bad',
  'timed-out': 'bad',
  lost: 'attention',
};

/** One push: where it went, each attempt with what went out and what came back, and the reply the person got. */
export function PushDetail({ push }: { push: PushRecord }) {
  const texts = usePushesTexts();
  const outcome = pushOutcome(push);
  return (
    <>
      <h2>
        {pushTitle(push)}
        <Outcome tone={PUSH_TONE[outcome]} text={texts.outcomes[outcome]} />
      </h2>
      <Facts
        facts={[
          [texts.person, <Who key="who" openid={push.openid} />],
          [texts.account, texts.accounts[push.account]],
          [texts.to, push.to === '' ? texts.nobody : <code key="to">{push.to}</code>],
          [texts.at, wholeMoment(push.queuedAt)],
        ]}
      />
      <Section title={texts.message}>
        <JsonPanel value={push.message} />
      </Section>
      {push.attempts.map((attempt, index) => (
        <Attempt key={attempt.at} number={index + 1} attempt={attempt} />
      ))}
      {push.reply ? (
        <Section title={texts.reply}>
          <JsonPanel value={push.reply} />
        </Section>
      ) : null}
    </>
  );
}

function Attempt({ number, attempt }: { number: number; attempt: PushAttempt }) {
  const texts = usePushesTexts();
  const { outcome, why, durationMs, at, request, answer } = attempt;
  const body = answer?.body;
  return (
    <Section title={texts.attempt(number)} side={<Outcome tone={TRY_TONE[outcome]} text={texts.tried[outcome]} />}>
      <p className="quiet attempt-line">
        {wholeMoment(at)} · {durationText(durationMs)}
        {answer?.status === undefined ? '' : ` · HTTP ${answer.status}`}
      </p>
      {why ? <p className="bad attempt-line">{why}</p> : null}
      {request ? (
        <details className="narrow">
          <summary>{texts.sent}</summary>
          <pre className="logs">{`${request.url}\n\n${request.body}`}</pre>
        </details>
      ) : null}
      {body === undefined || body === '' ? null : (
        <details className="narrow">
          <summary>{texts.answered}</summary>
          {typeof body === 'string' ? <pre className="logs">{body}</pre> : <JsonPanel value={body} />}
        </details>
      )}
    </Section>
  );
}
