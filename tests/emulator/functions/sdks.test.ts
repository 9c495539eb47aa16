import { beforeAll, expect, test } from '@jest/globals';
import { type FunctionCloud, startFunctionCloud } from './function-cloud';

/** Adds, changes in a transaction, reads, puts a file, calls another function. */
const wx = (name: string) => `const cloud = require('${name}'); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV || 'dev-env' });
  exports.main = async ({ id }) => {
    const db = cloud.database();
    const notes = db.collection('notes');
    await notes.add({ data: { _id: id, n: 1, at: db.serverDate(), tags: ['a'] } });
    await notes.doc(id).update({ data: { n: db.command.inc(1), tags: db.command.push(['b']) } });
    const transaction = await db.startTransaction();
    await transaction.collection('notes').doc(id).update({ data: { n: 5 } });
    await transaction.commit();
    const { data: [{ at, ...note }] } = await notes.where({ _id: id, n: db.command.gt(4) }).get();
    const { fileID } = await cloud.uploadFile({ cloudPath: id + '.txt', fileContent: Buffer.from(id) });
    const file = String((await cloud.downloadFile({ fileID })).fileContent);
    const { result } = await cloud.callFunction({ name: 'who', data: {} });
    const { OPENID, UNIONID, APPID, ENV, SOURCE, CLIENTIP } = cloud.getWXContext();
    return { own: { OPENID, UNIONID, APPID, ENV, SOURCE, CLIENTIP }, called: result, note, isDate: at instanceof Date, file };
  };`;
const tcb = (start: string) => `const app = ${start};
  exports.main = async ({ id }) => {
    const db = app.database();
    const notes = db.collection('notes');
    await notes.add({ _id: id, n: 1, at: db.serverDate(), tags: ['a'] });
    await notes.doc(id).update({ n: db.command.inc(1), tags: db.command.push(['b']) });
    const transaction = await db.startTransaction();
    await transaction.collection('notes').doc(id).update({ n: 5 });
    await transaction.commit();
    const { data: [{ at, ...note }] } = await notes.where({ _id: id, n: db.command.gt(4) }).get();
    const { fileID } = await app.uploadFile({ cloudPath: id + '.txt', fileContent: Buffer.from(id) });
    const file = String((await app.downloadFile({ fileID })).fileContent);
    const { result } = await app.callFunction({ name: 'who', data: {} });
    const { openId, appId } = app.auth().getUserInfo();
    return { own: { OPENID: openId, APPID: appId }, called: result, note, isDate: at instanceof Date, file };
  };`;
const ADMIN = `(() => { const sdk = require('tcb-admin-node'); const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env;
  sdk.init({ env: 'dev-env', secretId, secretKey }); return sdk; })()`;
const functions = {
  wx4: wx('wx-server-sdk'),
  wx3: wx('wx-server-sdk-3'),
  wx2: wx('wx-server-sdk-2'),
  wx1: wx('wx-server-sdk-1'),
  node3: tcb(`require('@cloudbase/node-sdk').init({ env: 'dev-env' })`),
  admin: tcb(ADMIN),
  who: `const cloud = require('wx-server-sdk'); cloud.init(); exports.main = async () => { const { OPENID, SOURCE } = cloud.getWXContext(); return { OPENID, SOURCE }; };`,
  parses: `const sdk = require('@cloudbase/node-sdk');
    exports.main = async (event, context) => {
      const { environ, ...old } = context; const { environment, ...older } = context;
      const pick = ({ memoryLimitInMb, timeLimitIns, requestId, functionVersion, namespace, functionName, environment, environ }) =>
        ({ memoryLimitInMb, timeLimitIns, hasId: requestId === context.request_id, functionVersion, namespace, functionName, openid: (environment || environ).WX_OPENID });
      return [pick(sdk.parseContext(old)), pick(sdk.parseContext(older)), { left: context.getRemainingTimeInMillis(), region: context.tencentcloud_region, account: context.tencentcloud_appid }];
    };`,
  environment: `exports.main = async () => process.env;`,
};
let local: FunctionCloud;
/** What it stored and read again. */
const keptNote = (id: string) => ({ note: { _id: id, n: 5, tags: ['a', 'b'] }, isDate: true, file: id });

beforeAll(async () => {
  local = await startFunctionCloud(functions, { environment: { environment: { OWN: 'given', TENCENTCLOUD_RUNENV: 'forged' } } }, ['notes']);
});

test.each(['wx4', 'wx3', 'wx2', 'wx1'])('a function with the SDK %s stores, reads and calls, and knows its caller', async (name) => {
  expect(await local.resultOf(name, { id: name })).toEqual({
    own: { OPENID: 'oDEV_a', UNIONID: 'uDEV_a', APPID: 'wxdev0000000000a1', ENV: 'dev-env', SOURCE: 'wx_client', CLIENTIP: '127.0.0.1' },
    called: { OPENID: 'oDEV_a', SOURCE: 'wx_client,scf' },
    ...keptNote(name),
  });
});

test.each(['node3', 'admin'])('a function with the SDK %s stores, reads and calls, and knows its caller', async (name) => {
  expect(await local.resultOf(name, { id: name })).toEqual({
    own: { OPENID: 'oDEV_a', APPID: 'wxdev0000000000a1' },
    called: { OPENID: 'oDEV_a', SOURCE: 'wx_client,scf' },
    ...keptNote(name),
  });
});

test('the SDK reads the context, in the new form of its environment and in the old', async () => {
  const parsed = {
    memoryLimitInMb: 256,
    timeLimitIns: 10_000,
    hasId: true,
    functionVersion: '$LATEST',
    namespace: 'dev-env',
    functionName: 'parses',
    openid: 'oDEV_a',
  };
  const [first, second, rest] = (await local.resultOf('parses')) as [unknown, unknown, Record<string, unknown>];
  expect([first, second]).toEqual([parsed, parsed]);
  expect(rest).toMatchObject({ region: 'ap-shanghai', account: '1250000000' });
  expect(rest.left).toBeGreaterThan(1000);
});

test('an invocation’s environment is that of the platform', async () => {
  const environment = (await local.resultOf('environment')) as Record<string, string>;
  expect(environment).toMatchObject({
    WX_CONTEXT_KEYS: 'WX_CLIENTIP,WX_CLIENTIPV6,WX_APPID,WX_OPENID,WX_UNIONID,WX_API_TOKEN',
    WX_CLIENTIPV6: '::ffff:127.0.0.1',
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TRIGGER_SRC,TCB_ISANONYMOUS_USER,TCB_SESSIONTOKEN,TCB_SOURCE',
    TRIGGER_SRC: 'tcb',
    TENCENTCLOUD_RUNENV: 'SCF',
    SCF_NAMESPACE: 'dev-env',
    SCF_FUNCTIONNAME: 'environment',
    TZ: 'UTC',
    OWN: 'given',
  });
  const timer = (await local.resultOf('environment', {}, { source: 'wx_trigger' })) as Record<string, string>;
  expect(timer).toMatchObject({ TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: timer.WX_API_TOKEN });
  expect(timer.WX_CONTEXT_KEYS).not.toContain('OPENID');
});

test('whoever calls from another app of a shared environment is told apart from its own', async () => {
  const from = { openid: 'oOTHER', appId: 'wxother', unionid: 'uOTHER' };
  const environment = await local.resultOf('environment', {}, { source: 'wx_client', openid: 'oDEV_a', from });
  expect(environment).toMatchObject({ WX_FROM_OPENID: 'oOTHER', WX_FROM_APPID: 'wxother', WX_FROM_UNIONID: 'uOTHER', WX_OPENID: 'oDEV_a' });
});
