/**
 * What the cloud must have: read by deployment, by the emulator and by `cloudfunctions/_runtime`. Plain data; imports nothing but its siblings.
 * Every folder of `cloudfunctions/` has its entry under `functions`.
 */
export const cloud = {
  envId: 'jasminer-dev',
  appId: 'wxdev0000000000a1',
  bucket: '6a61-jasminer-dev-1250000000',
  collections: [],
  subscribeTemplates: [],
  functions: [],
  phones: [],
  seed: {},
} as const;
