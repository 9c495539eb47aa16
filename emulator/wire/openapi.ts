/** A cloud call as a function made it, params in snake_case as WeChat's HTTP API has them. */
export type OpenapiCall = {
  /** `subscribeMessage.send` */
  readonly api: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly caller: { readonly functionName: string; readonly openid?: string; readonly source: string };
};

/** WeChat's JSON reply: `{errcode, errmsg, …}`. A non-zero errcode rejects in the function. */
export type OpenapiReply = { readonly errcode: number; readonly errmsg: string } & Readonly<Record<string, unknown>>;

export type OpenapiHandler = (call: OpenapiCall) => OpenapiReply | Promise<OpenapiReply>;
