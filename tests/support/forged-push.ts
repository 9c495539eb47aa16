import { cloud } from '../../config/cloud';
import { pushRequest } from '../../emulator/wechat/push/push-request';
import type { PushedMessage } from '../../emulator/wechat/traffic';

type Target = Parameters<typeof pushRequest>[0];

/** What WeChat's console says of the local service account, for whoever sends a request themselves. */
const TARGET: Target = {
  ...cloud.serviceAccount.push,
  account: 'service-account',
  appId: cloud.serviceAccount.appId,
  retries: 0,
  answerWithinMs: 5000,
  functionFor: () => undefined,
};

let messages = 0;

/** A text as WeChat words it. */
export function textMessage(content: string, serviceOpenid: string, now: number): PushedMessage {
  messages += 1;
  return {
    ToUserName: cloud.serviceAccount.originalId,
    FromUserName: serviceOpenid,
    CreateTime: Math.floor(now / 1000),
    MsgType: 'text',
    Content: content,
    MsgId: `${24_000_000_000_000_000n + BigInt(messages)}`,
  } as PushedMessage;
}

export type SentRequest = { readonly query: URLSearchParams; readonly body: string; readonly contentType: string };

/** A request as WeChat makes it, signed and sealed; `change` says what is another one's. @param now epoch ms */
export const signedRequest = (message: PushedMessage, now: number, change: Partial<Target> = {}): SentRequest =>
  pushRequest({ ...TARGET, ...change }, message, now);

/** Sends it over the HTTP access service. */
export async function sendRequest(
  url: string,
  { query, body, contentType }: SentRequest,
): Promise<{ readonly status: number; readonly body: string }> {
  const response = await fetch(`${url}/__http/service-account?${query}`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  });
  return { status: response.status, body: await response.text() };
}
