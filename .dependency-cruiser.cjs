/** Which way imports may point (docs/decisions/0001). Each rule names what it protects. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(core|cloudfunctions|src|emulator|tests|scripts|config)/', pathNot: [from, ...allowed] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('domain-knows-nothing', 'The rules are pure: no contract, no use-case, no platform.', '^core/domain/', []),
    only('contract-knows-domain', 'What crosses the wire is told in words of the domain.', '^core/contract/', ['^core/domain/']),
    only('texts-know-domain', 'Texts are keyed by codes of the domain and the contract.', '^core/texts/', ['^core/(domain|contract)/']),
    only('application-knows-core', 'Use-cases see ports, never the platform.', '^core/application/', ['^core/']),
    only('runtime-adapts', 'Of what ships, only _runtime reads config/cloud.', '^cloudfunctions/_runtime/', ['^core/', '^config/cloud/']),
    only('functions-are-thin', 'A function checks the shape and calls one use-case.', '^cloudfunctions/(?!_runtime/)', [
      '^cloudfunctions/',
      '^core/',
    ]),
    only('app-sees-contract-and-domain', 'The app gets everything else in replies.', '^src/', ['^core/(contract|domain)/']),
    only('emulator-stands-alone', 'Another project could take it as it is.', '^emulator/', []),
    only('config-cloud-is-data', 'Plain data that imports nothing.', '^config/cloud/', []),
    {
      name: 'features-stay-apart',
      comment: 'Two features that need each other are one feature, or a component is missing.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'core-has-no-platform',
      comment: 'core runs in the app, in functions and in tests alike.',
      severity: 'error',
      from: { path: '^core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-few-libraries',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^node_modules/', pathNot: '^node_modules/(dayjs|zod|chinese-days)/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.paths.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
