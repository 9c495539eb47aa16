import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cloud } from '../../config/cloud';
import { openClock } from '../../emulator/clock';
import { takeDataDir } from '../../emulator/data-dir';
import { openDatabase } from '../../emulator/database/database';
import { openStore } from '../../emulator/store';
import { openFollowers } from '../../emulator/wechat/service-account/followers';
import { type Inspector, inspector } from '../../tests/support/inspector';
import { aNotice } from '../../tests/support/notices';
import { startOwnCloud } from '../demo/own-cloud';
import { type Figure, inMs } from './figure';
import { type RawClient, rawClient } from './raw-client';
import { takeTurns, timed } from './rounds';

const PEOPLE = 1_000;
/** Rounds that send one message each, the first of them to warm up, each to somebody for whom nothing else waits. */
const ROUNDS = 25;
const WARM_UP = 10;
const BATCH = 2_000;
/** Runs of the timer that 10,000 messages may take at most: one a minute. */
const MOST_RUNS = 60;

const EVERYBODY = Array.from({ length: PEOPLE + ROUNDS + WARM_UP }, (_, index) => index);
const openidOf = (person: number): string => `oBENCH_${person}`;
const serviceOpenidOf = (person: number): string => `sBENCH_${person}`;

/**
 * Template messages to followers with `BENCH_MESSAGES` (default 10,000) of them waiting and with one: how long it takes until the message of a command is sent, and
 * how many a second go out. Nobody is asleep, and no timer runs but the bench's own.
 */
export async function measureMessages(folder: string): Promise<readonly Figure[]> {
  const many = Number(process.env.BENCH_MESSAGES ?? 10_000);
  const config = path.join(folder, 'messages.json');
  writeFileSync(config, JSON.stringify(configWithPeople()));
  const dataDirs = { one: path.join(folder, 'messages-one'), many: path.join(folder, 'messages-many') };
  fill(dataDirs.one, 0);
  fill(dataDirs.many, many);
  const before = process.env.CLOUD_CONFIG;
  process.env.CLOUD_CONFIG = config;
  const clouds = [await startOwnCloud(dataDirs.one), await startOwnCloud(dataDirs.many)] as const;
  if (before === undefined) delete process.env.CLOUD_CONFIG;
  else process.env.CLOUD_CONFIG = before;

  const [one, crowded] = clouds.map(({ url }) => ({ client: rawClient(url), inspect: inspector(url), round: 0 })) as [Cloud, Cloud];
  for (const { inspect } of [one, crowded])
    await inspect.addFault({ on: 'timer', name: 'outbox', effect: { kind: 'fail', errCode: -1, errMsg: 'held back by the bench' } });
  const times = await takeTurns({ one: () => sendNext(one), many: () => sendNext(crowded) }, ROUNDS, WARM_UP);
  const sending = { what: 'time to send after a command', value: times.many / times.one, unit: '×' as const, budget: { atMost: 2 } };
  const figures = [
    { ...sending, note: `${many} messages waiting ${inMs(times.many)} against one ${inMs(times.one)}` },
    ...(await drain(crowded, many)),
  ];
  for (const { client } of [one, crowded]) client.close();
  for (const own of clouds) await own.stop();
  return figures;
}

type Cloud = { readonly client: RawClient; readonly inspect: Inspector; round: number };

/** What happens between a command and its message: the nudge, until the outbox has come back. */
async function sendNext(own: Cloud): Promise<void> {
  own.round += 1;
  const answer = await own.client.post(
    '/__wechat/call-function',
    { name: 'outbox', data: { orderId: nudgedOrder(own.round) } },
    { 'x-wechat-phone': 'customer' },
  );
  if (!answer.includes('"ok":true')) throw new Error(`nudge: ${answer}`);
}
const nudgedOrder = (round: number): string => `wo-nudged-${round}`;

/** Everything that waits goes out, run after run of the timer, as it would minute after minute. */
async function drain({ inspect }: Cloud, many: number): Promise<readonly Figure[]> {
  await inspect.clearFaults();
  const waiting = async () => (await inspect.find('notices', { push: 'pending' })).length;
  let runs = 0;
  const ms = await timed(async () => {
    for (; runs < MOST_RUNS && (await waiting()) > 0; runs += 1) await inspect.runTimer('outbox');
  });
  const note = `${many} to ${PEOPLE} followers in ${(ms / 1000).toFixed(1)} s and ${runs} runs of the timer; ${await waiting()} left`;
  return [
    { what: 'template messages sent', value: many / (ms / 1000), unit: 'a second', note },
    { what: 'runs of the timer until all are sent', value: runs, unit: 'calls', note: 'one a minute' },
  ];
}

/**
 * The project's own cloud, with many more people in it, each with a phone and an openid at the service account. What WeChat tells of each delivery goes nowhere: that
 * is work of another function, which would share these two cores here and does not there.
 */
function configWithPeople() {
  const { push: _nowhere, ...serviceAccount } = cloud.serviceAccount;
  const people = EVERYBODY.map((index) => ({
    id: `bench-${index}`,
    title: { zh: '', en: '' },
    openid: openidOf(index),
    serviceOpenid: serviceOpenidOf(index),
    kind: 'customer',
  }));
  return { ...cloud, serviceAccount, phones: [...cloud.phones, ...people] };
}

/** People who follow, notices that wait for them, and one more for each round. */
function fill(directory: string, waiting: number): void {
  mkdirSync(directory, { recursive: true });
  const dataDir = takeDataDir(directory);
  const store = openStore(dataDir.databaseFile);
  const clock = openClock(store, () => {});
  const database = openDatabase(store, clock, cloud);
  const followers = openFollowers(store, clock);
  store.transaction(() => {
    for (const index of EVERYBODY) followers.add(serviceOpenidOf(index));
    database.insertNow(
      'users',
      EVERYBODY.map((index) => ({ _id: openidOf(index), serviceOpenid: serviceOpenidOf(index), preferences: { quiet: null } })),
    );
    database.insertNow(
      'followers',
      EVERYBODY.map((index) => ({ _id: serviceOpenidOf(index), openid: openidOf(index) })),
    );
  });
  const orders = [
    ...Array.from({ length: waiting }, (_, index) => ({ orderId: `wo-waiting-${index}`, person: index % PEOPLE })),
    ...Array.from({ length: ROUNDS + WARM_UP }, (_, index) => ({ orderId: nudgedOrder(index + 1), person: PEOPLE + index })),
  ];
  for (let from = 0; from < orders.length; from += BATCH) {
    const batch = orders.slice(from, from + BATCH).map(({ orderId, person }) => noticeOf(orderId, person, clock.now()));
    store.transaction(() => database.insertNow('notices', batch));
  }
  database.close();
  store.close();
  dataDir.release();
}

/** As a command stores it. */
function noticeOf(orderId: string, person: number, at: number): Readonly<Record<string, unknown>> {
  const notice = aNotice({ orderId, recipient: { kind: 'customer', openid: openidOf(person) }, at });
  const { id, recipient } = notice;
  const owner = recipient.kind === 'customer' ? recipient.openid : '';
  const waits = { push: 'pending', pushReason: 'new', attempts: 0, dueAt: at, sentAt: null, isUnread: true, readAt: null };
  return { _id: id, kind: 'notice', notice, orderId, at, recipientOpenid: owner, ...waits };
}
