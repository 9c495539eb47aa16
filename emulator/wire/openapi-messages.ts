import protobuf from 'protobufjs';
import { invalidParam } from '../platform-error';

/** Field numbers as in the SDK's own messages. Source: wx-server-sdk 4.0.2, protobuf/openapi, read 2026-11-22. */
const MESSAGES = protobuf.parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message SvrkitApiData { string apiName = 1; bytes reqData = 2; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; OpenApiData innerData = 3; SvrkitApiData svrkitData = 4; string appid = 6; }
  message CommOpenApiResp { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; int32 svrkitErrorCode = 6; }
  message GetOpenDataReq { repeated string cloudidList = 2; }
  message GetOpenDataResp { message Item { string cloudId = 1; string json = 2; } repeated Item dataList = 1; }
`).root;
const CommApiData = MESSAGES.lookupType('CommApiData');
const CommOpenApiResp = MESSAGES.lookupType('CommOpenApiResp');
const GetOpenDataReq = MESSAGES.lookupType('GetOpenDataReq');
const GetOpenDataResp = MESSAGES.lookupType('GetOpenDataResp');

export const API_TYPE = { openApi: 0, inner: 1, svrkit: 2, token: 3 } as const;

export type Pair = { readonly key: string; readonly value: Uint8Array; readonly filename: string };

export type ApiRequest = {
  readonly apiType: number;
  readonly openapiData?: { readonly pairs?: readonly Pair[] } | null;
  readonly svrkitData?: { readonly apiName: string; readonly reqData: Uint8Array } | null;
  readonly appid: string;
};

export type ApiResponse = {
  readonly respData?: Uint8Array;
  readonly contentType?: string;
  readonly errorCode?: number;
  readonly httpCode?: number;
};

/** @throws PlatformError INVALID_PARAM */
export const readApiRequest = (bytes: Buffer): ApiRequest => read<ApiRequest>(CommApiData, bytes, 'requestData is no CommApiData message');

export const writeApiResponse = (response: ApiResponse): Buffer => write(CommOpenApiResp, { errorCode: 0, httpCode: 200, ...response });

/** @throws PlatformError INVALID_PARAM */
export function readCloudIdList(bytes: Uint8Array): readonly string[] {
  return read<{ cloudidList: string[] }>(GetOpenDataReq, bytes, 'the request for open data cannot be read').cloudidList;
}

export function writeOpenData(items: readonly { readonly cloudID: string }[]): Buffer {
  return write(GetOpenDataResp, { dataList: items.map((item) => ({ cloudId: item.cloudID, json: JSON.stringify(item) })) });
}

function read<T>(type: protobuf.Type, bytes: Uint8Array, complaint: string): T {
  try {
    return type.toObject(type.decode(bytes), { defaults: true, arrays: true }) as T;
  } catch {
    throw invalidParam(complaint);
  }
}

const write = (type: protobuf.Type, message: object): Buffer => Buffer.from(type.encode(type.fromObject(message)).finish());
