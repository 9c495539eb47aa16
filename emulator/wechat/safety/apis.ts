import type { Clock } from '../../clock';
import type { UnknownRecord } from '../../record';
import { contentTypeOf } from '../../storage/content-type';
import type { Accounts } from '../accounts';
import { type Api, type ApiCall, ApiRefused, type ApiReply, ok, textIn } from '../api/api';
import { newRid } from '../api/rid';
import type { SwitchBoard } from '../switches';
import type { MediaChecks } from './media-checks';
import { judgeText } from './text-judgement';
import type { Visits } from './visits';

export type SafetyDeps = {
  readonly accounts: Accounts;
  readonly visits: Visits;
  readonly switches: SwitchBoard;
  readonly mediaChecks: MediaChecks;
  readonly clock: Clock;
};

const MAX_CHARACTERS = 2500;
const MAX_PICTURE_BYTES = 1024 * 1024;
const SCENES = [1, 2, 3, 4];
const PICTURES = ['image/png', 'image/jpeg', 'image/gif'];

/**
 * `msg_sec_check`, `img_sec_check`, `media_check_async`.
 * Version 2 is refused with: 44002 no content or address · 40129 scene · 40003 openid · 61010 the person did not use the mini program within two hours.
 * Text beyond 2500 characters: 45002. Without `version: 2` the text check answers as 1.0 did: 87014 for what is risky, and asks for no openid.
 * A picture beyond 1 MB: 40006; of another kind than PNG, JPEG, GIF: 40005; risky by the switch `mediaCheck`: 87014.
 * The result of `media_check_async` comes as the event `wxa_media_check`; see {@link MediaChecks}.
 * Source: WeChat docs, msgSecCheck, mediaCheckAsync and imgSecCheck, read 2026-11-27. Differs: the wording of 61010 and the code for a text that is too
 * long are not published; the limits of calls (45009, 44991) strike only when asked for as a fault.
 */
export function safetyApis(deps: SafetyDeps): readonly Api[] {
  const accounts = ['mini-program'] as const;
  return [
    {
      path: '/wxa/msg_sec_check',
      method: 'POST',
      cloudName: 'security.msgSecCheck',
      accounts,
      answer: ({ params }) => checkText(deps, params),
    },
    {
      path: '/wxa/img_sec_check',
      method: 'POST',
      cloudName: 'security.imgSecCheck',
      accounts,
      body: 'multipart',
      answer: (call) => checkPicture(deps, call),
    },
    {
      path: '/wxa/media_check_async',
      method: 'POST',
      cloudName: 'security.mediaCheckAsync',
      accounts,
      answer: (call) => checkMedia(deps, call),
    },
  ];
}

/** @throws ApiRefused 40129, 40003, 61010 */
function visitorOf({ accounts, visits }: SafetyDeps, { scene, openid }: UnknownRecord): string {
  if (!SCENES.includes(Number(scene))) throw new ApiRefused(40129, 'invalid scene');
  if (typeof openid !== 'string' || !accounts.knows('mini-program', openid)) throw new ApiRefused(40003, 'invalid openid');
  if (!visits.isRecent(openid)) throw new ApiRefused(61010, 'the user has not visited the mini program within two hours');
  return openid;
}

function checkText(deps: SafetyDeps, params: UnknownRecord): ApiReply {
  const content = textIn(params, 'content');
  if (content === undefined) throw new ApiRefused(44002, 'empty post data');
  if ([...content].length > MAX_CHARACTERS) throw new ApiRefused(45002, 'content size out of limit');
  const isNow = Number(params.version) === 2;
  if (isNow) visitorOf(deps, params);
  const judged = judgeText(
    [content, textIn(params, 'title'), textIn(params, 'nickname'), textIn(params, 'signature')].join('\n'),
    deps.switches.get(),
  );
  if (isNow) return ok({ result: judged.result, detail: judged.detail, trace_id: newRid(deps.clock.now()) });
  if (judged.result.suggest === 'risky') throw new ApiRefused(87014, 'risky content');
  return ok();
}

function checkPicture({ switches }: SafetyDeps, { files }: ApiCall): ApiReply {
  const bytes = files.media?.bytes;
  if (!bytes || bytes.length === 0) throw new ApiRefused(41005, 'media data missing');
  if (bytes.length > MAX_PICTURE_BYTES) throw new ApiRefused(40006, 'invalid media size');
  if (!PICTURES.includes(contentTypeOf(bytes.subarray(0, 16)))) throw new ApiRefused(40005, 'invalid file type');
  if (switches.get().mediaCheck.suggest === 'risky') throw new ApiRefused(87014, 'risky content');
  return ok();
}

function checkMedia(deps: SafetyDeps, { appId, params }: ApiCall): ApiReply {
  const url = textIn(params, 'media_url');
  if (url === undefined) throw new ApiRefused(44002, 'empty post data');
  if (Number(params.media_type) !== 1 && Number(params.media_type) !== 2) throw new ApiRefused(40004, 'invalid media type');
  const openid = visitorOf(deps, params);
  const traceId = newRid(deps.clock.now());
  deps.mediaChecks.begin({ appId, openid, url, traceId });
  return ok({ trace_id: traceId });
}
