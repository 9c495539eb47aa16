import { beforeAll, expect, test } from '@jest/globals';
import { type FunctionCloud, SDK, startFunctionCloud } from './function-cloud';

const functions = {
  gives: `exports.main = async ({ code }) => eval(code);`,
  throws: `exports.main = async ({ code }) => { throw eval(code); };`,
  calls: `${SDK} exports.main = async ({ name, data }) => cloud.callFunction({ name, data })
    .then(({ result, errMsg }) => ({ result, errMsg }), ({ code, errCode, message }) => ({ code, errCode, message: message.split('\\n')[0] }));`,
  callsByNodeSdk: `const app = require('@cloudbase/node-sdk').init();
    exports.main = async ({ name, data }) => app.callFunction({ name, data }).then(({ result }) => ({ result }), ({ code, message }) => ({ code, message: message.split('\\n')[0] }));`,
  loops: `exports.main = () => { while (true); };`,
  exits: `exports.main = () => process.exit(0);`,
  unloadable: `require('no-such-package'); exports.main = () => 1;`,
  mainless: `exports.handler = () => 1;`,
  broken: `exports.main = () => {`,
  answersBack: `exports.main = (event, context, callback) => { setTimeout(() => callback(null, 'by callback'), 5); };`,
  failsBack: `exports.main = (event, context, callback) => { callback(new Error('by callback')); };`,
  succeeds: `exports.main = (event, context) => { context.succeed('by context'); };`,
  saysNothing: `exports.main = () => { setTimeout(() => console.log('late'), 20); };`,
  neverSettles: `exports.main = async () => new Promise(() => {});`,
  answersTwice: `exports.main = (event, context, callback) => {
    context.callbackWaitsForEmptyEventLoop = event.waits;
    setTimeout(() => console.log('late'), 20); callback(null, 'first'); callback(null, 'second'); };`,
};
let local: FunctionCloud;

beforeAll(async () => {
  local = await startFunctionCloud(functions, { loops: { timeoutSeconds: 1 }, neverSettles: { timeoutSeconds: 1 } });
});

test.each<[string, string, unknown]>([
  ['nothing', 'undefined', null],
  ['null', 'null', null],
  ['a function', '() => 1', null],
  ['a symbol', 'Symbol("a")', null],
  ['a number that is none', 'NaN', null],
  ['infinity', 'Infinity', null],
  ['a date', 'new Date(0)', '1970-01-01T00:00:00.000Z'],
  ['a map', 'new Map([[1, 2]])', {}],
  ['bytes', 'Buffer.from([1, 2])', { type: 'Buffer', data: [1, 2] }],
  ['what is not there', '({ a: undefined, b: () => 1, c: [undefined], d: NaN })', { c: [null], d: null }],
  ['an error', 'new Error("lost")', {}],
  ['text', '"工单\\u0000"', '工单\u0000'],
  ['false', 'false', false],
])('%s comes back as JSON has it', async (_name, code, expected) => {
  expect(await local.resultOf('gives', { code })).toEqual(expected);
});

test.each([
  ['a BigInt', '1n', 'TypeError: Do not know how to serialize a BigInt'],
  ['a circle', '(() => { const a = {}; a.a = a; return a; })()', 'TypeError: Converting circular structure to JSON'],
  ['a getter that throws', '({ get a() { throw new Error("no"); } })', 'Error: no'],
])('%s has no JSON: the execution failed', async (_name, code, words) => {
  expect(await local.call('gives', { code })).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining(`| errMsg: ${words}`) });
});

test.each([
  ['an error with its stack', 'new RangeError("too far")', /\| errMsg: RangeError: too far\n\s+at .*index\.js/],
  ['text', '"just words"', /\| errMsg: just words 更多/],
  ['an object', '({ code: 7 })', /\| errMsg: \{"code":7\} 更多/],
  ['nothing', 'undefined', /\| errMsg: undefined 更多/],
  ['null', 'null', /\| errMsg: null 更多/],
  ['what has no words', '({ toJSON() { throw 1; } })', /\| errMsg: \[object Object\] 更多/],
  ['an error without a stack', 'Object.assign(new Error("bare"), { stack: undefined })', /\| errMsg: bare 更多/],
])('a handler may throw %s', async (_name, code, words) => {
  const reply = await local.call('throws', { code });
  expect(reply).toMatchObject({ errCode: -504002 });
  expect((reply as { errMsg: string }).errMsg).toMatch(words);
});

