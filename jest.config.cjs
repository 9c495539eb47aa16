/** One project a room of tests/, so that `jest --selectProjects unit` runs what `npm run check` needs. */
const transform = {
  '\\.[cm]?[jt]sx?$': [
    '@swc/jest',
    {
      jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } },
      module: { type: 'commonjs' },
    },
  ],
};
const room = (name, more = {}) => ({
  displayName: name,
  rootDir: __dirname,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  transform,
  testEnvironment: 'node',
  ...more,
});

module.exports = {
  // Long enough for a machine that is busy with something else: jest's own 5 s fail tests that only had to wait. At full count ten times as much is done.
  testTimeout: process.env.PROVE === '1' ? 7_200_000 : 60_000,
  projects: ['unit', 'emulator', 'functions', 'app', 'weapp', 'journeys'].map((name) => room(name)),
};
