import type { FaultPlace } from '../../fault-types';
import type { InvocationList, TimerList } from '../doors/shapes';
import { readyValue, usePolled } from '../doors/use-polled';

const ACTIONS = [
  'database.getDocument',
  'database.insertDocument',
  'database.modifyDocument',
  'database.removeDocument',
  'database.startTransaction',
  'database.commitTransaction',
  'database.*',
  'functions.invokeFunction',
  'storage.*',
  'wx.openApi',
] as const;
const CLOUD_CALLS = ['subscribeMessage.send', 'security.msgSecCheck', 'security.mediaCheckAsync', 'phonenumber.getPhoneNumber'] as const;
const API_PATHS = [
  '/cgi-bin/stable_token',
  '/cgi-bin/message/template/send',
  '/cgi-bin/message/custom/send',
  '/cgi-bin/message/subscribe/send',
  '/cgi-bin/user/info',
] as const;
const PUSHED = ['text', 'image', 'subscribe', 'unsubscribe', 'SCAN', 'CLICK', 'VIEW', 'TEMPLATESENDJOBFINISH'] as const;

/** Names that are likely meant at a place, `*` first. */
export function useSuggestions(place: FaultPlace): readonly string[] {
  const runs = readyValue(usePolled<InvocationList>('/__inspect/invocations?limit=100'))?.invocations ?? [];
  const timers = readyValue(usePolled<TimerList>('/__inspect/timers'))?.timers ?? [];
  const names: Partial<Record<FaultPlace, readonly string[]>> = {
    function: [...new Set(runs.map(({ functionName }) => functionName))].sort(),
    timer: timers.map(({ functionName }) => functionName),
    action: ACTIONS,
    openapi: CLOUD_CALLS,
    api: API_PATHS,
    push: PUSHED,
  };
  return ['*', ...(names[place] ?? [])];
}
