import type { UnknownRecord } from '../../record';
import type { Account } from '../traffic';

/** A file of a multipart request, or bytes of a cloud call. */
export type ApiFile = { readonly filename: string; readonly contentType: string; readonly bytes: Buffer };

export type ApiCall = {
  readonly account: Account;
  readonly appId: string;
  /** The JSON body of a POST, the query of a GET, the params of a cloud call: snake_case. */
  readonly params: UnknownRecord;
  /** The query without its token: of a POST, too (`media/upload?type=image`). */
  readonly query: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, ApiFile>>;
  /** A fault that slows this call down, for APIs whose way takes time; the others are held before they begin. */
  readonly delayMs: number;
  /** The address that calls; a cloud call has none. */
  readonly ip?: string;
};

export type ApiPicture = { readonly contentType: string; readonly filename: string; readonly bytes: Buffer };
/** JSON, or a file. Without `errcode` it is a success all the same, as with many of WeChat's. */
export type ApiReply = { readonly json: UnknownRecord } | { readonly file: ApiPicture };

export type Api = {
  readonly path: `/${string}`;
  readonly method: 'GET' | 'POST';
  /** Name of the cloud call; absent where WeChat offers none. */
  readonly cloudName?: string;
  /** Whose tokens open it; any other is refused with 48001. */
  readonly accounts: readonly Account[];
  /** What a POST carries. Default `json`. */
  readonly body?: 'json' | 'multipart';
  /** The token endpoints and `sns/`: those prove who they are by secret. */
  readonly isWithoutToken?: boolean;
  /** Takes `delayMs` into its own way instead of being held before. */
  readonly travels?: boolean;
  readonly answer: (call: ApiCall) => ApiReply | Promise<ApiReply>;
};

/**
 * A refusal in WeChat's words, thrown from wherever it is found out and answered as `{errcode, errmsg: '<text> rid: <trace>'}`, HTTP 200.
 * The text may end in a comma, as in `invalid code, rid: …`, which the `sns/` endpoints write.
 */
export class ApiRefused extends Error {
  override readonly name = 'ApiRefused';
  constructor(
    readonly errcode: number,
    text: string,
  ) {
    super(text);
  }
}

export const ok = (fields: UnknownRecord = {}): ApiReply => ({ json: { errcode: 0, errmsg: 'ok', ...fields } });
/** As the older endpoints answer: without `errcode`. */
export const bare = (fields: UnknownRecord): ApiReply => ({ json: fields });
export const BOTH: readonly Account[] = ['mini-program', 'service-account'];

/** A param that must be a text with something in it; `undefined` when it is not. */
export const textIn = (params: UnknownRecord, key: string): string | undefined => {
  const value = params[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
