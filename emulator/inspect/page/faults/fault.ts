import type { Fault, FaultEffect, FaultPlace, ListedFault } from '../../fault-types';

/** Where a fault can strike, in the order of the form. What `name` is there, see its texts. */
export const PLACES = [
  'function',
  'timer',
  'http',
  'action',
  'openapi',
  'api',
  'push',
  'upload',
  'download',
  'subscribe',
] as const satisfies readonly FaultPlace[];

export const KINDS = [
  'fail',
  'delay',
  'lose-reply',
  'lose-request',
  'duplicate',
  'kill',
  'hold',
] as const satisfies readonly FaultEffect['kind'][];
export type Kind = (typeof KINDS)[number];

export type FaultList = { readonly faults: readonly ListedFault[] };

/** What stands in the form; empty texts are left out of the fault. */
export type Draft = {
  readonly on: FaultPlace;
  readonly name: string;
  readonly kind: Kind;
  readonly delayMs: string;
  readonly errCode: string;
  readonly errMsg: string;
  readonly code: string;
  readonly upToMs: string;
  readonly openid: string;
  readonly functionName: string;
  readonly collection: string;
  readonly times: string;
  readonly after: string;
  readonly probability: string;
};

export const NEW_DRAFT: Draft = {
  on: 'function',
  name: '*',
  kind: 'fail',
  delayMs: '2000',
  errCode: '-1',
  errMsg: 'injected fault',
  code: '',
  upToMs: '',
  openid: '',
  functionName: '',
  collection: '',
  times: '1',
  after: '',
  probability: '',
};

export function faultOf(draft: Draft): Fault {
  const { on, name, openid, functionName, collection, times, after, probability } = draft;
  return {
    on,
    name: name.trim(),
    effect: effectOf(draft),
    ...textIn('openid', openid),
    ...textIn('functionName', functionName),
    ...textIn('collection', collection),
    ...numberIn('times', times),
    ...numberIn('after', after),
    ...numberIn('probability', probability),
  };
}

function effectOf({ kind, delayMs, errCode, errMsg, code, upToMs }: Draft): FaultEffect {
  switch (kind) {
    case 'delay':
      return { kind, delayMs: Number(delayMs) };
    case 'fail':
      return { kind, errCode: Number(errCode), errMsg, ...textIn('code', code) };
    case 'hold':
      return { kind, ...numberIn('upToMs', upToMs) };
    default:
      return { kind };
  }
}

const textIn = <K extends string>(key: K, text: string): { [P in K]?: string } =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as { [P in K]: string });
const numberIn = <K extends string>(key: K, text: string): { [P in K]?: number } =>
  text.trim() === '' ? {} : ({ [key]: Number(text) } as { [P in K]: number });
