import type { UnknownRecord } from '../../record';
import { type Media, mediaPath } from '../media/media-store';
import { newMsgId, type PushFields } from '../outgoing';
import type { Account } from '../traffic';
import type { ChatBody } from './entry';

/** What a person sends: how the chat shows it, and how WeChat pushes it. */
export type PersonMessage = { readonly body: ChatBody; readonly fields: PushFields };

/**
 * A message by what the phone says: `{type: 'text', content}`, `{type: 'location', latitude, longitude, scale?, label?}`,
 * `{type: 'link', title, description?, url}`; to the mini program only text. `undefined` when it is none of them.
 * Pictures, voice and video come as bytes: {@link mediaMessage}.
 * Source of the pushed fields: WeChat docs, receiving standard messages, read 2026-11-27.
 */
export function readPersonMessage(account: Account, message: UnknownRecord, now: number): PersonMessage | undefined {
  if (message.type === 'text')
    return typeof message.content === 'string' && message.content !== '' ? textMessage(message.content, now) : undefined;
  if (account === 'mini-program') return undefined;
  if (message.type === 'location') return locationMessage(message, now);
  return message.type === 'link' ? linkMessage(message, now) : undefined;
}

/** `choiceId` is what `msgmenu` called the item that was tapped. */
export function textMessage(text: string, now: number, choiceId?: string): PersonMessage {
  const choice = choiceId === undefined ? {} : { bizmsgmenuid: choiceId };
  return { body: { kind: 'text', text }, fields: { MsgType: 'text', Content: text, MsgId: newMsgId(now), ...choice } };
}

function locationMessage({ latitude, longitude, scale, label }: UnknownRecord, now: number): PersonMessage | undefined {
  if (typeof latitude !== 'number' || typeof longitude !== 'number' || Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
    return undefined;
  const shown = { latitude, longitude, scale: typeof scale === 'number' ? scale : 16, label: typeof label === 'string' ? label : '' };
  const fields = { Location_X: latitude, Location_Y: longitude, Scale: shown.scale, Label: shown.label };
  return { body: { kind: 'location', ...shown }, fields: { MsgType: 'location', ...fields, MsgId: newMsgId(now) } };
}

function linkMessage(message: UnknownRecord, now: number): PersonMessage | undefined {
  const { title, description, url } = message;
  if (typeof title !== 'string' || typeof url !== 'string' || url === '') return undefined;
  const shown = { title, description: typeof description === 'string' ? description : '', url };
  const fields = { Title: shown.title, Description: shown.description, Url: url };
  return { body: { kind: 'link', ...shown }, fields: { MsgType: 'link', ...fields, MsgId: newMsgId(now) } };
}

/** A picture, voice or video; a pushed PicUrl is an address below `baseUrl`. Differs: a video has no picture of its own, so ThumbMediaId is empty. */
export function mediaMessage(media: Media, baseUrl: string, now: number): PersonMessage {
  const { mediaId, type, contentType } = media;
  const url = mediaPath(media);
  const MsgId = newMsgId(now);
  if (type === 'voice') {
    const format = contentType === 'audio/mpeg' ? 'mp3' : 'amr';
    return { body: { kind: 'voice', mediaId, url }, fields: { MsgType: 'voice', MediaId: mediaId, Format: format, MsgId } };
  }
  if (type === 'video') {
    return { body: { kind: 'video', mediaId, url }, fields: { MsgType: 'video', MediaId: mediaId, ThumbMediaId: '', MsgId } };
  }
  return { body: { kind: 'image', mediaId, url }, fields: { MsgType: 'image', PicUrl: baseUrl + url, MediaId: mediaId, MsgId } };
}

/** The chosen item of an entry with choices; `undefined` when it has no such item. */
export function choiceOf(body: ChatBody | undefined, id: unknown): { readonly id: string; readonly content: string } | undefined {
  return body?.kind === 'choices' ? body.items.find((item) => item.id === id) : undefined;
}
