import type { ReplyError } from '../../contract/reply';
import type { SigningKeys } from '../../contract/views/exported-order';
import { ok, type Result } from '../../domain/result';
import type { EvidenceDeps } from './evidence-ports';

/** The public keys histories are and were signed with: what a file's own word about its key is compared with. */
export async function signingKeys({ keys }: Pick<EvidenceDeps, 'keys'>): Promise<Result<SigningKeys, ReplyError>> {
  await keys.current();
  const known = await keys.list();
  return ok({ keys: known.map(({ fingerprint, publicKey, madeAt, isCurrent }) => ({ fingerprint, publicKey, madeAt, isCurrent })) });
}
