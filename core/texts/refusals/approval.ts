import { type RefusalWords, words } from './refusal-words';

/** Guards of what a supervisor is asked. */
export const APPROVAL_REFUSALS = {
  'approval-not-asked': words('没有待答复的申请', 'Nothing waits for an answer', '请先由同事提出申请', 'It has to be asked for first'),
  'approval-pending': words(
    '已经申请过，正在等主管答复或已获同意',
    'This was asked for; it waits for the supervisor or was agreed to',
    '请等主管答复',
    'Wait for the supervisor’s answer',
  ),
  'split-not-needed': words(
    '没有其他设备要等，不需要分批',
    'No other machine has to be waited for; there is nothing to split',
    '请直接一起寄回',
    'Ship them together',
  ),
} as const satisfies Readonly<Record<string, RefusalWords>>;
