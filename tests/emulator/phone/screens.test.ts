import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, test } from '@jest/globals';
import type { PhonesEvent, PhonesState } from '../../../emulator/phone/protocol';
import { createScreens } from '../../../emulator/phone/screens';

const STATE: PhonesState = { miniProgram: '测试小程序', appReady: true, phones: [], offsetMs: 0, messages: [], prompts: [], chats: [] };
const anna = { id: 'anna', title: { zh: '安娜', en: 'Anna' }, openid: 'o-anna', kind: 'customer' };
const template = { id: 'P', title: '服务进度提醒', fields: [{ key: 'thing1', type: 'thing', label: '说明' }] };
const never = new AbortController().signal;

/** A page that keeps what it was told. */
function aPage() {
  const told: { event: string; data: unknown }[] = [];
  const emitter = Object.assign(new EventEmitter(), {
    writeHead: () => {},
    write: (text: string) => {
      const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)\n\n$/.exec(text) ?? [];
      told.push({ event, data: JSON.parse(data) as unknown });
    },
  });
  return { told, response: emitter as unknown as ServerResponse, close: () => emitter.emit('close') };
}
const first: PhonesEvent = { type: 'state', data: STATE };

test('the prompt waits for the person at the page', async () => {
  const screens = createScreens();
  const page = aPage();
  screens.connect(page.response, first);
  const asked = screens.ask(anna, { templates: [template] }, never);

  const [prompt] = screens.prompts();
  expect(prompt).toMatchObject({ phone: 'anna', templates: [{ id: 'P', title: '服务进度提醒', labels: ['说明'] }] });
  expect(screens.answer(prompt?.id ?? '', { choices: { P: 'reject' }, remember: true })).toBe(true);

  expect(await asked).toEqual({ choices: { P: 'reject' }, remember: true });
  expect(page.told.map(({ event }) => event)).toEqual(['state', 'prompt', 'prompt-closed']);
  page.close();
});

test('a prompt is answered once', async () => {
  const screens = createScreens();
  const page = aPage();
  screens.connect(page.response, first);
  void screens.ask(anna, { templates: [template] }, never);
  const id = screens.prompts()[0]?.id ?? '';

  screens.answer(id, { choices: {}, remember: false });
  expect(screens.answer(id, { choices: {}, remember: false })).toBe(false);
  page.close();
});

test('a prompt closes with the app that asked', async () => {
  const screens = createScreens();
  const page = aPage();
  screens.connect(page.response, first);
  const gone = new AbortController();
  const asked = screens.ask(anna, { templates: [template] }, gone.signal);

  gone.abort();
  expect(await asked).toBeUndefined();
  expect(screens.prompts()).toEqual([]);
  page.close();
});

test('once the last page is closed nobody is asked any more', async () => {
  const screens = createScreens();
  const page = aPage();
  screens.connect(page.response, first);
  page.close();

  expect(await screens.ask(anna, { templates: [template] }, never)).toEqual({ choices: { P: 'accept' }, remember: false });
});
