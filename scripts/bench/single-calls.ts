import cloud from 'wx-server-sdk';
import { startBareServer } from './bare-server';
import { type Figure, inMs } from './figure';
import { rawClient } from './raw-client';
import { takeTurns } from './rounds';

const ROUNDS = 20;
const WARM_UP = 7;
const TURN = { waking: 5, counted: 40 };
/** A document of the seed. */
const STAFF_ID = 'oDEV_agent';

/**
 * One database call and one function call, each against a bare HTTP round trip: the same body posted to a server that does nothing with it.
 * Not against a light call of the local cloud itself, which would hide what its own way in and out costs.
 */
export async function measureSingleCalls(url: string): Promise<readonly Figure[]> {
  const client = rawClient(url);
  const bareServer = await startBareServer();
  const bareClient = rawClient(bareServer.url);
  const query = JSON.stringify({ _id: STAFF_ID });
  const getDocument = { action: 'database.getDocument', collectionName: 'staff', queryType: 'DOC', query, multi: false };
  const staff = openSdk(url).collection('staff');
  const phone = { 'x-wechat-phone': 'customer' };

  const times = await takeTurns(
    {
      bare: () => bareClient.post('/', getDocument),
      database: () => client.post('/admin', getDocument),
      // Answers at once when no order is named: what is left is the way there and back.
      warmFunction: () => client.post('/__wechat/call-function', { name: 'outbox', data: {} }, phone),
      sdk: () => staff.doc(STAFF_ID).get(),
    },
    ROUNDS,
    WARM_UP,
    TURN,
  );
  client.close();
  bareClient.close();
  await bareServer.stop();

  const note = (ms: number) => `${inMs(ms)} against ${inMs(times.bare)}`;
  const { bare, database, warmFunction, sdk } = times;
  return [
    { what: 'database call, raw client', value: database / bare, unit: '×', budget: { atMost: 2 }, note: note(database) },
    { what: 'database call, wx-server-sdk', value: sdk / bare, unit: '×', note: note(sdk) },
    { what: 'warm function call', value: warmFunction / bare, unit: '×', budget: { atMost: 6 }, note: note(warmFunction) },
  ];
}

type Sdk = { collection(name: string): { doc(id: string): { get(): Promise<unknown> } } };

/** The SDK in this process, as inside a function. */
function openSdk(url: string): Sdk {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: 'jasminer-dev',
  });
  cloud.init({ env: 'jasminer-dev' });
  return cloud.database() as unknown as Sdk;
}
