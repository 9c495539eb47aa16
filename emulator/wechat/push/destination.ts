import type { CloudConfig, PushConfig, WechatAppConfig } from '../../cloud-config';
import type { Account, PushedMessage } from '../traffic';
import { AES_KEY } from './encryption';

/** Where and how an account's pushes go. */
export type PushTarget = {
  readonly account: Account;
  readonly appId: string;
  readonly token: string;
  /** '' in plain mode. */
  readonly encodingAesKey: string;
  readonly mode: PushConfig['mode'];
  readonly format: PushConfig['format'];
  /** Absolute, or a path of the HTTP access service. */
  readonly url?: string;
  readonly retries: number;
  readonly answerWithinMs: number;
  /** The function a message goes to instead. */
  readonly functionFor: (message: PushedMessage) => string | undefined;
};

/** Source: WeChat docs, receiving standard messages, read 2026-11-27. */
const ANSWER_WITHIN_MS = 5000;
const RETRIES = 3;
const TOKEN = /^[A-Za-z0-9]{3,32}$/;
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|(?:[a-z0-9-]+\.)+localhost)$/i;

/** Where each account pushes to. @throws Error naming what is wrong in the configuration */
export function readTargets(config: CloudConfig): readonly PushTarget[] {
  const names = config.functions.map(({ name }) => name);
  const { serviceAccount } = config;
  return [
    ...targetOf('mini-program', config.appId, config.miniProgram, names),
    ...(serviceAccount ? targetOf('service-account', serviceAccount.appId, serviceAccount, names) : []),
  ];
}

function targetOf(account: Account, appId: string, app: WechatAppConfig | undefined, functionNames: readonly string[]): PushTarget[] {
  const push = app?.push;
  if (!push) return [];
  const wrong = (what: string) => new Error(`The message push of the ${account} is not possible: ${what}.`);
  const { url, token, encodingAesKey = '', mode, format, retries = RETRIES, answerWithinMs = ANSWER_WITHIN_MS } = push;
  if (!TOKEN.test(token)) throw wrong('its token is 3 to 32 letters and digits');
  if (mode === 'secure' && !AES_KEY.test(encodingAesKey)) throw wrong('secure mode needs an encodingAesKey of 43 letters and digits');
  if (url !== undefined && !leadsHere(url))
    throw wrong(`${url} is neither a path of the HTTP access service nor an http address of this machine`);
  return [
    {
      account,
      appId,
      token,
      encodingAesKey,
      mode,
      format,
      ...(url === undefined ? {} : { url }),
      retries,
      answerWithinMs,
      functionFor: functionsBy(push, functionNames, wrong),
    },
  ];
}

/** Nobody's data is pushed off this machine. */
function leadsHere(url: string): boolean {
  if (url.startsWith('/')) return !url.startsWith('//');
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed !== undefined && parsed.protocol === 'http:' && LOCAL_HOST.test(parsed.hostname);
}

function functionsBy({ functions = [] }: PushConfig, known: readonly string[], wrong: (what: string) => Error) {
  const keyOf = (msgType: unknown, event: unknown) => `${String(msgType)} ${String(event ?? '')}`;
  const byPair = new Map<string, string>();
  for (const { msgType, event, functionName } of functions) {
    const key = keyOf(msgType, event);
    if (byPair.has(key)) throw wrong(`<${msgType}, ${event ?? ''}> goes to two functions`);
    if (!known.includes(functionName)) throw wrong(`there is no function "${functionName}"`);
    byPair.set(key, functionName);
  }
  return (message: PushedMessage) => byPair.get(keyOf(message.MsgType, message.Event));
}
