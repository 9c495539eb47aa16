import type { Fault } from '../../fault-types';

/** Failures that code meets sooner or later. Codes and texts as the platform gives them; see the emulator's notes on its protocol. */
export const PRESETS = {
  conflict: {
    on: 'action',
    name: 'database.commitTransaction',
    effect: {
      kind: 'fail',
      errCode: -1,
      code: 'DATABASE_TRANSACTION_CONFLICT',
      errMsg:
        '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
    },
    times: 2,
  },
  lostReply: { on: 'function', name: '*', effect: { kind: 'lose-reply' }, times: 1 },
  slowFunctions: { on: 'function', name: '*', effect: { kind: 'delay', delayMs: 3000 } },
  sendRefused: {
    on: 'openapi',
    name: 'subscribeMessage.send',
    effect: { kind: 'fail', errCode: 43101, errMsg: 'user refuse to accept the msg' },
    times: 1,
  },
  wechatBusy: { on: 'openapi', name: '*', effect: { kind: 'fail', errCode: -1, errMsg: 'system error' }, times: 1 },
  flakyUploads: { on: 'upload', name: '*', effect: { kind: 'lose-request' }, probability: 0.5 },
  twice: { on: 'function', name: '*', effect: { kind: 'duplicate' }, times: 1 },
  outOfOrder: { on: 'push', name: '*', effect: { kind: 'hold' }, times: 1 },
} as const satisfies Record<string, Fault>;

export type PresetId = keyof typeof PRESETS;
export const PRESET_IDS = Object.keys(PRESETS) as readonly PresetId[];
