import type { IncomingMessage } from 'node:http';
import type { PhoneConfig } from './cloud-config';
import { RequestRefused } from './http';

/** Where a request goes: to a phone, or to the cloud (without one). */
export type Address = { readonly url: URL; readonly phone: PhoneConfig | undefined };

/**
 * Hosts of the platform's own endpoint. Whoever is given this server as its HTTP proxy asks for them in absolute form, which no page in a browser can do.
 * Source: tcb-admin-node 1.23.0, @cloudbase/node-sdk 2.9.1 and 3.18.3, read 2026-11-27.
 */
const PLATFORM_HOST = /^(?:(?:[a-z0-9-]+\.){0,3}tcb-api\.tencentcloudapi\.com|tcb-(?:admin|open)\.(?:tencentcloudapi|tencentyun)\.com)$/i;

/**
 * Who is called by whom. Only names that lead to this machine are accepted as hosts: no page on the internet can reach the local cloud through the browser by a name
 * of its own. The page with the phones is wechat.localhost and frames <phone>.wechat.localhost: one site with several origins, so that a browser which blocks
 * third-party storage leaves each phone its own.
 *
 * @throws RequestRefused 400 BAD_URL, 404 UNKNOWN_PHONE, 421 UNKNOWN_HOST
 */
export function addressOf(request: IncomingMessage, phones: ReadonlyMap<string, PhoneConfig>): Address {
  const target = request.url ?? '/';
  const { host: hostHeader = '' } = request.headers;
  if (/^https?:\/\//i.test(target)) {
    const url = urlOf(target);
    // RFC 9112, section 3.2.2: in absolute form the target's host is meant, whatever the header says.
    return { url, phone: PLATFORM_HOST.test(url.hostname) ? undefined : phoneAt(url.host, request, phones) };
  }
  const phone = phoneAt(hostHeader, request, phones);
  // `//host/path` is a path here, not another host.
  return { url: urlOf(target.startsWith('/') ? `/.${target}` : target, `http://${hostHeader}`), phone };
}

function phoneAt(host: string, request: IncomingMessage, phones: ReadonlyMap<string, PhoneConfig>): PhoneConfig | undefined {
  const name = /^(?:((?!wechat\.)[a-z0-9-]+)\.)?(?:wechat\.)?(localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.exec(host);
  if (!name) throw new RequestRefused(421, 'UNKNOWN_HOST', `this server answers to 127.0.0.1 and <phone>.localhost, not to "${host}"`);
  const phoneId = name[1] ?? request.headers['x-wechat-phone'];
  const phone = phoneId === undefined ? undefined : phones.get(String(phoneId).toLowerCase());
  if (phoneId !== undefined && !phone) throw new RequestRefused(404, 'UNKNOWN_PHONE', `there is no phone "${phoneId}"`);
  return phone;
}

function urlOf(target: string, base?: string): URL {
  try {
    return new URL(target, base);
  } catch {
    throw new RequestRefused(400, 'BAD_URL', 'the request line holds no valid path');
  }
}
