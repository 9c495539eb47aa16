import { type Api, BOTH, bare } from './api';

/**
 * The addresses WeChat pushes from and answers at: both are this machine's.
 * Source: WeChat docs, getCallbackIp and getApiDomainIp, read 2026-11-27.
 */
export const addressApis: readonly Api[] = (['/cgi-bin/getcallbackip', '/cgi-bin/get_api_domain_ip'] as const).map((path) => ({
  path,
  method: 'GET',
  accounts: BOTH,
  answer: () => bare({ ip_list: ['127.0.0.1'] }),
}));
