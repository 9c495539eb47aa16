import { serviceAccount } from './service-account';

/** The cloud functions. `openapi`: WeChat's server APIs a function may call; a missing one answers -604101. `cron`: second minute hour day month weekday year. */
export const functions = [
  { name: 'customer', timeoutSeconds: 20, memoryMb: 256 },
  { name: 'staff', timeoutSeconds: 20, memoryMb: 256 },
  // Reads files of 200,000 rows; its own, so that what that needs doesn't weigh on the start of `staff`.
  { name: 'registry', timeoutSeconds: 60, memoryMb: 512, timer: { name: 'sweep', cron: '0 */5 * * * * *' } },
  {
    name: 'outbox',
    timeoutSeconds: 60,
    memoryMb: 256,
    openapi: ['subscribeMessage.send'],
    environment: { SERVICE_ACCOUNT_APP_ID: serviceAccount.appId, SERVICE_ACCOUNT_SECRET: serviceAccount.secret },
    timer: { name: 'sweep', cron: '0 * * * * * *' },
  },
  // Told by WeChat's message push what became of subscribe messages; 5 s to answer.
  { name: 'mini-program-events', timeoutSeconds: 20, memoryMb: 256 },
  { name: 'clock', timeoutSeconds: 60, memoryMb: 256, timer: { name: 'tick', cron: '0 */10 * * * * *' } },
  // Holds the photos of a whole order at once (docs/evidence.md).
  { name: 'evidence', timeoutSeconds: 60, memoryMb: 512, timer: { name: 'remove', cron: '0 30 * * * * *' } },
] as const;
