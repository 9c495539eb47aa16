/** Which app of this WeChat something belongs to. */
export type Account = 'mini-program' | 'service-account';
