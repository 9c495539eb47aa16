import type { CloudConfig } from '../../cloud-config';
import { asRecord, isRecord, type UnknownRecord } from '../../record';
import { ApiRefused, textIn } from '../api/api';
import { type Media, type MediaStore, type MediaType, mediaPath } from '../media/media-store';
import type { Account } from '../traffic';
import type { ChatBody, Choice, NewsArticle } from './entry';

export type ReadDeps = {
  readonly media: MediaStore;
  /** The mini program that belongs to these accounts. */
  readonly config: Pick<CloudConfig, 'appId' | 'pages'>;
};

const MAX_TEXT_BYTES = 2048;
type Reader = (content: UnknownRecord, deps: ReadDeps, account: Account) => ChatBody;

const mediaOf = (type: MediaType, key: string, content: UnknownRecord, { media }: ReadDeps, account: Account): Media => {
  const found = media.find(content[key], account);
  if (!found || found.type !== type) throw new ApiRefused(40007, 'invalid media_id');
  return found;
};
const textOr = (content: UnknownRecord, key: string) => (typeof content[key] === 'string' ? content[key] : '');

const readImage: Reader = (content, deps, account) => {
  const image = mediaOf('image', 'media_id', content, deps, account);
  return { kind: 'image', mediaId: image.mediaId, url: mediaPath(image) };
};

const readPlayable =
  (kind: 'voice' | 'video'): Reader =>
  (content, deps, account) => {
    const found = mediaOf(kind, 'media_id', content, deps, account);
    const title = textIn(content, 'title');
    return { kind, mediaId: found.mediaId, url: mediaPath(found), ...(title ? { title } : {}) };
  };

const readText: Reader = (content) => {
  const text = textIn(content, 'content');
  if (text === undefined) throw new ApiRefused(44004, 'empty content');
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw new ApiRefused(45002, 'content size out of limit');
  return { kind: 'text', text };
};

const readNews: Reader = ({ articles }) => {
  const list: readonly unknown[] = Array.isArray(articles) ? articles : [];
  if (list.length === 0) throw new ApiRefused(44003, 'empty news data');
  if (list.length > 1) throw new ApiRefused(45008, 'article size out of limit');
  return { kind: 'news', articles: list.map((article) => articleOf(asRecord(article))) };
};

export const articleOf = (article: UnknownRecord): NewsArticle => ({
  title: textOr(article, 'title'),
  description: textOr(article, 'description'),
  url: textOr(article, 'url'),
  picUrl: textOr(article, 'picurl'),
});

const readChoices: Reader = (content) => {
  const list: readonly unknown[] = Array.isArray(content.list) ? content.list : [];
  const items: Choice[] = list.map((item) => ({ id: textOr(asRecord(item), 'id'), content: textOr(asRecord(item), 'content') }));
  if (items.length === 0 || items.some(({ id, content: shown }) => id === '' || shown === ''))
    throw new ApiRefused(47001, 'data format error');
  return { kind: 'choices', head: textOr(content, 'head_content'), items, tail: textOr(content, 'tail_content') };
};

const readMiniProgram: Reader = (content, deps, account) => {
  const appId = account === 'mini-program' ? deps.config.appId : content.appid;
  if (appId !== deps.config.appId) throw new ApiRefused(40013, 'invalid appid');
  const pagePath = textIn(content, 'pagepath') ?? '';
  if (!isKnownPage(pagePath, deps.config.pages)) throw new ApiRefused(40165, 'invalid weapp pagepath');
  const thumb = mediaOf('image', 'thumb_media_id', content, deps, account);
  return { kind: 'mini-program', title: textOr(content, 'title'), appId: deps.config.appId, pagePath, thumbUrl: mediaPath(thumb) };
};

/** Whether a path of the mini program, query and leading slash aside, is one of its pages; where those are not known, every path is. */
export function isKnownPage(path: string, pages: readonly string[] | undefined): boolean {
  const page =
    path
      .replace(/^\//, '')
      .replace(/\.html(?=$|\?)/, '')
      .split('?')[0] ?? '';
  return page !== '' && (pages?.includes(page) ?? true);
}

const READERS: Readonly<Record<Account, Readonly<Record<string, Reader>>>> = {
  'service-account': {
    text: readText,
    image: readImage,
    voice: readPlayable('voice'),
    video: readPlayable('video'),
    music: (content) => ({
      kind: 'music',
      title: textOr(content, 'title'),
      description: textOr(content, 'description'),
      url: textOr(content, 'musicurl'),
    }),
    news: readNews,
    msgmenu: readChoices,
    miniprogrampage: readMiniProgram,
  },
  'mini-program': {
    text: readText,
    image: readImage,
    link: (content) => ({
      kind: 'link',
      title: textOr(content, 'title'),
      description: textOr(content, 'description'),
      url: textOr(content, 'url'),
      thumbUrl: textOr(content, 'thumb_url'),
    }),
    miniprogrampage: readMiniProgram,
  },
};

/**
 * What a customer-service message would show, by its `msgtype` and the field of that name.
 * Refused: 40008 a type unknown here or not of this account · 47001 the field is missing · 44004 empty text · 45002 more than 2048 bytes ·
 * 40007 media_id · 44003, 45008 none or more than one article · 40013, 40165 a mini program that is not linked, a page it has not.
 * Source: WeChat docs, sendCustomMessage, and the global return codes, read 2026-11-27. Differs: `mpnews`, `mpnewsarticle` and `wxcard` need material this
 * WeChat has not; the code for a missing field and the limit of bytes (from the passive reply) are not published.
 *
 * @throws ApiRefused
 */
export function readCustomerMessage(deps: ReadDeps, account: Account, params: UnknownRecord): ChatBody {
  const type = textIn(params, 'msgtype') ?? '';
  const reader = Object.hasOwn(READERS[account], type) ? READERS[account][type] : undefined;
  if (!reader) throw new ApiRefused(40008, 'invalid message type');
  const content = params[type];
  if (!isRecord(content)) throw new ApiRefused(47001, 'data format error');
  return reader(content, deps, account);
}
