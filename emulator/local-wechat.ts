import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { openClock } from './clock';
import type { CloudConfig } from './cloud-config';
import { takeDataDir } from './data-dir';
import { openDatabase } from './database/database';
import type { CloudEvents } from './events';
import { type FunctionOptions, startFunctions } from './functions/functions';
import { startTimers } from './functions/timers';
import type { Route } from './http';
import { createFaults } from './inspect/faults';
import { localPhones } from './phone/local-phones';
import { startServer } from './server';
import type { Services } from './services';
import { storageRoutes } from './storage/doors';
import { openStorage } from './storage/storage';
import { openStore } from './store';
import { wireRoutes } from './wire/admin';

export type LocalWechatOptions = FunctionOptions & {
  readonly dataDir: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Built Mini Program as h5, served to the phones. */
  readonly appDir?: string;
  /** Built page with the phones. */
  readonly pageDir?: string;
};

export type LocalWechat = { readonly url: string; readonly port: number; readonly services: Services; readonly stop: () => Promise<void> };

/** A part that plugs into the server: its doors, made once all services exist. */
type Part = (services: Services, options: LocalWechatOptions) => readonly Route[];

const PARTS: readonly Part[] = [wireRoutes, storageRoutes, localPhones];

/**
 * Starts cloud and WeChat on 127.0.0.1.
 *
 * @throws DataDirInUse when another start holds the directory; the server's error when the port is taken
 */
export async function startLocalWechat(config: CloudConfig, options: LocalWechatOptions): Promise<LocalWechat> {
  const dataDir = takeDataDir(options.dataDir);
  const store = openStore(dataDir.databaseFile);
  const events = new EventEmitter<CloudEvents>();
  events.setMaxListeners(100);
  let url = '';
  const baseUrl = () => url;
  const clock = openClock(store, (offsetMs) => events.emit('clock', offsetMs));
  const database = openDatabase(store, clock, config);
  const storage = openStorage(store, clock, config, dataDir.filesDir, baseUrl);
  const functions = startFunctions({ config, clock, events, options, baseUrl, cacheDir: join(dataDir.path, 'code-cache') });
  const timers = startTimers(config, store, clock, functions);
  const services: Services = {
    config,
    store,
    clock,
    events,
    database,
    storage,
    functions,
    timers,
    faults: createFaults(),
    openapi: new Map(),
    baseUrl,
  };

  async function release(): Promise<void> {
    events.emit('stopping');
    timers.stop();
    await functions.stop();
    await timers.settled();
    database.close();
    store.close();
    dataDir.release();
  }

  try {
    const routes = PARTS.flatMap((part) => part(services, options));
    const server = await startServer(routes, config.phones ?? [], options.port);
    url = `http://127.0.0.1:${server.port}`;
    timers.start();
    return {
      url,
      port: server.port,
      services,
      stop: async () => {
        await server.stop();
        await release();
      },
    };
  } catch (failure) {
    await release();
    throw failure;
  }
}
