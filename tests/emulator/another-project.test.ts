import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { temporaryDir } from './local-cloud';

/** Another team takes the folder and does what its README says: every block there that bears a name is used as it stands. */
const ROOT = resolve(__dirname, '../..');
const README = readFileSync(join(ROOT, 'emulator/README.md'), 'utf8');
const BLOCKS = [...README.matchAll(/^```(\w+) (\S+)\n(.*?)^```$/gms)].map(([, language = '', name = '', text = '']) => ({
  language,
  name,
  text,
}));
const commandsOf = (name: string): readonly string[] => {
  const block = BLOCKS.find((one) => one.language === 'sh' && one.name === name);
  if (!block) throw new Error(`the README has no commands "${name}"`);
  return block.text.trim().split('\n');
};

const project = temporaryDir();
let cloud: ChildProcess;
let url: string;

/** One command of the README, in the project. @returns what it printed and how it ended */
async function run(
  command: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = start(command, environment);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  await once(child, 'close');
  return { code: child.exitCode, output };
}

/** `NAME=value … program arguments`, without a shell; programs of packages as npx finds them. */
function start(command: string, environment: NodeJS.ProcessEnv = {}): ChildProcess {
  const words = command.split(' ');
  const firstWord = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const given = Object.fromEntries(words.slice(0, firstWord).map((word) => word.split('=') as [string, string]));
  const [program = '', ...rest] = words.slice(firstWord);
  const [executable, args] = program === 'npx' ? [join('node_modules/.bin', rest[0] ?? ''), rest.slice(1)] : [process.execPath, rest];
  const { CLOUD_CONFIG: _none, ...inherited } = process.env;
  return spawn(executable, args, { cwd: project, env: { ...inherited, ...given, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The stream stays open: whoever writes to it later is not to be told that nobody listens. @throws Error when there is none */
async function firstLine(stream: Readable | null): Promise<string> {
  let text = '';
  for await (const chunk of stream?.iterator({ destroyOnReturn: false }) ?? []) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  stream?.resume();
  const [line, rest] = text.split('\n');
  if (rest === undefined) throw new Error(`it ended before it said anything: ${text}`);
  return line ?? '';
}

/** What a line with curl asks for: `-H` a header, `-d` a body, and the address, on our port. */
async function curl(line: string): Promise<unknown> {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const given = (flag: string) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);
  const [header, value] = given('-H')?.split(': ') ?? [];
  const body = given('-d');
  const response = await fetch((words.at(-1) ?? '').replace('http://127.0.0.1:4173', url), {
    ...(header ? { headers: { [header]: value ?? '' } } : {}),
    ...(body ? { method: 'POST', body } : {}),
  });
  return response.json();
}

beforeAll(async () => {
  cpSync(join(ROOT, 'emulator'), join(project, 'emulator'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'package.json'), '{ "name": "notes" }');
  for (const { name, language, text } of BLOCKS) {
    if (language === 'sh') continue;
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text);
  }
  for (const command of commandsOf('build')) expect(await run(command)).toEqual({ code: 0, output: '' });
  cloud = start(commandsOf('start')[0] ?? '', { PORT: '0' });
  cloud.stderr?.resume();
  url = /^Local cloud ready: (http:\/\/127\.0\.0\.1:\d+)$/.exec(await firstLine(cloud.stdout))?.[1] ?? '';
});
afterAll(async () => {
  if (cloud.exitCode !== null) return;
  cloud.kill('SIGTERM');
  await once(cloud, 'exit');
});

test('a function is called, what it stored is looked at, an HTTP function answers, and the real SDK reads it from outside', async () => {
  const [call = '', look = '', ask = ''] = commandsOf('try');
  expect(await curl(call)).toMatchObject({ result: ['Buy milk'] });
  expect(await curl(look)).toMatchObject({ documents: [{ author: 'oANNA', text: 'Buy milk' }], total: 1 });
  expect(await curl(ask)).toEqual({ total: 1 });
  expect(await run('node outside.js', { LOCAL_CLOUD: url })).toEqual({ code: 0, output: 'notes: 1\n' });
});

test('identities, clock, faults, snapshots, reset, chat, token and template message are tested as shown', async () => {
  const [command = ''] = commandsOf('test');
  const { code, output } = await run(command, { LOCAL_CLOUD: url });
  expect(output).toContain('5 passed, 5 total');
  expect(code).toBe(0);
});

test('the pages for people are there', async () => {
  for (const path of ['/', '/__inspect/', '/__page/main.js', '/__page/inspect.js']) expect((await fetch(url + path)).status).toBe(200);
});

test('a second start on its data says so', async () => {
  const [command = ''] = commandsOf('start');
  expect(await run(command, { PORT: '0' })).toMatchObject({ code: 1, output: expect.stringContaining('in use by process') });
});

test('a wrong configuration ends the start as shown, and touches nothing', async () => {
  const config = JSON.parse(readFileSync(join(project, 'cloud.json'), 'utf8')) as { functions: object[] };
  Object.assign(config.functions[0] ?? {}, { timeoutSeconds: '5' });
  Object.assign(config.functions[1] ?? {}, { memory: 128 });
  writeFileSync(join(project, 'wrong.json'), JSON.stringify(config));
  const [command = ''] = commandsOf('start');
  const { code, output } = await run(command.replace('cloud.json', 'wrong.json'), { PORT: '0', DATA_DIR: 'untouched' });
  const shown = /^```text\n(.*?)^```$/ms.exec(README)?.[1] ?? '';
  expect([code, output]).toEqual([1, shown.replace('cloud.json', 'wrong.json')]);
  expect(existsSync(join(project, 'untouched'))).toBe(false);
});

test('without a configuration it says what is missing', async () => {
  expect(await run('node .local-cloud/cli.js cloud')).toMatchObject({ code: 1, output: expect.stringContaining('CLOUD_CONFIG') });
});

test('functions that are not there yet are named at the start', async () => {
  const [command = ''] = commandsOf('start');
  const child = start(command.replace('cloudfunctions', 'nowhere'), { PORT: '0', DATA_DIR: 'other' });
  let warning = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    warning += chunk.toString();
  });
  // Said before it is ready.
  await firstLine(child.stdout);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(warning).toContain(join('nowhere', 'notes', 'index.js'));
  expect(warning).toContain(join('nowhere', 'digest', 'index.js'));
});

