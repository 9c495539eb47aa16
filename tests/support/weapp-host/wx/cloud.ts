import { readFileSync } from 'node:fs';
import type { Answers } from '../answers';
import { type Callbacks, type Track, WxError, wxCall } from '../callbacks';
import type { Disk } from './disk';

type DoorFailure = { readonly errCode?: number; readonly errMsg?: string };

/** The network of the phone, and the local WeChat behind it. */
export type Line = { readonly url: string; readonly phone: string; readonly answers: Answers; isOnline: boolean };

/** Knocks at a door of the local WeChat as this phone. @throws {@link WxError} as `wx.cloud` fails: with the door's code, or with -1 when there is no network */
async function knock<T extends object>(line: Line, call: string, path: string, init: RequestInit): Promise<T> {
  if (!line.isOnline) throw new WxError({ errCode: -1, errMsg: `${call}:fail request:fail errcode:-106 net::ERR_INTERNET_DISCONNECTED` });
  const response = await fetch(new URL(path, line.url), { ...init, headers: { ...init.headers, 'x-wechat-phone': line.phone } });
  const answer = (await response.json()) as T & DoorFailure;
  if (answer.errCode) throw new WxError({ errCode: answer.errCode, errMsg: answer.errMsg ?? `${call}:fail` });
  if (!response.ok) throw new WxError({ errCode: -1, errMsg: `${call}:fail HTTP ${response.status} ${JSON.stringify(answer)}` });
  return answer;
}

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** `wx.cloud`, wired to the doors of a local WeChat. */
export function cloudCalls(line: Line, disk: Disk, track: Track) {
  type Call = { name: string; data?: object };
  type Upload = { cloudPath: string; filePath: string };
  type TemporaryUrl = { fileID: string; tempFileURL: string; status: number; errMsg: string };

  const upload = wxCall('cloud.uploadFile', track, async ({ cloudPath, filePath }: Upload) => {
    const body = readFileSync(disk.locate('cloud.uploadFile', filePath));
    const { fileID } = await knock<{ fileID: string }>(
      line,
      'cloud.uploadFile',
      `/__wechat/upload?cloudPath=${encodeURIComponent(cloudPath)}`,
      {
        method: 'PUT',
        body,
      },
    );
    return { fileID, statusCode: 200 };
  });
  const task = { onProgressUpdate: () => {}, offProgressUpdate: () => {}, abort: () => {} };

  return {
    init: () => {},
    callFunction: wxCall('cloud.callFunction', track, async ({ name, data = {} }: Call) => {
      type Answer = { result: unknown; requestID: string };
      const answer = await knock<Answer>(line, 'cloud.callFunction', '/__wechat/call-function', post({ name, data }));
      await line.answers.onTheWay(data);
      return answer;
    }),
    // With callbacks it returns the task that tells of progress, without them a promise.
    uploadFile: (options: Upload & Callbacks<{ fileID: string; statusCode: number }>) => upload(options) ?? task,
    getTempFileURL: wxCall('cloud.getTempFileURL', track, ({ fileList }: { fileList: readonly (string | { fileID: string })[] }) =>
      knock<{ fileList: TemporaryUrl[] }>(
        line,
        'cloud.getTempFileURL',
        '/__wechat/temp-urls',
        post({ fileList: fileList.map((file) => (typeof file === 'string' ? file : file.fileID)) }),
      ),
    ),
  };
}

/** The prompt that asks for leave to send messages; answered by the local WeChat. */
export function subscribeCalls(line: Line, track: Track) {
  return {
    requestSubscribeMessage: wxCall('requestSubscribeMessage', track, ({ tmplIds }: { tmplIds: readonly string[] }) =>
      knock<Record<string, string>>(line, 'requestSubscribeMessage', '/__wechat/subscribe', post({ tmplIds })),
    ),
    // WeChat's own page of choices comes up and is left again; what is changed there is changed at the local WeChat.
    openSetting: wxCall('openSetting', track, () => ({})),
    getSetting: wxCall('getSetting', track, async () => ({
      subscriptionsSetting: await knock<Record<string, unknown>>(line, 'getSetting', '/__wechat/subscription-settings', post({})),
    })),
  };
}
