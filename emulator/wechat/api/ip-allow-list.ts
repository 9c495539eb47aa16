import { BlockList, isIPv4 } from 'node:net';
import type { App } from '../accounts';
import { ApiRefused } from './api';

/**
 * Refuses an address that is not in the app's list. Entries are addresses or CIDR ranges (`10.0.0.0/8`); IPv4 only, as callers on this machine are.
 * Any address of 127.0.0.0/8 can be the caller's (`localAddress` of Node's http): that is how a strange address is tried out.
 * Source: wording as developers quote it (`invalid ip 118.190.42.90 ipv6 ::ffff:118.190.42.90, not in whitelist rid: …`), read 2026-11-27.
 *
 * @throws ApiRefused 40164
 */
export function refuseAddress({ ipAllowList }: App, ip: string | undefined): void {
  if (!ipAllowList || ip === undefined) return;
  const allowed = new BlockList();
  for (const entry of ipAllowList) {
    const [address = '', bits] = entry.split('/');
    if (!isIPv4(address)) continue;
    if (bits === undefined) allowed.addAddress(address);
    else allowed.addSubnet(address, Number(bits));
  }
  if (!allowed.check(ip)) throw new ApiRefused(40164, `invalid ip ${ip} ipv6 ::ffff:${ip}, not in whitelist`);
}