test.each([
  ['unloadable', "Error: Cannot find module 'no-such-package'"],
  ['mainless', 'TypeError: mainless: index.js exports no function "main"'],
  ['broken', 'SyntaxError: Unexpected token'],
])('code that is %s fails each time it is called', async (name, words) => {
  for (let i = 0; i < 2; i += 1) expect(await local.call(name)).toMatchObject({ errMsg: expect.stringContaining(words) });
});

test.each([
  ['answersBack', 'by callback'],
  ['succeeds', 'by context'],
  ['saysNothing', null],
])('a handler without a promise: %s', async (name, expected) => {
  expect(await local.resultOf(name)).toBe(expected);
});

test('a handler without a promise is over when its event loop is empty', async () => {
  await local.call('saysNothing');
  expect(local.lastLogs()).toEqual(['late']);
  expect(await local.call('failsBack')).toMatchObject({ errMsg: expect.stringContaining('Error: by callback') });
});

test.each([
  [true, ['late']],
  [false, []],
])('the first answer of a callback counts; callbackWaitsForEmptyEventLoop = %s', async (waits, logs) => {
  expect(await local.resultOf('answersTwice', { waits })).toBe('first');
  expect(local.lastLogs()).toEqual(logs);
});

test('a promise that nothing can settle runs into the time limit', async () => {
  expect(await local.call('neverSettles')).toMatchObject({ errCode: -504003 });
});

const REFERENCE = '更多错误信息请访问：https://docs.cloudbase.net/error-code/basic/';
test.each([
  ['throws', { code: 'new Error("inside")' }, 'FUNCTIONS_EXECUTE_FAIL', 'Error: inside'],
  ['exits', {}, 'FUNCTIONS_EXECUTE_FAIL', `0 code exit unexpected ${REFERENCE}FUNCTIONS_EXECUTE_FAIL`],
  ['loops', {}, 'FUNCTIONS_TIME_LIMIT_EXCEEDED', `Invoking task timed out after 1 seconds ${REFERENCE}FUNCTIONS_TIME_LIMIT_EXCEEDED`],
  ['ghost', {}, 'FUNCTION_NOT_FOUND', `FunctionName parameter could not be found. ${REFERENCE}FUNCTION_NOT_FOUND`],
  ['gives', { code: '"x".repeat(1024 * 1024)' }, 'EXCEED_MAX_RESPONSE_SIZE', 'response size exceeded'],
  ['gives', { code: '"x".repeat(9 * 1024 * 1024)' }, 'EXCEED_MAX_RESPONSE_SIZE', 'response size exceeded'],
])('another function that calls %s is told why it got nothing (%#)', async (name, data, code, words) => {
  expect(await local.resultOf('calls', { name, data })).toEqual({
    code,
    errCode: -1,
    message: expect.stringMatching(new RegExp(`^callFunction:fail .*${words.replace(/[.?*]/g, '\\$&')}`)),
  });
  expect(await local.resultOf('callsByNodeSdk', { name, data })).toMatchObject({ code, message: expect.stringContaining(words) });
});

test('another function gets the result', async () => {
  expect(await local.resultOf('calls', { name: 'gives', data: { code: '({ a: new Date(0) })' } })).toMatchObject({
    result: { a: '1970-01-01T00:00:00.000Z' },
    errMsg: 'callFunction:ok',
  });
});

test('an event of more than 6 MB is refused', async () => {
  const { functions: running } = local.services;
  const outcome = await running.run('gives', JSON.stringify({ code: '1', text: 'x'.repeat(6 * 1024 * 1024) }), { source: 'wx_trigger' });
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'EXCEED_REQUEST_SIZE_LIMIT' } });
});

test('nobody waits for what a timer’s run returns: it may be larger', async () => {
  const outcome = await local.services.functions.run('gives', JSON.stringify({ code: '"x".repeat(2 * 1024 * 1024)' }), {
    source: 'wx_trigger',
  });
  expect(outcome.ok).toBe(true);
});
