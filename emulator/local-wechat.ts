import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { openClock } from './clock';
import type { CloudConfig } from './cloud-config';
import { type DataDir, takeDataDir } from './data-dir';
import { openDatabase } from './database/database';
import type { CloudEvents } from './events';
import { withConfigFiles } from './functions/config-files';
import { type FunctionOptions, startFunctions } from './functions/functions';
import { startTimers } from './functions/timers';
import type { Route } from './http';
import { httpAccessRoutes } from './http-access/http-access';
import { createFaults } from './inspect/faults';
import { openSnapshots } from './inspect/snapshots';
import { localPhones } from './phone/local-phones';
import { startServer } from './server';
import type { Services } from './services';
import { createState } from './state';
import { storageRoutes } from './storage/doors';
import { openStorage } from './storage/storage';
import { openStore } from './store';
import { wireRoutes } from './wire/admin';
import { createCloudIds } from './wire/cloud-ids';

export type LocalWechatOptions = FunctionOptions & {
  readonly dataDir: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Built Mini Program as h5, served to the phones. */
  readonly appDir?: string;
  /** Built page with the phones. */
  readonly pageDir?: string;
  /** How long a query may take that could take for ever. Default 10,000. */
  readonly queryMs?: number;
};

export type LocalWechat = { readonly url: string; readonly port: number; readonly services: Services; readonly stop: () => Promise<void> };

/** A part that plugs into the server: its doors, made once all services exist. */
type Part = (services: Services, options: LocalWechatOptions) => readonly Route[];

const PARTS: readonly Part[] = [wireRoutes, storageRoutes, httpAccessRoutes, localPhones];

/**
 * Starts cloud and WeChat on 127.0.0.1.
 *
 * @throws DataDirInUse when another start holds the directory; NotStarted for a configuration that cannot be; the server’s error when the port is taken
 */
export async function startLocalWechat(project: CloudConfig, options: LocalWechatOptions): Promise<LocalWechat> {
  const config = withConfigFiles(project, options.functionsDir);
  const dataDir = takeDataDir(options.dataDir);
  /** How to let go of what has begun, the latest first. */
  const ends: (() => Promise<void> | void)[] = [dataDir.release];
  const release = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    let url = '';
    const services = openServices({ config, options, dataDir, baseUrl: () => url, onEnd: (end) => void ends.push(end) });
    const routes = PARTS.flatMap((part) => part(services, options));
    const server = await startServer(routes, config.phones ?? [], options.port);
    ends.push(server.stop);
    url = `http://127.0.0.1:${server.port}`;
    services.state.resume();
    services.timers.start();
    return { url, port: server.port, services, stop: release };
  } catch (failure) {
    await release();
    throw failure;
  }
}

type Opening = {
  readonly config: CloudConfig;
  readonly options: LocalWechatOptions;
  readonly dataDir: DataDir;
  readonly baseUrl: () => string;
  readonly onEnd: (end: () => Promise<void> | void) => void;
};

function openServices({ config, options, dataDir, baseUrl, onEnd }: Opening): Services {
  const store = openStore(dataDir.databaseFile);
  onEnd(store.close);
  const events = new EventEmitter<CloudEvents>();
  events.setMaxListeners(100);
  const clock = openClock(store, (offsetMs) => events.emit('clock', offsetMs));
  const database = openDatabase(store, clock, config);
  onEnd(database.close);
  const storage = openStorage(store, clock, config, dataDir.filesDir, baseUrl);
  const functions = startFunctions({ config, clock, events, options, baseUrl, cacheDir: join(dataDir.path, 'code-cache') });
  onEnd(functions.stop);
  const faults = createFaults();
  const timers = startTimers({ config, store, clock, functions, faults });
  const state = createState(store);
  onEnd(async () => {
    state.halt();
    timers.stop();
    await functions.stop();
    await timers.settled();
  });
  state.register({ halt: faults.heal });
  state.register({ halt: functions.reset });
  state.register({ clear: () => clock.setOffset(0), reload: clock.reload });
  state.register({ clear: database.reset, reload: database.reload, halt: database.transactions.stop });
  state.register({ clear: storage.reset, resume: storage.sweep });
  state.register({ clear: timers.beginAnew });
  const cloudIds = createCloudIds(clock, config.appId);
  state.register({ clear: cloudIds.clear });
  const snapshots = openSnapshots({ store, clock, state, filesDir: dataDir.filesDir, directory: join(dataDir.path, 'snapshots') });
  const openapi: Services['openapi'] = new Map();
  return { config, store, clock, events, database, storage, functions, timers, faults, state, snapshots, openapi, cloudIds, baseUrl };
}
