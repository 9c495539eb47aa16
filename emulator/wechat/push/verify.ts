import type { Services } from '../../services';
import type { PushTarget } from './destination';
import { post } from './post';
import { addressOf, checkRequest } from './push-request';

/** How a callback took the check of its address. */
export type Verified = {
  readonly ok: boolean;
  readonly url: string;
  readonly echostr: string;
  readonly status?: number;
  readonly answer?: string;
  readonly why?: string;
};

/** The check WeChat makes when an address is saved in the console: it must answer the very echostr. `undefined` when the account has no address. */
export async function verifyAddress({ clock, baseUrl }: Services, target: PushTarget | undefined): Promise<Verified | undefined> {
  if (target?.url === undefined) return undefined;
  const { query, echostr } = checkRequest(target, clock.now());
  const url = addressOf(target.url, baseUrl(), query);
  const about = { url: url.href, echostr };
  const posted = await post({ method: 'GET', url, withinMs: target.answerWithinMs, signal: new AbortController().signal });
  if ('failure' in posted) return { ...about, ok: false, why: posted.why };
  const { status, body: answer } = posted;
  if (status !== 200) return { ...about, ok: false, status, answer, why: `it answered with the status ${status}` };
  return answer === echostr
    ? { ...about, ok: true, status, answer }
    : { ...about, ok: false, status, answer, why: 'the answer is not the echostr' };
}
