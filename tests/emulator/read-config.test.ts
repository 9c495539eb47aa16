import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { CloudConfig } from '../../emulator/cloud-config';
import { ConfigRefused, readConfig } from '../../emulator/read-config';
import { temporaryDir } from './local-cloud';

const SMALL = { envId: 'notes-dev', appId: 'wxnotes1', bucket: 'b-1250000000', collections: [{ name: 'notes' }], functions: [] };

/** One of everything that a configuration may hold. */
const WHOLE: CloudConfig = {
  ...SMALL,
  miniProgramName: 'Notes',
  pages: ['pages/index/index'],
  collections: [
    {
      name: 'notes',
      access: 'ADMINONLY',
      indexes: [
        {
          name: 'by_place',
          keys: [
            ['author', 1],
            ['place', '2dsphere'],
          ],
          unique: false,
          sparse: true,
        },
      ],
    },
  ],
  subscribeTemplates: [{ id: 'T1', title: 'Done', fields: [{ key: 'thing1', type: 'thing', label: 'What' }] }],
  functions: [
    {
      name: 'notes',
      timeoutSeconds: 0.5,
      memoryMb: 128,
      openapi: ['subscribeMessage.send'],
      timer: { name: 'daily', cron: '0 0 9 * * * *' },
      environment: { MODE: 'test' },
      maxInstances: 1,
      httpPath: '/notes',
    },
  ],
  miniProgram: { secret: 's', originalId: 'gh_1', ipAllowList: ['127.0.0.1'], push: { token: 'abc', mode: 'plain', format: 'json' } },
  serviceAccount: {
    appId: 'wxnotes2',
    name: 'Notes',
    secret: 's',
    templates: [],
    push: {
      url: '/notes',
      token: 'abc',
      encodingAesKey: 'A'.repeat(43),
      mode: 'secure',
      format: 'xml',
      retries: 0,
      answerWithinMs: 100,
      functions: [{ msgType: 'event', event: 'subscribe', functionName: 'notes' }],
    },
  },
  phones: [
    {
      id: 'anna-1',
      title: { zh: '安娜', en: 'Anna' },
      openid: 'o1',
      unionid: 'u1',
      serviceOpenid: 's1',
      startPage: 'pages/index/index',
      phoneNumber: '13800000000',
      kind: 'customer',
    },
  ],
  seed: { notes: [{ _id: '1', tags: ['a', { b: null }] }] },
};

function write(name: string, content: string): string {
  const file = join(temporaryDir(), name);
  writeFileSync(file, content);
  return file;
}

const readJson = (config: unknown) => readConfig(write('cloud.json', JSON.stringify(config)));

/** Each line of the refusal but the first, which names the file. */
function wrongPlaces(config: unknown): string[] {
  try {
    readJson(config);
  } catch (failure) {
    if (failure instanceof ConfigRefused) return failure.message.split('\n').slice(1);
    throw failure;
  }
  return [];
}

test('a configuration of everything there is comes out of JSON as it went in', () => {
  expect(readJson(WHOLE)).toEqual(WHOLE);
});

test.each([
  ['a CommonJS module', `module.exports = ${JSON.stringify(SMALL)};`],
  ['an ES module compiled to one', `exports.__esModule = true; exports.default = ${JSON.stringify(SMALL)};`],
])('%s is read', (_kind, source) => {
  expect(readConfig(write('cloud.cjs', source))).toEqual(SMALL);
});

test('a seed in JSON can hold dates', () => {
  const seed = { notes: [{ _id: '1', at: { $date: '2026-01-02T03:04:05Z' } }] };
  expect(readJson({ ...SMALL, seed }).seed).toEqual({ notes: [{ _id: '1', at: new Date('2026-01-02T03:04:05Z') }] });
  expect(() => readJson({ ...SMALL, seed: { notes: [{ at: { $date: 'yesterday' } }] } })).toThrow(ConfigRefused);
});

