import { expect, test } from '@jest/globals';
import { toJson, toXml } from '../../../../emulator/wechat/push/push-format';
import { readXml } from '../../../../emulator/wechat/push/read-xml';

const HEAD = { ToUserName: 'gh_1', FromUserName: 'o-anna', CreateTime: 1348831860 };
const TEXT = { ...HEAD, MsgType: 'text', Content: 'this is a test', MsgId: '1234567890123456789' };

test('a message is XML in its order, texts in CDATA, numbers bare, its id of 64 bits whole', () => {
  expect(toXml(TEXT)).toBe(
    [
      '<xml><ToUserName><![CDATA[gh_1]]></ToUserName>',
      '<FromUserName><![CDATA[o-anna]]></FromUserName>',
      '<CreateTime>1348831860</CreateTime>',
      '<MsgType><![CDATA[text]]></MsgType>',
      '<Content><![CDATA[this is a test]]></Content>',
      '<MsgId>1234567890123456789</MsgId>',
      '</xml>',
    ].join('\n'),
  );
});

test('in JSON the id is a bare number, longer than JavaScript can hold', () => {
  expect(toJson(TEXT)).toBe(
    '{"ToUserName":"gh_1","FromUserName":"o-anna","CreateTime":1348831860,"MsgType":"text","Content":"this is a test","MsgId":1234567890123456789}',
  );
});

test.each(['a ]]> b', ']]>]]>', '<b>&amp;</b>', '中文\n第二行', '🎉'])('any text comes through XML as it is: %j', (Content) => {
  expect(readXml(toXml({ ...TEXT, Content }))).toMatchObject({ Content });
});

test('characters no XML may hold are left out', () => {
  expect(readXml(toXml({ ...TEXT, Content: 'a\u0000b\u000bc' }))).toMatchObject({ Content: 'abc' });
});

test('what belongs together stands together', () => {
  const scan = {
    ...HEAD,
    MsgType: 'event',
    Event: 'scancode_waitmsg',
    EventKey: '',
    ScanCodeInfo: { ScanType: 'qrcode', ScanResult: '1' },
  };
  expect(toXml(scan)).toContain(
    '<EventKey><![CDATA[]]></EventKey>\n<ScanCodeInfo><ScanType><![CDATA[qrcode]]></ScanType>\n<ScanResult><![CDATA[1]]></ScanResult></ScanCodeInfo>',
  );
});

test('the list of a subscribe event is one item or several, in XML wrapped once more, its numbers bare', () => {
  const item = (TemplateId: string) => ({ TemplateId, SubscribeStatusString: 'accept', PopupScene: '0' });
  const popup = (List: unknown) => ({ ...HEAD, MsgType: 'event', Event: 'subscribe_msg_popup_event', List });
  expect(toXml(popup([item('A'), item('B')]))).toContain(
    [
      '<SubscribeMsgPopupEvent><List><TemplateId><![CDATA[A]]></TemplateId>',
      '<SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString>',
      '<PopupScene>0</PopupScene></List>',
      '<List><TemplateId><![CDATA[B]]></TemplateId>',
    ].join('\n'),
  );
  expect(readXml(toXml(popup(item('A'))))).toMatchObject({ SubscribeMsgPopupEvent: { List: { TemplateId: 'A', PopupScene: '0' } } });
  expect(JSON.parse(toJson(popup(item('A'))))).toMatchObject({ List: { TemplateId: 'A', PopupScene: '0' } });
  expect(JSON.parse(toJson(popup([item('A'), item('B')])))).toMatchObject({ List: [{ TemplateId: 'A' }, { TemplateId: 'B' }] });
});
