import type { EventEmitter } from 'node:events';
import type { Clock } from './clock';
import type { CloudConfig } from './cloud-config';
import type { Database } from './database/database';
import type { CloudEvents } from './events';
import type { Functions } from './functions/functions';
import type { Timers } from './functions/timers';
import type { Faults } from './inspect/faults';
import type { Snapshots } from './inspect/snapshots';
import type { State } from './state';
import type { CloudStorage } from './storage/storage';
import type { Store } from './store';
import type { CloudIds } from './wire/cloud-ids';
import type { OpenapiHandler } from './wire/openapi';

/** Everything a module of the emulator may use. Made once by `startLocalWechat`. */
export type Services = {
  readonly config: CloudConfig;
  readonly store: Store;
  readonly clock: Clock;
  readonly events: EventEmitter<CloudEvents>;
  readonly database: Database;
  readonly storage: CloudStorage;
  readonly functions: Functions;
  readonly timers: Timers;
  /** Asked for in the inspector; each part asks whether one strikes its call. */
  readonly faults: Faults;
  /** Whoever keeps anything registers here, so that a reset and a snapshot forget nothing. */
  readonly state: State;
  readonly snapshots: Snapshots;
  /** Cloud calls by name (`subscribeMessage.send`); a name not in here answers -604100. */
  readonly openapi: Map<string, OpenapiHandler>;
  /** Open data that a phone handed out an id for. */
  readonly cloudIds: CloudIds;
  /** `http://127.0.0.1:<port>`; empty until the server listens. */
  readonly baseUrl: () => string;
};
