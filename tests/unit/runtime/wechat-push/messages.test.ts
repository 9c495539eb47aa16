import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readXml } from '../../../../cloudfunctions/_runtime/wechat-push/read-xml';
import { toArrival } from '../../../../cloudfunctions/_runtime/wechat-push/to-arrival';
import { writeXml } from '../../../../cloudfunctions/_runtime/wechat-push/write-xml';
import { toXml } from '../../../../emulator/wechat/push/push-format';
import { readXml as readAsWechat } from '../../../../emulator/wechat/push/read-xml';

const common = { ToUserName: 'gh_1', FromUserName: 'oSA_1', CreateTime: '1700000000' };

test('a message as WeChat writes it is read field by field, a 64-bit id as text', () => {
  const message = { ...common, MsgType: 'text', Content: ' <您好> ]]> & 😀\n', MsgId: '24123456789012345678' };
  expect(readXml(toXml(message))).toEqual(message);
});

test('what we write WeChat reads as we meant it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (Content) => {
      fc.pre(Content.trim() !== '');
      expect(readAsWechat(writeXml({ Content, CreateTime: 5 }))).toMatchObject({ Content, CreateTime: '5' });
    }),
  );
});

test('control characters and halves of pairs never leave us', () => {
  expect(writeXml({ Content: 'a\u0000\u0008b\ud83dc\u{1F600}' })).toBe('<xml><Content><![CDATA[abc\u{1F600}]]></Content></xml>');
});

test.each([
  ['a document type', '<!DOCTYPE xml><xml><A>1</A></xml>'],
  ['an entity of its own', '<!DOCTYPE xml [<!ENTITY a "aaaa">]><xml><A>&a;</A></xml>'],
  ['an unknown entity', '<xml><A>&nbsp;</A></xml>'],
  ['another root', '<html><A>1</A></html>'],
  ['two roots', '<xml></xml><xml></xml>'],
  ['a field twice', '<xml><A>1</A><A>2</A></xml>'],
  ['an end that is missing', '<xml><A>1</A>'],
  ['nothing', ''],
  ['JSON', '{"A":1}'],
  ['depth', `<xml>${'<A>'.repeat(30)}${'</A>'.repeat(30)}</xml>`],
  ['many fields', `<xml>${Array.from({ length: 500 }, (_, n) => `<A${n}/>`).join('')}</xml>`],
  ['size', `<xml><A>${'a'.repeat(70_000)}</A></xml>`],
])('%s is refused', (_what, text) => {
  expect(readXml(text)).toBeNull();
});

test('whatever arrives, reading it ends in fields or in nothing', () => {
  const piece = fc.constantFrom(
    '<xml>',
    '</xml>',
    '<A>',
    '</A>',
    '<![CDATA[',
    ']]>',
    '&amp;',
    '&#0;',
    '&#x41;',
    '<!--',
    '-->',
    '<?x ?>',
    '<',
    '&',
    'a',
    '\u0000',
    '<A b="c"/>',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      (text) => {
        const fields = readXml(text);
        expect(fields === null || Object.values(fields).every((value) => typeof value === 'string')).toBe(true);
        if (fields) expect(() => toArrival(fields)).not.toThrow();
      },
    ),
    { numRuns: 500 },
  );
});

test('a field named like a part of every object is a field', () => {
  expect(readXml('<xml><constructor>1</constructor><hasOwnProperty>2</hasOwnProperty></xml>')).toEqual({
    constructor: '1',
    hasOwnProperty: '2',
  });
});

const event = (fields: object) => toArrival({ ...common, MsgType: 'event', ...fields });
const content = (arrival: ReturnType<typeof toArrival>) => (arrival?.kind === 'chat' ? arrival.message : arrival);

test.each([
  [
    { MsgType: 'text', Content: '进度', MsgId: '1' },
    { kind: 'text', text: '进度' },
  ],
  [
    { MsgType: 'image', MediaId: 'm', MsgId: '1' },
    { kind: 'image', mediaId: 'm' },
  ],
  [
    { MsgType: 'voice', MediaId: 'm', MsgId: '1' },
    { kind: 'unsupported', type: 'voice' },
  ],
  [{ MsgType: 'event', Event: 'subscribe' }, { kind: 'follow' }],
  [
    { MsgType: 'event', Event: 'subscribe', EventKey: 'qrscene_abc' },
    { kind: 'follow', scene: 'abc' },
  ],
  [{ MsgType: 'event', Event: 'unsubscribe' }, { kind: 'unfollow' }],
  [
    { MsgType: 'event', Event: 'SCAN', EventKey: 'abc' },
    { kind: 'scan', scene: 'abc' },
  ],
  [
    { MsgType: 'event', Event: 'CLICK', EventKey: 'progress' },
    { kind: 'menu', key: 'progress' },
  ],
])('%j is understood', (fields, expected) => {
  expect(content(toArrival({ ...common, ...fields } as Record<string, string>))).toMatchObject({
    serviceOpenid: 'oSA_1',
    at: 1_700_000_000_000,
    ...expected,
  });
});

test('a page opened by the menu wants no answer, and a delivery is no message', () => {
  expect(event({ Event: 'view_miniprogram', EventKey: 'pages/create/index' })).toEqual({ kind: 'nothing' });
  expect(event({ Event: 'TEMPLATESENDJOBFINISH', MsgID: '24123456789012345678', Status: 'success' })).toMatchObject({
    kind: 'delivery',
    report: { serviceOpenid: 'oSA_1', messageId: '24123456789012345678', status: 'success' },
  });
});

test('a message is known again by its MsgId, an event by who, when and what', () => {
  const nameOf = (fields: object) => {
    const arrival = toArrival({ ...common, MsgType: 'event', ...fields });
    return arrival?.kind === 'chat' ? arrival.message.messageId : undefined;
  };
  const click = { Event: 'CLICK', EventKey: 'progress' };
  expect(nameOf(click)).toBe(nameOf({ ...click, Ticket: 'another field' }));
  const others = [
    { ...click, EventKey: 'contact' },
    { ...click, CreateTime: '1700000001' },
    { ...click, FromUserName: 'oSA_2' },
    { Event: 'unsubscribe' },
  ];
  expect(new Set([click, ...others].map(nameOf)).size).toBe(5);
  const text = { MsgType: 'text', Content: 'a', MsgId: '24000000000000000001' };
  expect(nameOf(text)).toBe(nameOf({ ...text, CreateTime: '1700000009' }));
  expect(nameOf(text)).not.toBe(nameOf({ ...text, MsgId: '24000000000000000002' }));
  expect(nameOf(text)).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
});

test.each([{}, { FromUserName: 'o' }, { ...common }, { ...common, MsgType: 'text', CreateTime: 'soon' }])('%j is no message', (fields) => {
  expect(toArrival(fields as Record<string, string>)).toBeNull();
});
