import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import { isRecord, type UnknownRecord } from '../record';

/** What a cloud id stands for, or why not: -601005 never given out, -601006 too old, -601007 of somebody else. */
export type OpenData =
  | { readonly cloudID: string; readonly data: UnknownRecord }
  | { readonly cloudID: string; readonly errCode: number; readonly errMsg: string };

export type CloudIds = {
  /** An id for open data of this person, as WeChat hands to the Mini Program beside `encryptedData`. Good for five minutes. */
  readonly mint: (openid: string, data: UnknownRecord) => string;
  /** @param openid who asks, if it is known */
  readonly open: (cloudId: string, openid: string | undefined) => OpenData;
  /**
   * The data of a client's `callFunction` as the function gets it: a top-level `wx.cloud.CloudID(id)`, which travels as `{cloudID: id}`, becomes its open data; a
   * deeper one becomes the id as text.
   */
  readonly expand: (data: UnknownRecord, openid: string) => UnknownRecord;
  /** Forgets them all. */
  readonly clear: () => void;
};

/** Source: reports of developers; WeChat's own page names no time. Read 2026-11-27. */
const LIFE_MS = 5 * 60_000;
/** The eldest go first. */
const MOST_KEPT = 10_000;

/**
 * Ids for open data, in memory; a restart forgets them.
 * Source: wx.cloud.CloudID and "getting open data", wechat docs; wording of the codes as in wx-server-sdk 4.0.2. Read 2026-11-27.
 */
export function createCloudIds(clock: Clock, appId: string): CloudIds {
  const known = new Map<string, { readonly openid: string; readonly data: UnknownRecord; readonly mintedAt: number }>();

  function open(cloudID: string, openid: string | undefined): OpenData {
    const found = known.get(cloudID);
    if (!found) return { cloudID, errCode: -601005, errMsg: 'invalid cloudID' };
    if (clock.now() - found.mintedAt > LIFE_MS) return { cloudID, errCode: -601006, errMsg: 'cloudID expired.' };
    if (found.openid !== openid) return { cloudID, errCode: -601007, errMsg: 'cloudID and calling user does not match' };
    return { cloudID, data: { ...found.data, watermark: { appid: appId, timestamp: Math.floor(found.mintedAt / 1000) } } };
  }

  return {
    mint: (openid, data) => {
      const id = `local_${randomBytes(24).toString('base64url')}`;
      known.set(id, { openid, data, mintedAt: clock.now() });
      const [eldest] = known.keys();
      if (known.size > MOST_KEPT && eldest !== undefined) known.delete(eldest);
      return id;
    },
    open,
    clear: () => known.clear(),
    expand: (data, openid) =>
      Object.fromEntries(
        Object.entries(data).map(([key, value]) => {
          const id = cloudIdIn(value);
          return [key, id === undefined ? asTexts(value) : open(id, openid)];
        }),
      ),
  };
}

function cloudIdIn(value: unknown): string | undefined {
  return isRecord(value) && typeof value.cloudID === 'string' && Object.keys(value).length === 1 ? value.cloudID : undefined;
}

function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (!isRecord(value)) return value;
  return cloudIdIn(value) ?? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asTexts(item)]));
}
