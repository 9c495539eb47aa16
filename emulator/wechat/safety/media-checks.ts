import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Later } from '../later';
import type { Outgoing } from '../outgoing';
import type { SwitchBoard } from '../switches';
import type { Underway } from '../underway';
import { OTHER } from './text-judgement';

export type MediaCheck = { readonly appId: string; readonly openid: string; readonly url: string; readonly traceId: string };
export type MediaChecks = { readonly begin: (check: MediaCheck) => void };

type Deps = { readonly later: Later; readonly outgoing: Outgoing; readonly switches: SwitchBoard; readonly underway: Underway };
type Job = { readonly check: MediaCheck; readonly suggest: 'pass' | 'review' | 'risky' };

const DOWNLOAD_LIMIT_MS = 10_000;
const MAX_BYTES = 10 * 1024 * 1024;
const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|([a-z0-9-]+\.)*localhost)$/i;

/**
 * Judges pictures and sounds as the switch `mediaCheck` says: after `delayMs` of the movable clock, or never. The file is downloaded then, not before,
 * so an address that has expired by that time ends in `errcode: -1008`, which is how WeChat tells of it.
 * Source: WeChat docs, mediaCheckAsync (event and its fields, -1008, 10 MB), read 2026-11-27; without `result` on -1008: an event a developer quotes.
 * Differs: only addresses of this machine are downloaded, any other counts as one that cannot be; FromUserName is the person's openid, as in the published sample.
 */
export function openMediaChecks({ later, outgoing, switches, underway }: Deps): MediaChecks {
  later.on('media-check', (payload) => {
    const { check, suggest } = payload as Job;
    const ended = underway.signal();
    void isDownloadable(check.url, ended).then((isThere) => {
      if (ended.aborted) return;
      outgoing.pushLater('mini-program', check.openid, isThere ? judged(check, suggest) : notFound(check));
    });
  });
  return {
    begin: (check) => {
      const { suggest, delayMs, arrives } = switches.get().mediaCheck;
      if (arrives) later.add('media-check', { check, suggest } satisfies Job, delayMs);
    },
  };
}

const head = ({ appId, traceId }: MediaCheck) => ({
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid: appId,
  trace_id: traceId,
  version: 2,
});

function judged(check: MediaCheck, suggest: Job['suggest']) {
  const label = suggest === 'pass' ? 100 : OTHER;
  const detail = [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }];
  return { ...head(check), detail, errcode: 0, errmsg: 'ok', result: { suggest, label } };
}

const notFound = (check: MediaCheck) => ({ ...head(check), detail: [], errcode: -1008, errmsg: '下载错误,请检查媒体链接是否有效' });

async function isDownloadable(address: string, ended: AbortSignal): Promise<boolean> {
  try {
    const url = new URL(address);
    if (!/^https?:$/.test(url.protocol) || !LOCAL.test(url.hostname)) return false;
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.any([ended, AbortSignal.timeout(DOWNLOAD_LIMIT_MS)]) });
    const size = response.ok ? await sizeOf(response) : 0;
    return size > 0 && size <= MAX_BYTES;
  } catch {
    return false;
  }
}

/** Reads no further than what would be too much. */
async function sizeOf(response: Response): Promise<number> {
  let size = 0;
  if (!response.body) return 0;
  for await (const chunk of Readable.fromWeb(response.body as ReadableStream)) {
    size += (chunk as Uint8Array).length;
    if (size > MAX_BYTES) break;
  }
  return size;
}
