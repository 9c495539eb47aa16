import type { PickedPhoto, PlatformClient, PlatformFailure, PlatformResult, SubscribeAnswer, SubscriptionSettings } from './client';

/** Set by config/index.ts: the environment of the cloud this build talks to. */
declare const CLOUD_ENV: string;

type WxFailure = { errCode?: number; errMsg?: string };
type UploadTask = { onProgressUpdate?: (listener: (event: { progress: number }) => void) => void };

/** The few calls of wx that Taro has no types for, or whose types differ from what WeChat does. */
declare const wx: {
  cloud: {
    init: (options: { env: string; traceUser: boolean }) => void;
    callFunction: (options: { name: string; data: object; config?: object }) => Promise<{ result: unknown; requestID: string }>;
    uploadFile: (options: {
      cloudPath: string;
      filePath: string;
      success: (answer: { fileID: string }) => void;
      fail: (failure: WxFailure) => void;
    }) => UploadTask | undefined;
  };
  requestSubscribeMessage: (options: {
    tmplIds: readonly string[];
    success: (answer: Record<string, string>) => void;
    fail: (failure: WxFailure) => void;
  }) => void;
  getSetting: (options: {
    withSubscriptions: boolean;
    success: (answer: { subscriptionsSetting?: SubscriptionSettings }) => void;
    fail: () => void;
  }) => void;
  openSetting: (options: { withSubscriptions: boolean; complete: () => void }) => void;
  chooseMedia: (options: {
    count: number;
    mediaType: readonly string[];
    sourceType: readonly string[];
    sizeType: readonly string[];
    success: (answer: { tempFiles: { tempFilePath: string; size: number }[] }) => void;
    fail: (failure: WxFailure) => void;
  }) => void;
  chooseMessageFile: (options: {
    count: number;
    type: 'file';
    extension: readonly string[];
    success: (answer: { tempFiles: { path: string; size: number; name: string }[] }) => void;
    fail: () => void;
  }) => void;
  shareFileMessage: (options: { filePath: string; fileName: string; success: () => void; fail: () => void }) => void;
  env: { USER_DATA_PATH: string };
  scanCode: (options: { scanType: readonly string[]; success: (answer: { result: string }) => void; fail: () => void }) => void;
  getFileSystemManager: () => {
    saveFile: (options: { tempFilePath: string; success: (answer: { savedFilePath: string }) => void; fail: () => void }) => void;
    removeSavedFile: (options: { filePath: string; complete: () => void }) => void;
    writeFile: (options: { filePath: string; data: string; encoding: 'utf8'; success: () => void; fail: () => void }) => void;
  };
  getStorageSync: (key: string) => unknown;
  setStorageSync: (key: string, value: unknown) => void;
  removeStorageSync: (key: string) => void;
  getNetworkType: (options: { success: (answer: { networkType: string }) => void; fail: () => void }) => void;
  onNetworkStatusChange: (listener: (event: { isConnected: boolean }) => void) => void;
  offNetworkStatusChange: (listener: (event: { isConnected: boolean }) => void) => void;
};

const isOnline = (): Promise<boolean> =>
  new Promise((resolve) => wx.getNetworkType({ success: ({ networkType }) => resolve(networkType !== 'none'), fail: () => resolve(true) }));

async function failure<T>(thrown: unknown): Promise<PlatformResult<T>> {
  const { errCode, errMsg = String(thrown) } = (thrown ?? {}) as WxFailure;
  const code: PlatformFailure['code'] = !(await isOnline()) ? 'offline' : /timeout|timed out/i.test(errMsg) ? 'timeout' : 'failed';
  return { ok: false, error: { code, detail: `${errCode ?? ''} ${errMsg}` } };
}

const keptKey = (key: string) => `kept-photo:${key}`;

function readKept(key: string): PickedPhoto | undefined {
  const kept = wx.getStorageSync(keptKey(key));
  return typeof kept === 'object' && kept !== null && 'localUrl' in kept ? (kept as PickedPhoto) : undefined;
}

