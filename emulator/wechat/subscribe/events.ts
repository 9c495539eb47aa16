import type { Outgoing } from '../outgoing';
import type { TemplateChoice } from './prompt';
import type { SubscribeMessage } from './store';

/** One item stands alone, several in a list. Source: WeChat docs (samples with a list) and what developers receive (an object for one), wechat notes §1.5, read 2026-11-22. */
const oneOrMany = <T>(items: readonly T[]) => (items.length === 1 ? items[0] : items);

const event = (name: string, items: readonly Readonly<Record<string, unknown>>[]) => ({
  MsgType: 'event',
  Event: name,
  List: oneOrMany(items),
});

/**
 * The three events of subscribe messages, as JSON pushes carry them: `List` beside the other fields. As XML WeChat wraps it in
 * `<SubscribeMsgPopupEvent>`, `<SubscribeMsgChangeEvent>`, `<SubscribeMsgSentEvent>`: the Event's name in capitals, which is whoever writes XML's matter.
 * Values inside it are texts, as in the published JSON samples. The popup event tells what was tapped on a sheet, so a remembered choice, where none shows, makes none
 * (whether it does at WeChat is not published). Of changes WeChat pushes only `reject`.
 * Source: WeChat docs, subscribe message guide (event push), read 2026-11-27.
 */
export function subscribeEvents(outgoing: Outgoing) {
  return {
    answered: (openid: string, choices: readonly TemplateChoice[]): void => {
      const items = choices.map(({ templateId, choice }) => ({ TemplateId: templateId, SubscribeStatusString: choice, PopupScene: '0' }));
      outgoing.pushLater('mini-program', openid, event('subscribe_msg_popup_event', items));
    },
    refused: (openid: string, templateId: string): void =>
      outgoing.pushLater(
        'mini-program',
        openid,
        event('subscribe_msg_change_event', [{ TemplateId: templateId, SubscribeStatusString: 'reject' }]),
      ),
    sent: ({ touser, templateId }: SubscribeMessage, msgid: string): void =>
      outgoing.pushLater(
        'mini-program',
        touser,
        event('subscribe_msg_sent_event', [{ TemplateId: templateId, MsgID: msgid, ErrorCode: '0', ErrorStatus: 'success' }]),
      ),
  };
}
