import type { Readable } from 'node:stream';
import type { Clock } from '../clock';
import type { CloudConfig } from '../cloud-config';
import type { Store } from '../store';

/** Codes as `wx.cloud.uploadFile` would fail with (-503002 someone else's file, -503001 refused path, -403001 too large …). */
export type PutResult = { readonly fileID: string; readonly sizeBytes: number } | { readonly errCode: number; readonly errMsg: string };

export type TempUrl = {
  readonly fileID: string;
  readonly tempFileURL: string;
  readonly status: number;
  readonly errMsg: string;
  readonly maxAge?: number;
};

export type CloudStorage = {
  /** Streams to disk and stores the file before it resolves. `ownerOpenid` empty = the cloud itself (a function). */
  readonly put: (body: Readable, cloudPath: string, owner: { readonly ownerOpenid?: string }) => Promise<PutResult>;
  /** At most 50. `status` 0 or -503003 (no such file). Default life 2 hours. */
  /** Forgets every file. */
  readonly reset: () => Promise<void>;
  readonly tempUrls: (fileIds: readonly string[], maxAgeSeconds?: number) => readonly TempUrl[];
};

export function openStorage(_store: Store, _clock: Clock, _config: CloudConfig, _filesDir: string, _baseUrl: () => string): CloudStorage {
  return {
    put: async () => ({ errCode: -503001, errMsg: 'storage is not there yet' }),
    reset: async () => {},
    tempUrls: () => [],
  };
}
