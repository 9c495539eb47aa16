/** A cloud call as a function made it, params in snake_case as WeChat's HTTP API has them. */
export type OpenapiCall = {
  /** `subscribeMessage.send` */
  readonly api: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Another app of the same owner that the call is made for: `cloud.openapi({appid})`. */
  readonly appId?: string;
  readonly caller: { readonly functionName: string; readonly openid?: string; readonly source: string };
};

/** WeChat's JSON reply: `{errcode, errmsg, …}`. A non-zero errcode rejects in the function. */
export type OpenapiReply = { readonly errcode: number; readonly errmsg: string } & Readonly<Record<string, unknown>>;

/** A reply that is a file: the function gets `{contentType, buffer}`. */
export type OpenapiFile = { readonly contentType: string; readonly bytes: Buffer };

export type OpenapiHandler = (call: OpenapiCall) => OpenapiReply | OpenapiFile | Promise<OpenapiReply | OpenapiFile>;

export const isOpenapiFile = (reply: OpenapiReply | OpenapiFile): reply is OpenapiFile => 'bytes' in reply && Buffer.isBuffer(reply.bytes);
