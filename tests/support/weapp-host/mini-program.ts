import path from 'node:path';
import { Activity } from './activity';
import { Answers } from './answers';
import { Bundle } from './bundle';
import { Gestures } from './gestures';
import { type AppJson, PageStack } from './page-stack';
import { PageNode } from './page-tree';
import { readTemplates } from './template';
import { Wrappers } from './wrappers';
import { Chrome } from './wx/chrome';
import { cloudCalls, type Line, subscribeCalls } from './wx/cloud';
import { Device } from './wx/device';
import { Dialogs } from './wx/dialogs';
import { Disk, FILE_ENVIRONMENT } from './wx/disk';
import { type PhoneStorage, storageCalls } from './wx/storage';

/** The Mini Program as `npm run build` leaves it. */
export const WEAPP = path.resolve(__dirname, '../../../dist/weapp');

/** What outlives a Mini Program on a phone: hand it to the next {@link openMiniProgram} to open it again. */
export type PhoneMemory = { readonly storage: PhoneStorage; readonly disk: Disk };

export type OpenOptions = {
  /** The local WeChat, such as `http://127.0.0.1:4173`. */
  readonly url: string;
  /** Whose phone: an id of `phones` in config/cloud. */
  readonly phone: string;
  readonly memory?: PhoneMemory;
  /** Path and query of the first page, as a notification opens it; else the first page of app.json. */
  readonly startAt?: string;
  readonly folder?: string;
};

/** The global `App({…})`. */
type AppConfig = {
  onLaunch?: (options: object) => void;
  onShow?: (options: object) => void;
  onHide?: () => void;
  onError?: (error: string) => void;
};

/** A Mini Program that runs; {@link Gestures} are what a person can do with it. Close it after use. */
export class MiniProgram extends Gestures {
  constructor(
    activity: Activity,
    readonly pages: PageStack,
    templates: ReturnType<typeof readTemplates>,
    readonly device: Device,
    dialogs: Dialogs,
    readonly chrome: Chrome,
    private readonly line: Line,
    readonly memory: PhoneMemory,
  ) {
    super(
      activity,
      dialogs,
      pages,
      () => new PageNode({ sid: 'root', nn: 'root', cn: pages.current.data.root?.cn ?? [] }, undefined, templates),
    );
  }

  /** Exceptions and `console.error` of the app so far. */
  get problems(): readonly string[] {
    return this.activity.problems;
  }

  /** What becomes of the cloud's answers on their way to this phone. */
  get answers(): Answers {
    return this.line.answers;
  }

  /** Takes the phone off the network, or brings it back. */
  goOnline(isOnline: boolean): void {
    this.line.isOnline = isOnline;
    for (const listener of this.device.networkListeners) listener({ isConnected: isOnline, networkType: isOnline ? 'wifi' : 'none' });
    this.activity.changed();
  }

  /** Ends the Mini Program as when WeChat is swiped away. @returns what the phone keeps */
  async close(): Promise<PhoneMemory> {
    this.dialogs.dismiss();
    await this.activity.stop();
    this.memory.disk.forgetTemporary();
    return this.memory;
  }
}

/** Starts the compiled Mini Program (`dist/weapp`) without WeChat: plain Node plays the logic layer and what `wx` does, the page's data stand for the screen. */
export function openMiniProgram(options: OpenOptions): MiniProgram {
  const memory = options.memory ?? { storage: new Map(), disk: new Disk() };
  const line: Line = { url: options.url, phone: options.phone, answers: new Answers(), isOnline: true };
  const activity = new Activity();
  const dialogs = new Dialogs(activity);
  const device = new Device(line, memory.disk, activity);
  const bundle = new Bundle(options.folder ?? WEAPP);
  const templates = readTemplates(bundle.text('base.wxml'));
  const wrappers = new Wrappers(bundle, templates);
  const appJson = bundle.json<AppJson>('app.json');
  const pages = new PageStack(bundle, appJson, activity, wrappers);
  const chrome = new Chrome(pages, activity);
  const launch = { path: options.startAt?.split('?')[0] ?? '', query: {}, scene: 1001, shareTicket: '', referrerInfo: {} };

  let app: AppConfig = {};
  const startApp = (config: AppConfig) => {
    app = config;
  };
  const wx = {
    env: FILE_ENVIRONMENT,
    cloud: cloudCalls(line, memory.disk, activity.track),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    ...subscribeCalls(line, activity.track),
    ...storageCalls(memory.storage, activity.track),
    ...dialogs.calls(),
    ...device.calls,
    ...chrome.calls(),
  };
  bundle.provide({
    ...activity.timers(),
    wx,
    console: activity.console(),
    App: startApp,
    Page: pages.register,
    Component: wrappers.register,
    getApp: () => app,
    getCurrentPages: () => [...pages.all],
    requirePlugin: () => ({}),
  });

  bundle.require('app');
  app.onLaunch?.(launch);
  app.onShow?.(launch);
  pages.reLaunch(`/${(options.startAt ?? appJson.pages[0] ?? '').replace(/^\//, '')}`);
  return new MiniProgram(activity, pages, templates, device, dialogs, chrome, line, memory);
}
