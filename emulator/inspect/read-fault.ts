import { RequestRefused } from '../http';
import { isRecord, type UnknownRecord } from '../record';
import { FAULT_PLACES, type Fault, type FaultEffect } from './fault-types';

const MAX_WAIT_MS = 600_000;
const MAX_HOLD_MS = 60_000;
const DEFAULT_TEXT = 'injected fault';
const KEYS = ['on', 'name', 'openid', 'functionName', 'collection', 'effect', 'times', 'after', 'probability', 'seed'];

/** A fault as it was sent. @throws RequestRefused 400 BAD_FAULT, saying what is wrong with it */
export function readFault(body: unknown): Fault {
  if (!isRecord(body)) throw bad('a fault is an object {on, name, effect, …}');
  const stray = Object.keys(body).find((key) => !KEYS.includes(key));
  if (stray !== undefined) throw bad(`"${stray}" is nothing a fault has; it has ${KEYS.join(', ')}`);
  const on = FAULT_PLACES.find((place) => place === body.on);
  if (!on) throw bad(`on is one of ${FAULT_PLACES.join(', ')}`);
  if (typeof body.name !== 'string' || body.name === '') throw bad('name is a text, or "*" for every one');
  const effect = readEffect(body.effect);
  const chance = body.probability;
  if (chance !== undefined && !(typeof chance === 'number' && chance >= 0 && chance <= 1)) throw bad('probability is a number from 0 to 1');
  return {
    on,
    name: body.name,
    ...textIn(body, 'openid'),
    ...textIn(body, 'functionName'),
    ...textIn(body, 'collection'),
    effect,
    ...wholeIn(body, 'times', 1),
    ...wholeIn(body, 'after', 0),
    ...(chance === undefined ? {} : { probability: chance }),
    ...wholeIn(body, 'seed', Number.MIN_SAFE_INTEGER),
  };
}

function readEffect(effect: unknown): FaultEffect {
  if (!isRecord(effect)) throw bad('effect is an object {kind, …}');
  switch (effect.kind) {
    case 'delay':
      return { kind: 'delay', delayMs: msIn(effect, 'delayMs', MAX_WAIT_MS) };
    case 'fail':
      return readFailure(effect);
    case 'hold':
      return { kind: 'hold', ...(effect.upToMs === undefined ? {} : { upToMs: msIn(effect, 'upToMs', MAX_HOLD_MS) }) };
    case 'kill':
      if (effect.after !== undefined && typeof effect.after !== 'boolean') throw bad('after is true or false');
      return { kind: 'kill', ...(effect.after === undefined ? {} : { after: effect.after }) };
    case 'lose-reply':
    case 'lose-request':
    case 'duplicate':
      return { kind: effect.kind };
    default:
      throw bad('effect.kind is one of delay, fail, lose-reply, lose-request, duplicate, hold, kill');
  }
}

function readFailure({ errCode = -1, errMsg = DEFAULT_TEXT, code, status }: UnknownRecord): FaultEffect {
  if (!Number.isSafeInteger(errCode)) throw bad('errCode is a whole number');
  if (typeof errMsg !== 'string') throw bad('errMsg is a text');
  if (code !== undefined && !(typeof code === 'string' && code !== '')) throw bad('code is a text, such as DATABASE_TRANSACTION_CONFLICT');
  const isStatus = status === undefined || (Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599);
  if (!isStatus) throw bad('status is one of HTTP, from 400 to 599');
  return { kind: 'fail', errCode: Number(errCode), errMsg, ...(code ? { code } : {}), ...(status ? { status: Number(status) } : {}) };
}

function msIn(effect: UnknownRecord, key: string, most: number): number {
  const value = effect[key];
  if (typeof value !== 'number' || !(value >= 0 && value <= most)) throw bad(`${key} is a number of ms from 0 to ${most}`);
  return value;
}

function textIn<K extends string>(body: UnknownRecord, key: K): { [P in K]?: string } {
  const value = body[key];
  if (value === undefined) return {};
  if (typeof value !== 'string' || value === '') throw bad(`${key} is a text`);
  return { [key]: value } as { [P in K]: string };
}

function wholeIn<K extends string>(body: UnknownRecord, key: K, least: number): { [P in K]?: number } {
  const value = body[key];
  if (value === undefined) return {};
  if (!Number.isSafeInteger(value) || Number(value) < least)
    throw bad(`${key} is a whole number${least > Number.MIN_SAFE_INTEGER ? ` from ${least}` : ''}`);
  return { [key]: Number(value) } as { [P in K]: number };
}

const bad = (message: string) => new RequestRefused(400, 'BAD_FAULT', message);
