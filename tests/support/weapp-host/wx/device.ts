import { statSync } from 'node:fs';
import path from 'node:path';
import type { Activity } from '../activity';
import { WxError, wxCall } from '../callbacks';
import type { Line } from './cloud';
import type { Disk } from './disk';

const WINDOW = {
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  pixelRatio: 2,
  statusBarHeight: 20,
  safeArea: { left: 0, right: 375, top: 20, bottom: 667, width: 375, height: 647 },
};
const BASE = {
  SDKVersion: '3.10.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  host: { env: 'WeChat' },
  enableDebug: false,
  fontSizeSetting: 16,
};
const DEVICE = { platform: 'ios', system: 'iOS 17.0', brand: 'iPhone', model: 'iPhone 15', benchmarkLevel: 50 };

export type NetworkListener = (event: { isConnected: boolean; networkType: string }) => void;

/** The phone itself: what it is, its network, its album, its clipboard. */
export class Device {
  readonly networkListeners = new Set<NetworkListener>();
  readonly calls: ReturnType<Device['make']>;
  /** Files that the next visit to album or camera gives, if the user does not turn away. */
  album: string[] = [];
  clipboard = '';
  /** What the camera reads next; nothing means that the user turns away. */
  code: string | undefined;

  constructor(
    private readonly line: Line,
    private readonly disk: Disk,
    private readonly activity: Activity,
  ) {
    this.calls = this.make();
  }

  private make() {
    const { track } = this.activity;
    const system = () => ({ ...WINDOW, ...BASE, ...DEVICE });
    const nothing = (name: string) => wxCall(name, track, () => ({}));
    return {
      getSystemInfoSync: system,
      getSystemInfo: wxCall('getSystemInfo', track, system),
      getWindowInfo: () => WINDOW,
      getDeviceInfo: () => DEVICE,
      getAppBaseInfo: () => BASE,
      getSystemSetting: () => ({ locationEnabled: false, wifiEnabled: true, deviceOrientation: 'portrait' }),
      getAccountInfoSync: () => ({ miniProgram: { appId: 'wxdev0000000000a1', envVersion: 'develop', version: '' } }),
      getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: 24, right: 365, bottom: 56, left: 278 }),
      canIUse: () => true,
      getNetworkType: wxCall('getNetworkType', track, () => ({ networkType: this.line.isOnline ? 'wifi' : 'none' })),
      onNetworkStatusChange: (listener: NetworkListener) => void this.networkListeners.add(listener),
      offNetworkStatusChange: (listener: NetworkListener) => void this.networkListeners.delete(listener),
      onThemeChange: () => {},
      offThemeChange: () => {},
      onKeyboardHeightChange: () => {},
      offKeyboardHeightChange: () => {},
      onWindowResize: () => {},
      offWindowResize: () => {},
      setClipboardData: wxCall('setClipboardData', track, ({ data }: { data: string }) => {
        this.clipboard = data;
        return {};
      }),
      scanCode: wxCall('scanCode', track, () => {
        if (this.code === undefined) throw new WxError({ errMsg: 'scanCode:fail cancel' });
        return { result: this.code, scanType: 'CODE_128' };
      }),
      chooseMedia: wxCall('chooseMedia', track, ({ count = 9 }: { count?: number }) => {
        const files = this.album.splice(0, count);
        if (files.length === 0) throw new WxError({ errMsg: 'chooseMedia:fail cancel' });
        return {
          type: 'image',
          tempFiles: files.map((file) => ({ tempFilePath: this.disk.offer(file), size: statSync(file).size, fileType: 'image' })),
        };
      }),
      chooseImage: wxCall('chooseImage', track, ({ count = 9 }: { count?: number }) => {
        const files = this.album.splice(0, count);
        if (files.length === 0) throw new WxError({ errMsg: 'chooseImage:fail cancel' });
        const tempFiles = files.map((file) => ({ path: this.disk.offer(file), size: statSync(file).size }));
        return { tempFilePaths: tempFiles.map(({ path: file }) => file), tempFiles };
      }),
      compressImage: wxCall('compressImage', track, ({ src }: { src: string }) => {
        const real = this.disk.locate('compressImage', src);
        return { tempFilePath: this.disk.offer(path.resolve(real)) };
      }),
      getFileInfo: wxCall('getFileInfo', track, ({ filePath }: { filePath: string }) => ({
        size: statSync(this.disk.locate('getFileInfo', filePath)).size,
      })),
      getFileSystemManager: () => this.disk.manager(track),
      previewImage: nothing('previewImage'),
      makePhoneCall: nothing('makePhoneCall'),
      vibrateShort: nothing('vibrateShort'),
      pageScrollTo: nothing('pageScrollTo'),
      hideKeyboard: nothing('hideKeyboard'),
      stopPullDownRefresh: nothing('stopPullDownRefresh'),
      startPullDownRefresh: nothing('startPullDownRefresh'),
    };
  }
}
