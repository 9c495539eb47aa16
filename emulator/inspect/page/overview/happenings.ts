import type { InvocationRecord } from '../../../functions/invocation';
import type { PushRecord } from '../doors/shapes';
import { actionOf, RUN_TONE, runState } from '../functions/run';
import type { MessageItem } from '../messages/message-item';
import { durationText } from '../parts/moments';
import type { Tone } from '../parts/outcome';
import { PUSH_TONE, pushOutcome, pushTitle } from '../pushes/push';
import { hrefOf } from '../shell/route';

/** Something that happened, of whatever kind. `word` says how it ended; `undefined` for the ordinary good end. */
export type Happening = {
  readonly key: string;
  readonly kind: 'run' | 'message' | 'push';
  readonly at: number;
  readonly title: string;
  readonly aside: string;
  readonly openid?: string;
  readonly tone: Tone;
  readonly word?: string;
  readonly href: string;
};

export function runHappening(run: InvocationRecord): Happening {
  const state = runState(run);
  return {
    key: run.requestId,
    kind: 'run',
    at: run.startedAt,
    title: `${run.functionName} ${actionOf(run)}`.trim(),
    aside: run.durationMs === undefined ? '…' : durationText(run.durationMs),
    ...(run.openid ? { openid: run.openid } : {}),
    tone: RUN_TONE[state],
    ...(run.outcome && 'errCode' in run.outcome ? { word: String(run.outcome.errCode) } : {}),
    href: hrefOf(['functions', run.requestId]),
  };
}

export function messageHappening(item: MessageItem): Happening {
  return {
    key: item.id,
    kind: 'message',
    at: item.at,
    title: item.title,
    aside: item.summary,
    openid: item.openid,
    tone: item.errcode === 0 ? 'good' : 'bad',
    ...(item.errcode === 0 ? {} : { word: String(item.errcode) }),
    href: hrefOf(['messages', item.id]),
  };
}

export function pushHappening(push: PushRecord): Happening {
  const outcome = pushOutcome(push);
  return {
    key: `push-${push.id}`,
    kind: 'push',
    at: push.queuedAt,
    title: pushTitle(push),
    aside: push.to,
    openid: push.openid,
    tone: PUSH_TONE[outcome],
    ...(outcome === 'unanswered' || outcome === 'abnormal' ? { word: `×${push.attempts.length}` } : {}),
    href: hrefOf(['pushes', String(push.id)]),
  };
}

/** Newest first. */
export const merged = (...lists: readonly (readonly Happening[])[]): readonly Happening[] => lists.flat().sort((a, b) => b.at - a.at);