/** wx.cloud of the Mini Program. */
export const platformClient: PlatformClient = {
  start() {
    wx.cloud.init({ env: CLOUD_ENV, traceUser: true });
  },

  async callFunction(name, data) {
    try {
      const { result } = await wx.cloud.callFunction({ name, data });
      return { ok: true, value: result };
    } catch (thrown) {
      return failure(thrown);
    }
  },

  upload(cloudPath, photo, onProgress) {
    return new Promise((resolve) => {
      const task = wx.cloud.uploadFile({
        cloudPath,
        filePath: photo.localUrl,
        success: ({ fileID }) => resolve({ ok: true, value: { fileId: fileID } }),
        fail: (thrown) => resolve(failure(thrown)),
      });
      task?.onProgressUpdate?.(({ progress }) => onProgress(progress));
    });
  },

  askToSubscribe(templateIds) {
    return new Promise((resolve) => {
      wx.requestSubscribeMessage({
        tmplIds: templateIds,
        success: (answer) => {
          const answers = templateIds.flatMap((id) => (answer[id] ? [[id, answer[id] as SubscribeAnswer] as const] : []));
          resolve({ ok: true, value: Object.fromEntries(answers) });
        },
        fail: (thrown) => resolve(failure(thrown)),
      });
    });
  },

  subscriptionSettings() {
    return new Promise((resolve) => {
      wx.getSetting({
        withSubscriptions: true,
        success: ({ subscriptionsSetting }) => resolve(subscriptionsSetting ?? {}),
        fail: () => resolve({}),
      });
    });
  },

  openSubscriptionSettings: () => new Promise((resolve) => wx.openSetting({ withSubscriptions: true, complete: () => resolve() })),

  pickPhotos(count) {
    return new Promise((resolve) => {
      wx.chooseMedia({
        count,
        mediaType: ['image'],
        sourceType: ['album', 'camera'],
        sizeType: ['compressed'],
        success: ({ tempFiles }) => resolve(tempFiles.map(({ tempFilePath, size }) => ({ localUrl: tempFilePath, sizeBytes: size }))),
        fail: () => resolve([]),
      });
    });
  },

  pickFile(extensions) {
    return new Promise((resolve) => {
      wx.chooseMessageFile({
        count: 1,
        type: 'file',
        extension: extensions,
        success: ({ tempFiles: [file] }) => resolve(file && { localUrl: file.path, sizeBytes: file.size, name: file.name }),
        fail: () => resolve(undefined),
      });
    });
  },

  saveText(fileName, text) {
    const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`;
    return new Promise((resolve) => {
      const share = () => wx.shareFileMessage({ filePath, fileName, success: () => resolve(true), fail: () => resolve(false) });
      wx.getFileSystemManager().writeFile({ filePath, data: text, encoding: 'utf8', success: share, fail: () => resolve(false) });
    });
  },

  keepPhoto(key, photo) {
    return new Promise((resolve) => {
      wx.getFileSystemManager().saveFile({
        tempFilePath: photo.localUrl,
        success: ({ savedFilePath }) => {
          const kept = { localUrl: savedFilePath, sizeBytes: photo.sizeBytes };
          wx.setStorageSync(keptKey(key), kept);
          resolve(kept);
        },
        fail: () => resolve(photo),
      });
    });
  },

  keptPhoto: (key) => Promise.resolve(readKept(key)),

  dropPhoto(key) {
    const kept = readKept(key);
    wx.removeStorageSync(keptKey(key));
    if (!kept) return Promise.resolve();
    return new Promise((resolve) => wx.getFileSystemManager().removeSavedFile({ filePath: kept.localUrl, complete: () => resolve() }));
  },

  scan: () =>
    new Promise((resolve) =>
      wx.scanCode({ scanType: ['barCode', 'qrCode'], success: ({ result }) => resolve(result), fail: () => resolve(undefined) }),
    ),

  isOnline,

  onForeground: () => () => {},

  onConnection(listener) {
    const tell = ({ isConnected }: { isConnected: boolean }) => listener(isConnected);
    wx.onNetworkStatusChange(tell);
    return () => wx.offNetworkStatusChange(tell);
  },
};
