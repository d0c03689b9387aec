/**
 * Imports point one way: functions → use-cases → domain; adapters implement ports. Each area may import what is
 * written here and nothing else. `test/architecture` runs these rules and shows of every one that it can fail.
 */

/** `from` may import `to` alone; whatever else it imports is an error. */
const only = (name, from, to, except = []) => ({
  name,
  severity: 'error',
  from: { path: from, ...(except.length > 0 && { pathNot: except }) },
  to: { pathNot: to },
});

/** Nothing in `from` imports `to`. */
const never = (name, from, to) => ({ name, severity: 'error', from, to });

/** An npm package, whichever of its files is meant. */
const npm = (...names) => `node_modules/(${names.join('|')})(/|$)`;

const node = (...modules) => `^(node:)?(${modules.join('|')})$`;
/** Types of the Lambda events; there is no package at run time. */
const lambdaTypes = '^aws-lambda$';

const domain = '^shared/domain/';
const contracts = '^shared/contracts/';
const telemetry = '^shared/telemetry/';
const useCases = '^shared/use-cases/';
const adapters = '^shared/adapters/';
const http = '^shared/http/';
const environment = '^shared/environment\\.ts$';

module.exports = {
  forbidden: [
    only('domain-is-pure', domain, [
      domain,
      npm('zod', 'temporal-polyfill', 'canonicalize', 'seedrandom', '@types/seedrandom', '@noble/curves'),
      node('crypto'),
    ]),
    never(
      'hash-alone-knows-crypto',
      { path: domain, pathNot: '^shared/domain/audit/hash\\.ts$' },
      { path: node('crypto') },
    ),
    never(
      'audit-alone-canonicalises',
      { path: domain, pathNot: '^shared/domain/audit/' },
      { path: npm('canonicalize') },
    ),
    never(
      'draws-alone-draw',
      { path: domain, pathNot: '^shared/domain/draws/' },
      { path: npm('seedrandom', '@types/seedrandom') },
    ),
    // The beacon of a draw and the signature of a receipt are checked by whoever doubts them, in a browser too.
    never(
      'two-alone-know-curves',
      { path: domain, pathNot: '^shared/domain/(draws/beacon|credit/ed25519)\\.ts$' },
      { path: npm('@noble/curves') },
    ),

    only('use-cases-know-the-domain', useCases, [
      useCases,
      domain,
      '^shared/telemetry/log\\.ts$',
      npm('temporal-polyfill'),
      node('zlib'),
    ]),
    only('contracts-know-the-domain', contracts, [contracts, domain, npm('zod')]),
    only('telemetry-stands-alone', telemetry, [telemetry]),
    only('environment-stands-alone', environment, ['^shared/http/caller\\.ts$', npm('zod')]),
    only('http-knows-contracts-and-use-cases', http, [
      http,
      domain,
      contracts,
      useCases,
      telemetry,
      npm('zod', 'hono', 'jose', 'iconv-lite', 'csv-parse'),
    ]),
    only(
      'adapters-implement-ports',
      adapters,
      [
        adapters,
        domain,
        '^shared/use-cases/(ports|service-ask)\\.ts$',
        telemetry,
        npm('zod', 'jose', 'uuid', '@aws-sdk', '@aws-lambda-powertools'),
        node('crypto', 'zlib', 'timers/promises', 'net', 'dns', 'http', 'https'),
        lambdaTypes,
      ],
      ['^shared/adapters/wiring\\.ts$'],
    ),
    only('wiring-puts-together', '^shared/adapters/wiring\\.ts$', [
      adapters,
      '^shared/use-cases/(ports|ask)\\.ts$',
      telemetry,
      environment,
      http,
      npm('@aws-sdk'),
    ]),

    only('functions-use-shared-code', '^functions/([^/]+)/', [
      '^functions/$1/',
      '^shared/',
      npm('hono'),
      node('crypto'),
    ]),
    never(
      'handlers-alone-wire',
      { path: '^functions/', pathNot: '/handler\\.ts$' },
      { path: [adapters, environment] },
    ),
    only(
      'infra-knows-what-it-deploys',
      '^infra/',
      [
        '^infra/(?!local/)',
        environment,
        '^shared/contracts/(all|contract)\\.ts$',
        '^shared/adapters/dynamodb/table-definition\\.ts$',
        npm('aws-cdk-lib', 'cdk-nag', 'constructs'),
      ],
      ['^infra/local/'],
    ),
    never(
      'local-runs-what-is-deployed',
      // A benchmark bundles functions as they are deployed.
      { path: '^infra/local/', pathNot: '^infra/local/bench/' },
      {
        path: ['^functions/', '^infra/(?!local/)'],
        pathNot: '^functions/[^/]+/(app\\.tsx?|process\\.ts)$',
      },
    ),

    never('shared-is-below', { path: '^shared/' }, { path: ['^functions/', '^infra/'] }),
    never('nothing-needs-the-tests', { pathNot: '^test/' }, { path: '^test/' }),
    never('no-cycles', {}, { circular: true }),
    never('everything-is-found', {}, { couldNotResolve: true, pathNot: lambdaTypes }),
    never(
      'nothing-is-forgotten',
      { orphan: true, pathNot: ['^test/', '\\.d\\.ts$', '^infra/[^/]+\\.(ts|mjs)$'] },
      {},
    ),
    never(
      'runs-without-development-packages',
      { path: '^(shared|functions)/' },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
