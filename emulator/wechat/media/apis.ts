import { type Api, type ApiCall, ApiRefused, type ApiReply, BOTH, bare } from '../api/api';
import type { Account } from '../traffic';
import { isMediaType, type MediaStore, type MediaType, mediaPath } from './media-store';

/**
 * Temporary media: `media/upload?type=image` with the file as `media`, `media/get?media_id=`.
 * Refused: 40004 type · 41005 no file · 40005 kind of file · 40009, 40010, 40011, 40012 too large (image, voice, video, thumb) · 40007 media_id.
 * A video is answered as `{video_url}`, anything else as the file. The mini program has only images.
 * Source: WeChat docs, uploadTempMedia and getTempMedia, and the global return codes, read 2026-11-27.
 * Differs: which of 40005 and 40137 a wrong kind of file gets is not published.
 */
export function mediaApis(media: MediaStore, baseUrl: () => string): readonly Api[] {
  const ways: readonly { readonly accounts: readonly Account[]; readonly up: string; readonly down: string }[] = [
    { accounts: BOTH, up: 'customerServiceMessage.uploadTempMedia', down: 'customerServiceMessage.getTempMedia' },
    { accounts: ['service-account'], up: 'officialAccount.media.upload', down: 'officialAccount.media.get' },
  ];
  return ways.flatMap(({ accounts, up, down }) => [
    {
      path: '/cgi-bin/media/upload' as const,
      method: 'POST' as const,
      cloudName: up,
      accounts,
      body: 'multipart' as const,
      answer: (call) => upload(media, call),
    },
    { path: '/cgi-bin/media/get' as const, method: 'GET' as const, cloudName: down, accounts, answer: (call) => get(media, baseUrl, call) },
  ]);
}

const TOO_LARGE = {
  image: { errcode: 40009, text: 'invalid image size' },
  voice: { errcode: 40010, text: 'invalid voice size' },
  video: { errcode: 40011, text: 'invalid video size' },
  thumb: { errcode: 40012, text: 'invalid thumb size' },
};

const tooLarge = (type: MediaType) => new ApiRefused(TOO_LARGE[type].errcode, TOO_LARGE[type].text);

function upload(store: MediaStore, { account, query, params, files }: ApiCall): ApiReply {
  const type = query.type ?? params.type;
  if (!isMediaType(type) || (account === 'mini-program' && type !== 'image')) throw new ApiRefused(40004, 'invalid media type');
  const file = files.media;
  if (!file || file.bytes.length === 0) throw new ApiRefused(41005, 'media data missing');
  const stored = store.add(account, type, file.bytes);
  if (stored === 'format') throw new ApiRefused(40005, 'invalid file type');
  if (stored === 'size') throw tooLarge(type);
  const createdAt = Math.floor(stored.createdAt / 1000);
  return bare(
    type === 'thumb'
      ? { type, thumb_media_id: stored.mediaId, created_at: createdAt }
      : { type, media_id: stored.mediaId, created_at: createdAt },
  );
}

function get(store: MediaStore, baseUrl: () => string, { account, params }: ApiCall): ApiReply {
  const media = store.find(params.media_id, account);
  if (!media) throw new ApiRefused(40007, 'invalid media_id');
  if (media.type === 'video') return bare({ video_url: baseUrl() + mediaPath(media) });
  return {
    file: { contentType: media.contentType, filename: `${media.mediaId}.${media.contentType.split('/')[1] ?? 'bin'}`, bytes: media.bytes },
  };
}
