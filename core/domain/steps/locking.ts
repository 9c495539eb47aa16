import type { Address } from '../address';
import { canonicalJson } from '../event';
import type { Consent } from '../work-order';
import type { Attempt } from './rule';

const NOWHERE: Address = { name: '', phone: '', region: '', street: '', overseas: false };

/** The receiving address with the hash that proves it never changed (R22). The guard has seen that it is complete. */
export function addressLock({ payload, context }: Attempt): { readonly address: Address; readonly hash: string } {
  const address = payload.receivingAddress ?? NOWHERE;
  return { address, hash: context.sha256(canonicalJson(address)) };
}

/** The consent to record, or null when the text in force was agreed to before (R19). */
export function consentFacts({ order, payload, context }: Attempt): Consent | null {
  if (hasConsent(order.consents, context.policy.textHashes) || !payload.consent) return null;
  const { policyVersion, textHash } = payload.consent;
  return { policyVersion, textHash, at: context.now, ...context.policy.shown?.[textHash] };
}

/** Whether one of the consents is to the text in force, in whichever language it was read. */
export function hasConsent(consents: readonly Consent[], textHashes: readonly string[]): boolean {
  return consents.some((consent) => textHashes.includes(consent.textHash));
}
