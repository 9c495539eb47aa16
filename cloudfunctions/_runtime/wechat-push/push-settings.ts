import { isSecureKey } from './secure-text';

/** What stands in WeChat's console under message push. */
export type PushSettings = {
  readonly token: string;
  readonly appId: string;
  /** Secure mode only: with a key nothing is taken that is not sealed by it. */
  readonly encodingAesKey?: string;
};

/** From the function's environment, where alone secrets are. @throws Error naming what is missing: nothing could be told from a forgery */
export function pushSettings(environment: Readonly<Record<string, string | undefined>>): PushSettings {
  const { SERVICE_ACCOUNT_TOKEN: token = '', SERVICE_ACCOUNT_APP_ID: appId = '', SERVICE_ACCOUNT_AES_KEY: encodingAesKey } = environment;
  if (!token || !appId) throw new Error('SERVICE_ACCOUNT_TOKEN and SERVICE_ACCOUNT_APP_ID must be set');
  if (!encodingAesKey) return { token, appId };
  if (!isSecureKey(encodingAesKey)) throw new Error('SERVICE_ACCOUNT_AES_KEY is not the 43 characters of the console');
  return { token, appId, encodingAesKey };
}