test.each<[place: string, config: object, right: RegExp]>([
  ['envId', { ...SMALL, envId: undefined }, /a text; it is missing/],
  ['appId', { ...SMALL, appId: '123' }, /not only digits/],
  ['functions', { ...SMALL, functions: {} }, /a list, not \{\}/],
  ['functions[0].timeoutSeconds', { ...SMALL, functions: [{ name: 'a', timeoutSeconds: '10' }] }, /a number, not "10"/],
  ['functions[0].timeoutSeconds', { ...SMALL, functions: [{ name: 'a', timeoutSeconds: 0 }] }, /above 0/],
  ['functions[0].maxInstances', { ...SMALL, functions: [{ name: 'a', maxInstances: 1.5 }] }, /a whole number/],
  ['functions[0].name', { ...SMALL, functions: [{ name: '../a' }] }, /a folder/],
  ['functions[1].name', { ...SMALL, functions: [{ name: 'a' }, { name: 'a' }] }, /twice: "a"/],
  ['functions[0].timer.cron', { ...SMALL, functions: [{ name: 'a', timer: { name: 't', cron: '0 9 * * *' } }] }, /it has 5 fields/],
  ['functions[0].timer.name', { ...SMALL, functions: [{ name: 'a', timer: { name: '1', cron: '0 0 9 * * * *' } }] }, /a letter first/],
  ['collections[1].name', { ...SMALL, collections: [{ name: 'a' }, { name: 'a' }] }, /twice/],
  [
    'collections[0].indexes[0].keys[0][1]',
    { ...SMALL, collections: [{ name: 'a', indexes: [{ name: 'i', keys: [['a', 2]] }] }] },
    /1 or -1 or/,
  ],
  ['collections[0].indexes[0].keys[0]', { ...SMALL, collections: [{ name: 'a', indexes: [{ name: 'i', keys: ['a'] }] }] }, /a pair/],
  ['phones[0].id', { ...SMALL, phones: [{ ...WHOLE.phones?.[0], id: 'Anna' }] }, /lower-case/],
  ['phones[1].openid', { ...SMALL, phones: [WHOLE.phones?.[0], { ...WHOLE.phones?.[0], id: 'b', serviceOpenid: 's2' }] }, /twice/],
  ['seed.other', { ...SMALL, seed: { other: [] } }, /not under collections/],
  [
    'serviceAccount.push.mode',
    { ...SMALL, serviceAccount: { ...WHOLE.serviceAccount, push: { token: 'abc', mode: 'x', format: 'xml' } } },
    /"plain" or "secure"/,
  ],
])('%s is named, with what would be right', (place, config, right) => {
  expect(wrongPlaces(config)).toEqual([expect.stringMatching(right)]);
  expect(wrongPlaces(config)[0]?.trim().split(' ')[0]).toBe(place);
});

test('every wrong place is told at once, unknown keys one by one with those that are known', () => {
  const places = wrongPlaces({ ...SMALL, bucket: 5, colections: [], functions: [{ name: 'a', timeout: 3, memory: 128 }] });
  expect(places.map((line) => line.trim().split(' ')[0]).sort()).toEqual([
    'bucket',
    'colections',
    'functions[0].memory',
    'functions[0].timeout',
  ]);
  expect(places.find((line) => line.includes('timeout is'))).toContain('timeoutSeconds, memoryMb');
});

test.each([
  [
    'a push that would leave this machine',
    { ...SMALL, miniProgram: { push: { url: 'https://example.com/', token: 'abc', mode: 'plain', format: 'json' } } },
  ],
  [
    'a push to a function that is not there',
    {
      ...SMALL,
      miniProgram: { push: { token: 'abc', mode: 'plain', format: 'json', functions: [{ msgType: 'text', functionName: 'a' }] } },
    },
  ],
  [
    'two functions at one path',
    {
      ...SMALL,
      functions: [
        { name: 'a', httpPath: '/x' },
        { name: 'b', httpPath: '/x/' },
      ],
    },
  ],
])('%s is refused before anything starts', (_what, config) => {
  expect(wrongPlaces(config)).toHaveLength(1);
});

test.each([
  ['a file that is not there', () => join(temporaryDir(), 'none.json')],
  ['JSON that is none', () => write('cloud.json', '{')],
  ['JavaScript that is none', () => write('cloud.cjs', 'module.exports = {')],
  ['a module that throws', () => write('cloud.cjs', 'throw new Error("no");')],
  ['nothing', () => write('cloud.json', 'null')],
])('%s is refused', (_what, file) => {
  const path = file();
  expect(() => readConfig(path)).toThrow(ConfigRefused);
  expect(() => readConfig(path)).toThrow(path);
});
