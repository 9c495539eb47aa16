/**
 * The process a function runs in: learns from the cloud which function it is, then runs one invocation at a time. Knows nothing of the cloud
 * but a pipe: the SDK inside finds it through the environment. With the argument `spare` it loads what every function needs before it waits.
 */
import { createRequire } from 'node:module';
import type { HostedCode, RunOrder, Variables } from './frames';
import { type Bundle, loadBundle } from './host/bundle';
import { leadOldHostsHere } from './host/cloud-hosts';
import { end, receive, send } from './host/cloud-pipe';
import { describeFailure, runHandler } from './host/handler';
import { capturePrinting } from './host/printing';
import { quickenEnvironment } from './host/quick-environment';
import { MAX_ANSWER_BYTES } from './limits';
import { shiftDate } from './shifted-date';

/** Node's modules that SDKs ask for first; loaded ahead by a process that has time. */
const USED_BY_SDKS = ['http', 'https', 'crypto', 'zlib', 'stream', 'url', 'util', 'dns', 'tls', 'querystring', 'assert', 'string_decoder'];

// A function may replace what it finds in its process; the frames must hold all the same.
const { parse, stringify } = JSON;
const setOffset = shiftDate();
quickenEnvironment();
leadOldHostsHere();
const beginPrinting = capturePrinting((text) => send('log', text));
let code: HostedCode | undefined;
let bundle: Bundle | undefined;
/** Variables that belong to one invocation. */
let callerKeys: readonly string[] = [];
/** The function's own variables as JSON and as a list, to be continued by those of an invocation. */
let ownJson = '';
let ownList = '';
let loopEmpty: (() => void) | undefined;

process.on('uncaughtException', (failure) => {
  send('crash', describeFailure(failure));
  end();
});
process.on('beforeExit', () => {
  const then = loopEmpty;
  loopEmpty = undefined;
  then?.();
});
if (process.argv[2] === 'spare') {
  const require = createRequire(__filename);
  for (const name of USED_BY_SDKS) require(`node:${name}`);
  send('booted');
}
waitForRun();

/** Stands still until the cloud orders a run. */
function waitForRun(): void {
  let frame = receive();
  if (frame.kind === 'code') {
    code = parse(frame.text) as HostedCode;
    // Once, as where a process starts: what a function changes of it stays changed.
    Object.assign(process.env, code.environment);
    ownJson = stringify(code.environment).slice(0, -1);
    ownList = toList(Object.entries(code.environment));
    frame = receive();
  }
  const { environment, requestId, clockOffsetMs } = parse(frame.text) as RunOrder;
  const event = receive().text;
  const names = environment.map(([name]) => name);
  for (const key of callerKeys) if (!names.includes(key)) delete process.env[key];
  callerKeys = names;
  for (const [key, value] of environment) if (process.env[key] !== value) process.env[key] = value;
  setOffset(clockOffsetMs);
  beginPrinting();
  const context = {
    ...code?.context,
    request_id: requestId,
    environment: `${ownJson}${environment.map(([key, value]) => `,"${key}":${stringify(value)}`).join('')}}`,
    // For SDKs from before 2020.
    environ: `${ownList};${toList(environment)}`,
  };
  const begin = () => void run(context, event);
  // What came due while everything stood still comes first, within the new invocation: timers, and connections that were closed meanwhile.
  if (bundle) setImmediate(() => setImmediate(begin));
  else begin();
}

async function run(context: Readonly<Record<string, unknown>>, event: string): Promise<void> {
  const isFirst = !bundle;
  let reply: Parameters<typeof send>;
  try {
    if (!code) throw new Error('no function was named');
    bundle ??= loadBundle(code);
    const { timeLimitMs } = code;
    const result = await runHandler(bundle.main, parse(event), { context, timeLimitMs }, (then) => {
      loopEmpty = then;
    });
    reply = toReply(stringify(result) ?? 'null');
  } catch (failure) {
    reply = ['failure', describeFailure(failure)];
  }
  loopEmpty = undefined;
  // Later than what the handler left behind in this turn: a rejection nobody awaits crashes the invocation that caused it.
  setImmediate(() => {
    const files = bundle?.newFiles();
    if (files) send('files', stringify(files));
    send(...reply);
    if (isFirst) bundle?.saveCache();
    waitForRun();
  });
}

function toList(variables: Variables): string {
  return variables.map(([key, value]) => `${key}=${value}`).join(';');
}

function toReply(json: string): Parameters<typeof send> {
  const bytes = Buffer.byteLength(json);
  return bytes > MAX_ANSWER_BYTES ? ['oversized', String(bytes)] : ['result', json];
}
