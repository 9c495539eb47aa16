import { readFileSync } from 'node:fs';

/** What a phone's doors answer when WeChat would call `fail`. */
export type WxFailure = { readonly errCode: number; readonly errMsg: string };

/** The stand-ins for `wx.cloud` that a phone has, called from outside: no app, no browser, only who calls. */
export type PhoneLine = {
  /** @returns what the function returned. @throws {@link CallFailed} if there is no such function, or it threw or took too long */
  readonly call: (name: string, data: object) => Promise<unknown>;
  /** Uploads a file's bytes. @returns its file id, or how it was refused */
  readonly upload: (cloudPath: string, file: string) => Promise<{ readonly fileID: string } | WxFailure>;
  readonly temporaryUrl: (fileId: string) => Promise<{ readonly tempFileURL: string; readonly status: number }>;
  /** Asks for leave to send messages of these templates; without a page with phones, the answer is yes. */
  readonly subscribe: (templateIds: readonly string[]) => Promise<Record<string, string>>;
};

class CallFailed extends Error {
  override readonly name = 'CallFailed';
  constructor(readonly failure: WxFailure) {
    super(failure.errMsg);
  }
}

export function phoneLine(url: string, phone: string): PhoneLine {
  const knock = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(new URL(path, url), { ...init, headers: { ...init.headers, 'x-wechat-phone': phone } });
    if (!response.ok) throw new Error(`${init.method} ${path}: HTTP ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const post = <T>(path: string, body: unknown) =>
    knock<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  return {
    call: async (name, data) => {
      const answer = await post<{ result: unknown } | WxFailure>('/__wechat/call-function', { name, data });
      if ('errCode' in answer) throw new CallFailed(answer);
      return answer.result;
    },
    upload: (cloudPath, file) =>
      knock(`/__wechat/upload?cloudPath=${encodeURIComponent(cloudPath)}`, { method: 'PUT', body: readFileSync(file) }),
    temporaryUrl: async (fileId) => {
      const { fileList } = await post<{ fileList: { tempFileURL: string; status: number }[] }>('/__wechat/temp-urls', {
        fileList: [fileId],
      });
      const [file] = fileList;
      if (!file) throw new Error(`no answer about ${fileId}`);
      return file;
    },
    subscribe: (templateIds) => post('/__wechat/subscribe', { tmplIds: templateIds }),
  };
}
