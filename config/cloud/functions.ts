import { serviceAccount } from './service-account';

/** What the service account's API asks for. Deployment takes the real values from its own environment. */
const apiSecrets = { SERVICE_ACCOUNT_APP_ID: serviceAccount.appId, SERVICE_ACCOUNT_SECRET: serviceAccount.secret } as const;

/** The cloud functions. `openapi`: WeChat's server APIs a function may call; a missing one answers -604101. `cron`: second minute hour day month weekday year. */
export const functions = [
  { name: 'customer', timeoutSeconds: 20, memoryMb: 256 },
  { name: 'staff', timeoutSeconds: 20, memoryMb: 256, environment: apiSecrets },
  {
    name: 'service-account',
    timeoutSeconds: 20,
    memoryMb: 256,
    httpPath: '/service-account',
    timer: { name: 'late', cron: '30 * * * * * *' },
    environment: {
      ...apiSecrets,
      SERVICE_ACCOUNT_TOKEN: serviceAccount.push.token,
      SERVICE_ACCOUNT_AES_KEY: serviceAccount.push.encodingAesKey,
    },
  },
  // Reads files of 200,000 rows; its own, so that what that needs doesn't weigh on the start of `staff`.
  { name: 'registry', timeoutSeconds: 60, memoryMb: 512, timer: { name: 'sweep', cron: '0 */5 * * * * *' } },
  {
    name: 'outbox',
    timeoutSeconds: 60,
    memoryMb: 256,
    openapi: ['subscribeMessage.send'],
    environment: apiSecrets,
    timer: { name: 'sweep', cron: '0 * * * * * *' },
  },
  // Told by WeChat's message push what became of subscribe messages; 5 s to answer.
  { name: 'mini-program-events', timeoutSeconds: 20, memoryMb: 256 },
  { name: 'clock', timeoutSeconds: 60, memoryMb: 256, timer: { name: 'tick', cron: '0 */10 * * * * *' } },
  // Holds the photos of a whole order at once (docs/evidence.md).
  { name: 'evidence', timeoutSeconds: 60, memoryMb: 512, timer: { name: 'remove', cron: '0 30 * * * * *' } },
] as const;
