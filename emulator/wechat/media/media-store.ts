import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import { contentTypeOf } from '../../storage/content-type';
import type { Row, Store } from '../../store';
import type { Account } from '../traffic';

export type MediaType = 'image' | 'voice' | 'video' | 'thumb';
export type Media = {
  readonly mediaId: string;
  readonly account: Account;
  readonly type: MediaType;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** Epoch ms. */
  readonly createdAt: number;
};
/** Which rule of WeChat the bytes break. */
export type MediaFault = 'size' | 'format';

type Rule = { readonly maxBytes: number; readonly contentTypes: readonly string[] };
const MB = 1024 * 1024;
const AMR = 'audio/amr';
const MP3 = 'audio/mpeg';

/** Source: WeChat docs, uploadTempMedia (image 10 MB; voice 2 MB AMR or MP3; video 10 MB MP4; thumb 64 KB JPG), read 2026-11-27. */
const RULES: Readonly<Record<MediaType, Rule>> = {
  image: { maxBytes: 10 * MB, contentTypes: ['image/png', 'image/jpeg', 'image/gif', 'image/bmp'] },
  voice: { maxBytes: 2 * MB, contentTypes: [AMR, MP3] },
  video: { maxBytes: 10 * MB, contentTypes: ['video/mp4'] },
  thumb: { maxBytes: 64 * 1024, contentTypes: ['image/jpeg'] },
};
export const isMediaType = (type: unknown): type is MediaType => typeof type === 'string' && Object.hasOwn(RULES, type);
const LIFE_MS = 3 * 24 * 3600 * 1000;

/** Where a phone finds the bytes, on the host of the page; a chat keeps this, since the port may be another after a restart. */
export const mediaPath = ({ mediaId }: Media): string => `/__phones/media/${mediaId}`;

export type MediaStore = {
  readonly add: (account: Account, type: MediaType, bytes: Buffer) => Media | MediaFault;
  /** `undefined`: unknown, another account's if one is named, or older than three days. */
  readonly find: (mediaId: unknown, account?: Account) => Media | undefined;
  readonly clear: () => void;
};

/** Temporary media: what is uploaded to be sent, and what people send. Gone three days later. The kind is told by the bytes, never by a name. */
export function openMediaStore(store: Store, clock: Clock): MediaStore {
  store.exec(`CREATE TABLE IF NOT EXISTS wechat_media (
    media_id TEXT PRIMARY KEY, account TEXT NOT NULL, type TEXT NOT NULL, content_type TEXT NOT NULL, created_at INTEGER NOT NULL, bytes BLOB NOT NULL)`);

  const toMedia = (row: Row): Media => ({
    mediaId: String(row.media_id),
    account: row.account as Account,
    type: row.type as MediaType,
    contentType: String(row.content_type),
    bytes: Buffer.from(row.bytes as ArrayBuffer),
    createdAt: Number(row.created_at),
  });

  return {
    add(account, type, bytes) {
      const contentType = kindOf(bytes);
      if (!RULES[type].contentTypes.includes(contentType)) return 'format';
      if (bytes.length > RULES[type].maxBytes) return 'size';
      const media: Media = { mediaId: randomBytes(48).toString('base64url'), account, type, contentType, bytes, createdAt: clock.now() };
      store.prepare('DELETE FROM wechat_media WHERE created_at < ?').run(media.createdAt - LIFE_MS);
      store
        .prepare('INSERT INTO wechat_media VALUES (?, ?, ?, ?, ?, ?)')
        .run(media.mediaId, account, type, contentType, media.createdAt, bytes);
      return media;
    },
    find(mediaId, account) {
      if (typeof mediaId !== 'string') return undefined;
      const row = store.prepare('SELECT * FROM wechat_media WHERE media_id = ? AND created_at > ?').get(mediaId, clock.now() - LIFE_MS);
      return row && (account === undefined || row.account === account) ? toMedia(row) : undefined;
    },
    clear: () => store.exec('DELETE FROM wechat_media'),
  };
}

function kindOf(bytes: Buffer): string {
  const head = bytes.subarray(0, 6).toString('latin1');
  if (head.startsWith('#!AMR')) return AMR;
  if (head.startsWith('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0)) return MP3;
  return contentTypeOf(bytes.subarray(0, 16));
}
