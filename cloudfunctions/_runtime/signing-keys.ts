import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Signer, SigningKeyStore } from '#core/application/evidence/evidence-ports';
import { database } from './database';
import { isDuplicate } from './platform-error';

/** `_id` is `k<number>`. A key with `retiredAt` signs no more, but what it signed stays good. */
type KeyDocument = { readonly _id: string; readonly privateKey: string; readonly madeAt: number; readonly retiredAt?: number };

const MAX_KEYS = 100;

/** `signing_keys`: Ed25519, PKCS 8 in base64, readable by functions only. */
export function signingKeyStore(now: () => number): SigningKeyStore {
  const read = async (): Promise<readonly KeyDocument[]> => {
    const { data } = await database.collection('signing_keys').orderBy('madeAt', 'desc').limit(MAX_KEYS).get();
    return data as readonly unknown[] as readonly KeyDocument[];
  };

  /** The id follows from how many there are, so of two instances that make the first key at once one fails, and takes the other's. */
  async function current(): Promise<KeyDocument> {
    for (;;) {
      const keys = await read();
      const inUse = keys.find(({ retiredAt }) => retiredAt === undefined);
      if (inUse) return inUse;
      const { privateKey } = generateKeyPairSync('ed25519');
      const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
      const made: KeyDocument = { _id: `k${keys.length + 1}`, privateKey: pkcs8, madeAt: now() };
      try {
        await database.collection('signing_keys').add({ data: made });
        return made;
      } catch (thrown) {
        if (!isDuplicate(thrown)) throw thrown;
      }
    }
  }

  return {
    current: async () => signerOf(await current()),
    async list() {
      const keys = await read();
      const inUse = keys.find(({ retiredAt }) => retiredAt === undefined);
      return keys.map((key) => ({ ...signerOf(key), isCurrent: key === inUse }));
    },
  };
}

function signerOf({ privateKey, madeAt }: KeyDocument): Signer {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), type: 'pkcs8', format: 'der' });
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return {
    fingerprint: createHash('sha256').update(spki).digest('hex'),
    publicKey: spki.toString('base64'),
    madeAt,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  };
}
