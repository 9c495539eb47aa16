/** A cloud call as a function made it, params in snake_case as WeChat's HTTP API has them. */
export type OpenapiCall = {
  /** `subscribeMessage.send` */
  readonly api: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** In whose name: `cloud.openapi({appid})`, where another account shares this environment. */
  readonly appId?: string;
  readonly caller: { readonly functionName: string; readonly openid?: string; readonly source: string };
};

/** WeChat's JSON reply: `{errcode, errmsg, …}`. A non-zero errcode rejects in the function. */
export type OpenapiReply = { readonly errcode: number; readonly errmsg: string } & Readonly<Record<string, unknown>>;

/** A picture or another file; the function gets `{contentType, buffer}`. */
export type OpenapiFile = { readonly contentType: string; readonly buffer: Buffer };

export type OpenapiHandler = (call: OpenapiCall) => OpenapiReply | OpenapiFile | Promise<OpenapiReply | OpenapiFile>;
