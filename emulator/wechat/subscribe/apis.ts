import { setTimeout as wait } from 'node:timers/promises';
import type { SubscribeTemplateConfig } from '../../cloud-config';
import { ConnectionCut } from '../../http';
import { type Api, ok } from '../api/api';
import type { Underway } from '../underway';
import { type SendDeps, sendSubscribeMessage } from './message';

/** A message is on its way this long; a second one to the same person meanwhile is refused (43108). */
const TRAVEL_MS = 8;
/** Of the library: a one-time template. Long-term ones (3) are not for a project like this. */
const ONE_TIME = 2;

/**
 * Sending, and the mini program's own library.
 * Differs: templates are added and deleted in the project's configuration, so `addtemplate`, `deltemplate` and the public library are not known here.
 * Source: WeChat docs, subscribe-message (sendMessage, getMessageTemplateList), read 2026-11-27.
 */
export function subscribeApis(deps: Omit<SendDeps, 'travel'> & { readonly underway: Underway }): readonly Api[] {
  /** @throws ConnectionCut when everything is reset meanwhile: the message is of before */
  const travel = (ms: number) =>
    wait(ms, undefined, { signal: deps.underway.signal() }).catch(() => {
      throw new ConnectionCut();
    });
  return [
    {
      path: '/cgi-bin/message/subscribe/send',
      method: 'POST',
      cloudName: 'subscribeMessage.send',
      accounts: ['mini-program'],
      travels: true,
      answer: async ({ params, delayMs }) => ({
        json: await sendSubscribeMessage({ ...deps, travel: () => travel(delayMs || TRAVEL_MS) }, params),
      }),
    },
    {
      path: '/wxaapi/newtmpl/gettemplate',
      method: 'GET',
      cloudName: 'subscribeMessage.getTemplateList',
      accounts: ['mini-program'],
      answer: () => ok({ data: deps.templates.map(inLibrary) }),
    },
  ];
}

const inLibrary = ({ id, title, fields }: SubscribeTemplateConfig) => ({
  priTmplId: id,
  title,
  content: contentOf(fields),
  example: '',
  type: ONE_TIME,
});

/** As WeChat writes a template: one line a field, `当前进度:{{phrase1.DATA}}`. */
export const contentOf = (fields: SubscribeTemplateConfig['fields']): string =>
  fields.map(({ key, label }) => `${label}:{{${key}.DATA}}\n`).join('');
