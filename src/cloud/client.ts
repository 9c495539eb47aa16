import type { Language } from '#core/contract/reply';

/**
 * What the platform lends to the app. client.weapp.ts and client.h5.ts are the two implementations, and the only modules that may touch wx.cloud or the doors of the
 * local phone; this file is what TypeScript and tests see. Expected failures are values; nothing here rejects.
 */
export type PlatformFailure = {
  /** `offline`: nothing left the phone. `timeout`: it may have arrived. `failed`: the platform refused or broke. */
  readonly code: 'offline' | 'timeout' | 'failed';
  /** The platform's own words, for a log; never shown. */
  readonly detail: string;
};
export type PlatformResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: PlatformFailure };

/** One answer to WeChat's question whether a template may be sent once. */
export type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter';

export type PickedPhoto = {
  /** Where the picture can be shown from until the app is closed. */
  readonly localUrl: string;
  readonly sizeBytes: number;
  /** The bytes, where the platform hands them over (browser). */
  readonly file?: Blob;
};

/** A file of any kind, with the name it goes by. */
export type PickedFile = PickedPhoto & { readonly name: string };

/** What is asked of a function: an action of `customer`, `staff` or `registry`, or the outbox to send what an order has waiting. */
export type CallData = { readonly action: string; readonly lang: Language; readonly payload: unknown } | { readonly orderId: string };

/** What WeChat tells of kept choices, by template id. */
export type SubscriptionSettings = { readonly mainSwitch?: boolean; readonly itemSettings?: Readonly<Record<string, string>> };

export type PlatformClient = {
  /** Once, before the first call. */
  readonly start: () => void;
  readonly callFunction: (name: string, data: CallData) => Promise<PlatformResult<unknown>>;
  /** @param onProgress 0–100 */
  readonly upload: (
    cloudPath: string,
    photo: PickedPhoto,
    onProgress: (percent: number) => void,
  ) => Promise<PlatformResult<{ fileId: string }>>;
  /** WeChat's prompt. Must be called in the tap itself, before anything that waits. */
  readonly askToSubscribe: (templateIds: readonly string[]) => Promise<PlatformResult<Readonly<Record<string, SubscribeAnswer>>>>;
  /** What the person has WeChat keep; empty where it does not say. */
  readonly subscriptionSettings: () => Promise<SubscriptionSettings>;
  /** WeChat's own page of these choices, left again when it resolves; in the tap itself. Absent where the platform cannot open it. */
  readonly openSubscriptionSettings?: () => Promise<void>;
  /** The camera or the album; nothing when the person turns back. */
  readonly pickPhotos: (count: number) => Promise<readonly PickedPhoto[]>;
  /** One file (from a chat in WeChat, from the disk in a browser) whose name ends in one of `extensions`; undefined when the person turns back. */
  readonly pickFile: (extensions: readonly string[]) => Promise<PickedFile | undefined>;
  /** Hands a file of text to the person: saved by a browser, sent to a chat of their choice by WeChat. False when it did not work. */
  readonly saveText: (fileName: string, text: string) => Promise<boolean>;
  /**
   * Keeps a copy until its upload is through, so that a closed app loses no picture; answers the photo to go on with (WeChat moves the file).
   * `keptPhoto` gives it back, `dropPhoto` forgets it.
   */
  readonly keepPhoto: (key: string, photo: PickedPhoto) => Promise<PickedPhoto>;
  readonly keptPhoto: (key: string) => Promise<PickedPhoto | undefined>;
  readonly dropPhoto: (key: string) => Promise<void>;
  /** Reads a bar or QR code with the camera; absent where the platform cannot. */
  readonly scan?: () => Promise<string | undefined>;
  readonly isOnline: () => Promise<boolean>;
  /** The person looks here again. WeChat tells a page itself (onShow), a browser only the window. */
  readonly onForeground: (listener: () => void) => () => void;
  readonly onConnection: (listener: (online: boolean) => void) => () => void;
};

/** Replaced by client.weapp.ts or client.h5.ts in every build. */
export declare const platformClient: PlatformClient;
