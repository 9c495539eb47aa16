import http from 'node:http';

/** Where SDKs from before 2020 (tcb-admin-node, wx-server-sdk 1) look for the cloud from inside of it; the newer read TCB_CONTEXT_CNFG. */
const OLD_HOSTS = /^tcb-(admin|open)\.(tencentyun|tencentcloudapi)\.com$/;

/**
 * Makes the names that lead to the cloud from inside of it lead to the local one, as its network would: requests by plain HTTP are sent to the
 * host of TCB_CONTEXT_CNFG.
 */
export function leadOldHostsHere(): void {
  const { request } = http;
  const led = (...args: unknown[]): unknown => {
    const [options, ...rest] = args as [http.RequestOptions, ...unknown[]];
    const isOld = typeof options === 'object' && OLD_HOSTS.test(String(options.hostname ?? options.host));
    return Reflect.apply(request, http, isOld ? [hereInstead(options), ...rest] : args);
  };
  http.request = led as typeof request;
}

function hereInstead(options: http.RequestOptions): http.RequestOptions {
  const { URL: base } = JSON.parse(process.env.TCB_CONTEXT_CNFG ?? '{}') as { URL?: string };
  if (base === undefined) return options;
  const { hostname, port, host } = new URL(base);
  return { ...options, host: hostname, hostname, port, headers: { ...(options.headers as http.OutgoingHttpHeaders), host } };
}
