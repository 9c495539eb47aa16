import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Figure, inMs } from './figure';
import { rawClient } from './raw-client';
import { p50, timed } from './rounds';

const ROUNDS = 9;

/** The first reply of a function that runs in no process yet, against a process that only loads the SDK. */
export async function measureColdStart(url: string): Promise<readonly Figure[]> {
  const client = rawClient(url);
  const start = () =>
    client.post(
      '/__wechat/call-function',
      { name: 'customer', data: { action: 'start', lang: 'zh-CN', payload: {} } },
      { 'x-wechat-phone': 'customer' },
    );
  // Ends all warm processes.
  const cool = () => client.post('/__inspect/reset', {});

  // The first run of all leaves the code cache that later ones start from, as any developer's second start does.
  const first = await timed(start);
  const replies: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await cool();
    replies.push(await timed(start));
    plain.push(await timed(loadSdk));
  }
  await cool();
  client.close();

  const [cold, sdk] = [p50(replies), p50(plain)];
  const note = `${inMs(cold)} against ${inMs(sdk)}; the very first after a build ${inMs(first)}`;
  return [{ what: 'function cold start', value: cold / sdk, unit: '×', budget: { atMost: 0.6 }, note }];
}

/** Until the SDK is loaded, not until the process has ended. */
async function loadSdk(): Promise<void> {
  const child = spawn(process.execPath, ['-e', "require('wx-server-sdk'); process.stdout.write('loaded')"], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill();
}
