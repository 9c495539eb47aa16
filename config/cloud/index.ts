import { collections } from './collections';
import { environment, miniProgram } from './environment';
import { functions } from './functions';
import { phones } from './phones';
import { seed } from './seed';
import { serviceAccount } from './service-account';
import { subscribeTemplates } from './subscribe-templates';

/**
 * What the cloud must have: read by deployment, by the emulator and by `cloudfunctions/_runtime`. Plain data; imports nothing but its siblings.
 * Every folder of `cloudfunctions/` has its entry under `functions`.
 */
export const cloud = {
  ...environment,
  collections,
  subscribeTemplates,
  functions,
  miniProgram,
  serviceAccount,
  phones,
  seed,
} as const;
