import { stringify } from '../int64';
import { invalidParam } from '../platform-error';
import { isRecord } from '../record';
import type { Services } from '../services';
import { type Answer, type Call, textOf } from './action';
import { isOpenapiFile, type OpenapiFile, type OpenapiReply } from './openapi';
import { API_TYPE, type Pair, readApiRequest, readCloudIdList, writeApiResponse, writeOpenData } from './openapi-messages';

/** A cloud call goes out from functions the Mini Program or a timer called, not from HTTP ones. Source: wechat docs, cloud call, read 2026-11-22. */
const ILLEGAL_SOURCES = new Set(['wx_http', 'wx_unknown']);

/** Refused before WeChat is asked. */
class Refused {
  constructor(
    readonly errCode: number,
    readonly why: string,
  ) {}
}

function refuse(errCode: number, why: string): Refused {
  console.warn(`[local cloud] a cloud call was refused: ${why}`);
  return new Refused(errCode, why);
}

/**
 * `wx.openApi`: a cloud call as protobuf, of the first version or the second (`cgiName`).
 * -604101 without permission, -604104 from an illegal source and -604100 for an unknown API travel as the message's errorCode, so that the SDK
 * words them `system error: error code: -604101`. Source: wx-server-sdk 4.0.2; logs in public repositories, read 2026-11-27.
 *
 * @returns a CommOpenApiResp
 * @throws PlatformError INVALID_PARAM for what is no such message, and for what this machine cannot do, naming it
 */
export async function answerOpenapi(services: Services, { body, token }: Call): Promise<Buffer> {
  const api = textOf(body, 'apiName');
  if (!Buffer.isBuffer(body.requestData)) throw invalidParam('wx.openApi needs requestData');
  const { apiType, openapiData, svrkitData, appid } = readApiRequest(body.requestData);
  if (apiType === API_TYPE.svrkit) return openData(services, token, svrkitData);
  if (apiType === API_TYPE.token) throw cannotDo('getCrossAccountToken: there is no other account to share an environment');
  const outcome =
    apiType === API_TYPE.openApi ? await callApi(services, token, api, paramsOf(openapiData?.pairs ?? []), appid) : notFound(api);
  if (outcome instanceof Refused) return writeApiResponse({ errorCode: outcome.errCode });
  if (isOpenapiFile(outcome)) return writeApiResponse({ respData: outcome.bytes, contentType: outcome.contentType });
  return writeApiResponse({ respData: Buffer.from(stringify(outcome)), contentType: 'application/json; encoding=utf-8' });
}

/**
 * `wx.api`: the same by JSON (`cloud.callOpenAPI`), whose answer the SDK hands on as it is.
 * Differs: how the platform words a refusal here is not published; it stands in `errcode`.
 */
export async function answerPlainOpenapi(services: Services, { body, token }: Call): Promise<Answer> {
  const api = textOf(body, 'apiName');
  const outcome = await callApi(services, token, api, plainParams(body.requestData), '');
  if (outcome instanceof Refused) return { data: { responseData: JSON.stringify({ errcode: outcome.errCode, errmsg: outcome.why }) } };
  if (isOpenapiFile(outcome)) throw cannotDo(`${api} by callOpenAPI: its answer is a file`);
  return { data: { responseData: stringify(outcome) } };
}

/** What needs WeChat itself: a merchant, a session key, another account. */
export const cannotDo = (what: string) => invalidParam(`the local WeChat cannot do ${what}`);

async function callApi(
  services: Services,
  token: string,
  api: string,
  params: Readonly<Record<string, unknown>>,
  appId: string,
): Promise<OpenapiReply | OpenapiFile | Refused> {
  const caller = services.functions.callerOf(token);
  if (!caller || caller.source.split(',').some((source) => ILLEGAL_SOURCES.has(source)))
    return refuse(-604104, `illegal source for ${api}: ${caller ? caller.source : 'the call does not come from a running function'}`);
  if (!caller.openapi.includes(api))
    return new Refused(
      -604101,
      `${caller.functionName} lacks the permission for ${api}: add it to "openapi" of the function's configuration`,
    );
  const handler = services.openapi.get(api);
  if (!handler) return notFound(api);
  const { functionName, openid, source } = caller;
  const who = { functionName, source, ...(openid === undefined ? {} : { openid }) };
  return handler({ api, params, caller: who, ...(appId ? { appId } : {}) });
}

/** `cloud.getOpenData`; of the same kind are the signatures for calls, which take a key that only WeChat has. */
function openData(services: Services, token: string, data: { apiName: string; reqData: Uint8Array } | null | undefined): Buffer {
  if (data?.apiName !== 'ApiGetOpenDataByCloudId') throw cannotDo(`${data?.apiName || 'a call without a name'}`);
  const caller = services.functions.callerOf(token);
  if (!caller) return writeApiResponse({ errorCode: refuse(-604104, 'getOpenData does not come from a running function').errCode });
  const items = readCloudIdList(data.reqData).map((id) => services.cloudIds.open(id, caller.openid));
  return writeApiResponse({ respData: writeOpenData(items) });
}

const notFound = (api: string) => refuse(-604100, `API not found: the local WeChat does not know ${api}`);

/** Each value is JSON text; with a file name it is raw bytes. */
function paramsOf(pairs: readonly Pair[]): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const { key, value, filename } of pairs) {
    const bytes = Buffer.from(value);
    if (key !== '__proto__') params[key] = filename ? bytes : parseValue(bytes.toString('utf8'));
  }
  return params;
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** @throws PlatformError INVALID_PARAM */
function plainParams(requestData: unknown): Readonly<Record<string, unknown>> {
  if (requestData === undefined || requestData === '') return {};
  const params = typeof requestData === 'string' ? parseValue(requestData) : undefined;
  if (!isRecord(params)) throw invalidParam('requestData must be a JSON object as a text');
  return params;
}
