import type { PushRecord } from '../doors/shapes';
import { contains } from '../parts/haystack';
import type { Tone } from '../parts/outcome';

export const PUSHES_DOOR = '/__inspect/pushes?limit=300';

export const PUSH_OUTCOMES = ['accepted', 'replied', 'abnormal', 'unanswered', 'not-pushed', 'under-way'] as const;
export type PushOutcome = (typeof PUSH_OUTCOMES)[number];

export const pushOutcome = ({ outcome }: PushRecord): PushOutcome => outcome ?? 'under-way';

export const PUSH_TONE: Readonly<Record<PushOutcome, Tone>> = {
  accepted: 'good',
  replied: 'good',
  abnormal: 'bad',
  unanswered: 'bad',
  'not-pushed': 'quiet',
  'under-way': 'attention',
};

/** `CLICK MY_ORDERS`, `text 你好`: what it is about. */
export function pushTitle({ message }: PushRecord): string {
  const { Event, MsgType, EventKey, Content } = message;
  return [Event ?? MsgType, EventKey ?? Content].filter((part) => typeof part === 'string' && part !== '').join(' ');
}

export type PushFilter = { readonly outcome?: string; readonly text?: string };

export const isWantedPush = (push: PushRecord, { outcome, text }: PushFilter): boolean =>
  (!outcome || pushOutcome(push) === outcome) && (!text || contains(push, text));
