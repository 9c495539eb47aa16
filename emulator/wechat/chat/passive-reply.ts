import { asRecord, type UnknownRecord } from '../../record';
import type { Services } from '../../services';
import { mediaPath } from '../media/media-store';
import type { Account, PassiveReply } from '../traffic';
import type { ChatStore } from './chat-store';
import { articleOf, type ReadDeps } from './customer-message';
import type { ChatBody } from './entry';

type Deps = Pick<ReadDeps, 'media'> & { readonly chat: ChatStore; readonly events: Services['events'] };

/** What WeChat shows when nobody answered properly. Source: WeChat docs, passive reply, read 2026-11-22. */
const NO_SERVICE: Readonly<Record<Account, string>> = {
  'service-account': '该公众号暂时无法提供服务，请稍后再试',
  'mini-program': '该小程序客服暂时无法提供服务，请稍后再试',
};

/** Shows in the chat what the callback answered, and that it did not. A reply of no known kind, or with media nobody has, counts as none. */
export function showPassiveReplies({ media, chat, events }: Deps): void {
  const show = (account: Account, openid: string, body: ChatBody, from: 'passive-reply' | 'wechat') =>
    void chat.add({ account, openid, from, body, errcode: 0, errmsg: 'ok' });
  const showNotice = (account: Account, openid: string) => show(account, openid, { kind: 'notice', text: NO_SERVICE[account] }, 'wechat');

  events.on('passive-reply', (account, openid, reply) => {
    // Handed on to a person at a desk: nothing to show.
    if (reply.MsgType === 'transfer_customer_service') return;
    const body = bodyOf(reply, { media });
    if (body) show(account, openid, body, 'passive-reply');
    else showNotice(account, openid);
  });
  events.on('no-reply', (account, openid) => {
    showNotice(account, openid);
  });
}

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function bodyOf(reply: PassiveReply, deps: Pick<ReadDeps, 'media'>): ChatBody | undefined {
  switch (reply.MsgType) {
    case 'text':
      return textOf(reply.Content) === '' ? undefined : { kind: 'text', text: textOf(reply.Content) };
    case 'image':
      return playable('image', asRecord(reply.Image), deps);
    case 'voice':
      return playable('voice', asRecord(reply.Voice), deps);
    case 'video':
      return playable('video', asRecord(reply.Video), deps);
    case 'music': {
      const music = asRecord(reply.Music);
      return { kind: 'music', title: textOf(music.Title), description: textOf(music.Description), url: textOf(music.MusicUrl) };
    }
    case 'news':
      return newsOf(reply.Articles);
    default:
      return undefined;
  }
}

function playable(kind: 'image' | 'voice' | 'video', part: UnknownRecord, { media }: Pick<ReadDeps, 'media'>) {
  const found = media.find(textOf(part.MediaId));
  return found?.type === kind ? { kind, mediaId: found.mediaId, url: mediaPath(found) } : undefined;
}

/** A list, whichever format it came in: see `readAnswer`. */
function newsOf(articles: unknown): ChatBody | undefined {
  const list: readonly unknown[] = Array.isArray(articles) ? articles : [];
  if (list.length === 0) return undefined;
  return {
    kind: 'news',
    articles: list.map((one) => {
      const { Title, Description, PicUrl, Url } = asRecord(one);
      return articleOf({ title: textOf(Title), description: textOf(Description), picurl: textOf(PicUrl), url: textOf(Url) });
    }),
  };
}
