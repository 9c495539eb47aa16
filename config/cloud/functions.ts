/** The cloud functions. `openapi`: WeChat's server APIs a function may call; a missing one answers -604101. `cron`: second minute hour day month weekday year. */
export const functions = [
  { name: 'customer', timeoutSeconds: 20, memoryMb: 256 },
  { name: 'staff', timeoutSeconds: 20, memoryMb: 256 },
  {
    name: 'outbox',
    timeoutSeconds: 60,
    memoryMb: 256,
    openapi: ['subscribeMessage.send'],
    timer: { name: 'sweep', cron: '0 * * * * * *' },
  },
  { name: 'clock', timeoutSeconds: 60, memoryMb: 256, timer: { name: 'tick', cron: '0 */10 * * * * *' } },
] as const;
