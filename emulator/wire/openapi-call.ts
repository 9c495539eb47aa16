import protobuf from 'protobufjs';
import { stringify } from '../int64';
import { invalidParam } from '../platform-error';
import type { Services } from '../services';
import type { Call } from './action';
import { isOpenapiFile, type OpenapiFile, type OpenapiReply } from './openapi';

/** Field numbers as in the SDK's own messages. */
const MESSAGES = protobuf.parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message SvrkitApiData { string apiName = 1; bytes reqData = 2; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; OpenApiData innerData = 3; SvrkitApiData svrkitData = 4; string appid = 6; }
  message CommOpenApiResp { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; int32 svrkitErrorCode = 6; }
`).root;
const CommApiData = MESSAGES.lookupType('CommApiData');
const CommOpenApiResp = MESSAGES.lookupType('CommOpenApiResp');

const API_TYPE_OPEN_API = 0;
/** A cloud call goes out from functions the Mini Program or a timer called, not from HTTP ones. Source: wechat docs, cloud call, read 2026-11-22. */
const ILLEGAL_SOURCES = new Set(['wx_http', 'wx_unknown']);

type Pair = { key: string; value: Uint8Array; filename: string };

/**
 * `wx.openApi`: checks that this function may make this call from here, and hands it to whoever registered the API.
 *
 * @returns a CommOpenApiResp
 * @throws PlatformError INVALID_PARAM for what is no such message
 */
export async function answerOpenapi(services: Services, { body, token }: Call): Promise<Buffer> {
  const api = body.apiName;
  if (typeof api !== 'string' || !Buffer.isBuffer(body.requestData)) throw invalidParam('wx.openApi needs apiName and requestData');
  const message = decodeMessage(body.requestData);
  const caller = services.functions.callerOf(token);
  if (!caller || caller.source.split(',').some((source) => ILLEGAL_SOURCES.has(source))) {
    return refusal(-604104, `illegal source: ${caller ? caller.source : 'the call does not come from a running function'}`);
  }
  if (!caller.openapi.includes(api)) {
    console.warn(
      `[local cloud] ${caller.functionName} lacks the permission for ${api}: add it to "openapi" of the function's configuration`,
    );
    return refusal(-604101, `function has no permission to call this API: ${api}`);
  }
  const handler = message.apiType === API_TYPE_OPEN_API ? services.openapi.get(api) : undefined;
  if (!handler) {
    console.warn(`[local cloud] the cloud call ${api} is not known here; it was refused`);
    return refusal(-604100, `API not found: the local WeChat does not know ${api}`);
  }
  const { functionName, openid, source } = caller;
  return reply(
    await handler({
      api,
      params: paramsOf(message.openapiData?.pairs ?? []),
      ...(message.appid ? { appId: message.appid } : {}),
      caller: { functionName, source, ...(openid === undefined ? {} : { openid }) },
    }),
  );
}

type CommApi = { apiType: number; appid: string; openapiData?: { pairs: Pair[] } };

function decodeMessage(bytes: Buffer): CommApi {
  try {
    return CommApiData.toObject(CommApiData.decode(bytes), { defaults: true }) as CommApi;
  } catch {
    throw invalidParam('requestData is no CommApiData message');
  }
}

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

function refusal(errorCode: number, errmsg: string): Buffer {
  return reply({ errcode: errorCode, errmsg });
}

function reply(answer: OpenapiReply | OpenapiFile): Buffer {
  const file = isOpenapiFile(answer) ? answer : undefined;
  const message = {
    respData: file?.bytes ?? Buffer.from(stringify(answer)),
    contentType: file?.contentType ?? 'application/json; encoding=utf-8',
    errorCode: 0,
    httpCode: 200,
  };
  return Buffer.from(CommOpenApiResp.encode(CommOpenApiResp.fromObject(message)).finish());
}
