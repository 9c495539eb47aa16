import type { Services } from '../services';
import { type Action, textOf } from './action';
import { answerPlainOpenapi, cannotDo } from './openapi-call';

/** `wx.*` but for `wx.openApi`, whose answer is no JSON. What this machine cannot do truthfully is refused by name. */
export function wxActions(services: Services): [string, Action][] {
  return [
    ['wx.api', (call) => answerPlainOpenapi(services, call)],
    ['wx.wxPayApi', ({ body }) => refuse(`cloudPay.${textOf(body, 'apiName')}: it has no merchant`)],
    ['wx.wxCallContainerApi', ({ body }) => refuse(`callContainer ${textOf(body, 'apiName')}: it has no containers`)],
    ['storage.getFileAuthority', () => refuse('storage.getFileAuthority: the form of its answer is not published')],
    ['auth.getUserInfoForAdmin', () => refuse('auth.getUserInfoForAdmin: WeChat knows no such users')],
    ['analytics.report', () => refuse('analytics.report')],
    ['ai.invokeAI', () => refuse('ai.invokeAI')],
  ];
}

function refuse(what: string): never {
  throw cannotDo(what);
}
