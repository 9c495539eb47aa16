import { beforeAll, expect, test } from '@jest/globals';
import { type FunctionCloud, startFunctionCloud } from './function-cloud';

/** Each does its worst when told to, and otherwise answers. */
const armed = (deed: string) => `exports.main = async ({ now }) => { if (now) { ${deed} } return 'alive'; };`;
const functions = {
  replacesDate: armed(`globalThis.Date = class { static now() { return 5; } };`),
  closesStdout: armed(`process.stdout.end(); process.stderr.destroy(); console.log('still'); require('fs').writeSync(1, 'raw\\n');`),
  pollutes: armed(
    `Object.prototype.toJSON = () => 'polluted'; Object.prototype.kind = 'crash'; Array.prototype.map = () => { throw 1; }; JSON.stringify = () => '"forged"'; JSON.parse = () => 0;`,
  ),
  takesOver: armed(
    `process.removeAllListeners(); process.exit = () => {}; process.kill = () => {}; setImmediate(() => { throw new Error('uncaught'); }); await new Promise(() => {});`,
  ),
  closesPipe: armed(`require('fs').closeSync(4); require('fs').closeSync(3);`),
  writesToPipe: armed(`require('fs').writeSync(4, 'nonsense, and more of it than any header'); await new Promise(() => {});`),
  kills: armed(`process.kill(process.pid, 'SIGTERM'); await new Promise(() => setInterval(() => {}, 1000));`),
  aborts: armed(`process.abort();`),
  overflows: armed(`const deeper = () => deeper() + 1; deeper();`),
  talks: armed(`for (let i = 0; i < 20_000; i += 1) console.log('x'.repeat(1000));`),
  spawns: armed(`require('child_process').spawn('sleep', ['5'], { stdio: 'inherit' }); process.exit(4);`),
  parent: `exports.main = async () => ({ connected: process.connected, send: typeof process.send });`,
  hoards: `exports.main = async () => { const all = []; while (true) { all.push(Buffer.alloc(1 << 20, 1)); await new Promise(setImmediate); } };`,
  hoardsAtOnce: `exports.main = async () => { const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1)); };`,
  modest: `exports.main = async () => Buffer.alloc(20 << 20, 1).length;`,
};
let local: FunctionCloud;

beforeAll(async () => {
  const small = { memoryMb: 64 };
  local = await startFunctionCloud(functions, { hoards: small, hoardsAtOnce: small, modest: small, takesOver: { timeoutSeconds: 2 } });
});

test.each([
  ['replacesDate', 'alive'],
  ['closesStdout', 'alive'],
  ['overflows', /errCode: -504002 functions execute fail \| errMsg: RangeError: Maximum call stack/],
  ['takesOver', /errCode: -50400[23] /],
  ['closesPipe', /errCode: -504002 .*137 code exit unexpected/],
  ['writesToPipe', /errCode: -504002 .*descriptor/],
  ['kills', /errCode: -504002 .*143 code exit unexpected/],
  ['aborts', /errCode: -504002 .*134 code exit unexpected/],
  ['spawns', /errCode: -504002 .*4 code exit unexpected/],
  ['talks', 'alive'],
])('a function that %s harms itself at most, and the next call works', async (name, expected) => {
  const reply = await local.call(name, { now: true });
  const said = 'result' in reply ? reply.result : reply.errMsg;
  if (typeof expected === 'string') expect(said).toBe(expected);
  else expect(said).toMatch(expected);
  expect(await local.resultOf(name)).toBe('alive');
});

test('a function that pollutes every prototype gets what it asked for, and the cloud knows nothing of it', async () => {
  await local.call('pollutes', { now: true });
  expect(({} as { kind?: string }).kind).toBeUndefined();
  local.services.functions.reset();
  expect(await local.resultOf('pollutes')).toBe('alive');
});

test('what a closed stdout was told is kept, written past Node or not', async () => {
  local.services.functions.reset();
  await local.call('closesStdout', { now: true });
  expect(local.services.functions.invocations().at(-1)?.logs).toContain('still');
});

test('of an endless log a part is kept', async () => {
  await local.resultOf('talks', { now: true });
  expect(local.lastLogs().join('\n').length).toBeLessThan(100_000);
  expect(local.lastLogs().length).toBeGreaterThan(10);
});

test('a function finds no channel to a parent', async () => {
  expect(await local.resultOf('parent')).toEqual({ send: 'undefined' });
});

test.each(['hoards', 'hoardsAtOnce'])('memory outside of V8’s heap counts: %s', async (name) => {
  expect(await local.call(name)).toEqual({
    errCode: -504002,
    errMsg:
      'cloud.callFunction:fail Error: errCode: -504002 functions execute fail | errMsg: Task memory exceeded 64 MB 更多错误信息请访问：https://docs.cloudbase.net/error-code/basic/FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
    requestID: expect.any(String),
  });
});

test('a function within its memory is left alone', async () => {
  expect(await local.resultOf('modest')).toBe(20 << 20);
});
