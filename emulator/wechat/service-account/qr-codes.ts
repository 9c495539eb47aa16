import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import { decodeStep } from '../../http';
import { asRecord, type UnknownRecord } from '../../record';
import type { Row, Store } from '../../store';
import { type Api, ApiRefused, bare } from '../api/api';
import type { QrScene } from './followers';

export type QrCode = {
  readonly ticket: string;
  /** What the picture holds; a phone that scans it reads this. */
  readonly url: string;
  readonly scene: QrScene;
  /** Epoch ms; absent: permanent. */
  readonly expiresAt?: number;
};

export type QrCodes = {
  readonly create: (scene: QrScene, expireSeconds: number | undefined) => QrCode;
  /** By ticket, by what its picture holds, or by the address of the picture; an expired one is `undefined`. */
  readonly find: (ticketOrUrl: string) => QrCode | undefined;
  /** Those that can be scanned now, the newest first. */
  readonly live: (limit: number) => readonly QrCode[];
  readonly countPermanent: () => number;
  readonly clear: () => void;
};

const DEFAULT_SECONDS = 60;
const MAX_SECONDS = 2_592_000;
const MAX_PERMANENT = 100_000;
/** The clock may be set back. */
const KEEP_EXPIRED_MS = 24 * 3600 * 1000;
const MAX_SCENE_TEXT = 64;

export function openQrCodes(store: Store, clock: Clock): QrCodes {
  store.exec(`CREATE TABLE IF NOT EXISTS wechat_qr_codes (
    ticket TEXT PRIMARY KEY, url TEXT NOT NULL UNIQUE, scene TEXT NOT NULL, expires_at INTEGER)`);
  const toCode = (row: Row): QrCode => ({
    ticket: String(row.ticket),
    url: String(row.url),
    scene: JSON.parse(String(row.scene)) as QrScene,
    ...(row.expires_at === null ? {} : { expiresAt: Number(row.expires_at) }),
  });
  const permanentOf = (scene: QrScene) =>
    store.prepare('SELECT * FROM wechat_qr_codes WHERE scene = ? AND expires_at IS NULL').get(JSON.stringify(scene));

  return {
    create(scene, expireSeconds) {
      const existing = expireSeconds === undefined ? permanentOf(scene) : undefined;
      if (existing) return toCode(existing);
      const expiresAt = expireSeconds === undefined ? null : clock.now() + expireSeconds * 1000;
      const ticket = `gQ${randomBytes(66).toString('base64url')}`;
      const url = `http://weixin.qq.com/q/02${randomBytes(15).toString('base64url')}`;
      store.prepare('DELETE FROM wechat_qr_codes WHERE expires_at < ?').run(clock.now() - KEEP_EXPIRED_MS);
      store.prepare('INSERT INTO wechat_qr_codes VALUES (?, ?, ?, ?)').run(ticket, url, JSON.stringify(scene), expiresAt);
      return { ticket, url, scene, ...(expiresAt === null ? {} : { expiresAt }) };
    },
    find(ticketOrUrl) {
      const [, encoded] = /^https?:\/\/[^/]+\/cgi-bin\/showqrcode\?ticket=([^&]+)$/.exec(ticketOrUrl) ?? [];
      const select = 'SELECT * FROM wechat_qr_codes WHERE (ticket = ?1 OR url = ?1) AND (expires_at IS NULL OR expires_at > ?2)';
      const row = store.prepare(select).get(encoded === undefined ? ticketOrUrl : decodeStep(encoded), clock.now());
      return row && toCode(row);
    },
    live: (limit) => {
      const select = 'SELECT * FROM wechat_qr_codes WHERE expires_at IS NULL OR expires_at > ? ORDER BY rowid DESC LIMIT ?';
      return store.prepare(select).all(clock.now(), limit).map(toCode);
    },
    countPermanent: () => Number(store.prepare('SELECT count(*) AS total FROM wechat_qr_codes WHERE expires_at IS NULL').get()?.total),
    clear: () => store.exec('DELETE FROM wechat_qr_codes'),
  };
}

/**
 * `qrcode/create`: `{ticket, expire_seconds?, url}`. The same permanent scene has one code for good.
 * Refused: 40052 action_name · 40053 action_info (no scene; `scene_str` of other than 1–64 characters; `scene_id` that is no 32-bit number from 1,
 * or above 100,000 where permanent) · 45029 more than 100,000 permanent ones. `expire_seconds` is 60 by default and 2,592,000 at most.
 * Source: WeChat docs, createQRCode (service account), and the global return codes, read 2026-11-27.
 * Differs: what WeChat does with a longer `expire_seconds`, and the code of the 100,001st, are not published: here the one is shortened, the other refused.
 */
export function qrCodeApis(codes: QrCodes): readonly Api[] {
  return [
    {
      path: '/cgi-bin/qrcode/create',
      method: 'POST',
      cloudName: 'officialAccount.qrcode.create',
      accounts: ['service-account'],
      answer: ({ params }) => {
        const { scene, isPermanent } = readAction(params);
        const expireSeconds = isPermanent ? undefined : lifeOf(params.expire_seconds);
        if (isPermanent && codes.countPermanent() >= MAX_PERMANENT) throw new ApiRefused(45029, 'qrcode count out of limit');
        const { ticket, url } = codes.create(scene, expireSeconds);
        return bare({ ticket, ...(expireSeconds === undefined ? {} : { expire_seconds: expireSeconds }), url });
      },
    },
  ];
}

const ACTIONS: Readonly<Record<string, { readonly isPermanent: boolean; readonly isText: boolean }>> = {
  QR_SCENE: { isPermanent: false, isText: false },
  QR_STR_SCENE: { isPermanent: false, isText: true },
  QR_LIMIT_SCENE: { isPermanent: true, isText: false },
  QR_LIMIT_STR_SCENE: { isPermanent: true, isText: true },
};

function readAction({ action_name: name, action_info: info }: UnknownRecord): { scene: QrScene; isPermanent: boolean } {
  const action = typeof name === 'string' && Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new ApiRefused(40052, 'invalid action name');
  const { scene_id: id, scene_str: text } = asRecord(asRecord(info).scene);
  const most = action.isPermanent ? MAX_PERMANENT : 2 ** 32 - 1;
  const isGood = action.isText
    ? typeof text === 'string' && text.length >= 1 && text.length <= MAX_SCENE_TEXT
    : Number.isInteger(id) && Number(id) >= 1 && Number(id) <= most;
  if (!isGood) throw new ApiRefused(40053, 'invalid action info');
  return { scene: action.isText ? { text: String(text) } : { id: Number(id) }, isPermanent: action.isPermanent };
}

const lifeOf = (seconds: unknown): number =>
  typeof seconds === 'number' && Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, MAX_SECONDS) : DEFAULT_SECONDS;