test('the packages it names are those it is built from', () => {
  const named = commandsOf('install').flatMap((line) =>
    line
      .split(' ')
      .slice(2)
      .filter((word) => !word.startsWith('-')),
  );
  const sources = readdirSync(join(ROOT, 'emulator'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(tsx?|mjs)$/.test(file));
  const imported = sources.flatMap((file) =>
    [...readFileSync(join(ROOT, 'emulator', file), 'utf8').matchAll(/^(?:import|\} from) .*?'([^'.][^']*)';$/gm)].map(
      ([, name = '']) => name,
    ),
  );
  const packages = imported.filter((name) => !name.startsWith('node:')).map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
  // What functions use is the project's own choice.
  expect([...new Set(packages)].sort()).toEqual(named.filter((name) => name !== 'wx-server-sdk').sort());
});

test('every test file of the table is there, and every link leads to a heading', () => {
  const [, coverage = ''] = /^## What it covers$(.*?)^## /ms.exec(README) ?? [];
  const rows = coverage.split('\n').filter((line) => line.startsWith('| ') && !line.endsWith('| tests |'));
  const named = rows.flatMap((row) => [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((name) => !existsSync(join(__dirname, name.endsWith('/') ? name : `${name}.test.ts`)))).toEqual([]);

  const anchors = [...README.matchAll(/^##+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/ /g, '-'),
  );
  const links = [...README.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
  expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
});
