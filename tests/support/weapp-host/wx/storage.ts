import { type Track, WxError, wxCall } from '../callbacks';

/** What the Mini Program keeps on the phone, key → JSON; lives as long as the test holds on to it, so that a restart finds it again. */
export type PhoneStorage = Map<string, string>;

/** `wx.setStorage` and its kin. Source: WeChat docs, storage: an unknown key reads as an empty string, and fails when asked for asynchronously. */
export function storageCalls(storage: PhoneStorage, track: Track) {
  const read = (key: string): unknown => {
    const json = storage.get(key);
    return json === undefined ? '' : JSON.parse(json);
  };
  const info = () => ({
    keys: [...storage.keys()],
    currentSize: Math.ceil([...storage.values()].reduce((sum, { length }) => sum + length, 0) / 1024),
    limitSize: 10 * 1024,
  });
  return {
    getStorageSync: read,
    setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.stringify(value) ?? '""'),
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: info,
    getStorageInfo: wxCall('getStorageInfo', track, info),
    getStorage: wxCall('getStorage', track, ({ key }: { key: string }) => {
      if (!storage.has(key)) throw new WxError({ errMsg: 'getStorage:fail data not found' });
      return { data: read(key) };
    }),
    setStorage: wxCall('setStorage', track, ({ key, data }: { key: string; data: unknown }) => {
      storage.set(key, JSON.stringify(data) ?? '""');
      return {};
    }),
    removeStorage: wxCall('removeStorage', track, ({ key }: { key: string }) => {
      storage.delete(key);
      return {};
    }),
  };
}
