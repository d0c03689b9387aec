import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';

interface Config {
  readonly forbidden: (IForbiddenRuleType & { readonly name: string })[];
  readonly options: Readonly<Record<string, unknown>>;
}

const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Config;
const trees = ['shared', 'functions', 'infra', 'test'];

/** What the rules say of the trees in a folder. */
const judged = async (baseDir: string): Promise<ICruiseResult> => {
  const { output } = await cruise(trees, { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  if (typeof output === 'string') throw new Error('the cruise gave a text');
  return output;
};
const brokenRules = ({ summary }: ICruiseResult): string[] => summary.violations.map(({ rule }) => rule.name);

const isModule = (path: string): boolean => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts');
const modulesOnDisk = trees.flatMap((tree) =>
  readdirSync(tree, { recursive: true, encoding: 'utf8' })
    .map((path) => `${tree}/${path}`)
    .filter(isModule),
);

/** Where everything has its place, and how many modules there are at least; the numbers grow with the tree. */
const areas = {
  '^shared/domain/': 90,
  '^shared/use-cases/': 40,
  '^shared/contracts/': 9,
  '^shared/adapters/': 15,
  '^shared/http/': 9,
  '^shared/telemetry/': 1,
  '^shared/environment\\.ts$': 1,
  '^functions/staff-api/': 5,
  '^functions/inspector-api/': 2,
  '^functions/entity-api/': 2,
  '^functions/deliveries/': 2,
  '^functions/credit-api/': 2,
  '^functions/portal/': 10,
  '^functions/draw-runner/': 2,
  '^functions/reactions/': 2,
  '^functions/clock/': 2,
  '^infra/local/': 30,
  '^infra/(?!local/)': 10,
  '^test/': 60,
};

describe('the imports of the project', () => {
  let result: ICruiseResult;
  let seen: string[];
  beforeAll(async () => {
    result = await judged(process.cwd());
    seen = result.modules.map(({ source }) => source).filter(isModule);
  });

  it('keep every rule', () => {
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual(
      [],
    );
  });

  it('were looked at in every module that there is', () => {
    expect(seen.filter((path) => trees.includes(path.split('/')[0] ?? '')).toSorted()).toEqual(
      modulesOnDisk.toSorted(),
    );
    expect(modulesOnDisk.length).toBeGreaterThan(350);
    expect(result.summary.totalDependenciesCruised).toBeGreaterThan(2000);
  });

  it('were looked at in every area, and every module has one', () => {
    for (const [area, least] of Object.entries(areas)) {
      const count = seen.filter((path) => new RegExp(area).test(path)).length;
      expect([area, count >= least]).toEqual([area, true]);
    }
    const anyArea = new RegExp(Object.keys(areas).join('|'));
    expect(modulesOnDisk.filter((path) => !anyArea.test(path))).toEqual([]);
  });
});

/** A lawful tree in small: each file with the modules that it imports. */
const lawful: Readonly<Record<string, readonly string[]>> = {
  'shared/domain/audit/hash.ts': ['node:crypto', 'zod'],
  'shared/domain/audit/canonical.ts': ['canonicalize', './hash.ts'],
  'shared/domain/draws/streams.ts': ['seedrandom', '../audit/canonical.ts', 'temporal-polyfill'],
  'shared/domain/draws/beacon.ts': ['@noble/curves', '../audit/hash.ts'],
  'shared/domain/credit/ed25519.ts': ['@noble/curves'],
  'shared/telemetry/log.ts': [],
  'shared/use-cases/ports.ts': ['../domain/draws/streams.ts', '../telemetry/log.ts'],
  'shared/use-cases/service-ask.ts': ['./ports.ts'],
  'shared/contracts/contract.ts': ['zod', '../domain/draws/streams.ts'],
  'shared/contracts/all.ts': ['./contract.ts'],
  'shared/http/caller.ts': ['zod', 'hono', 'jose', '../contracts/all.ts', '../use-cases/ports.ts'],
  'shared/environment.ts': ['zod', './http/caller.ts'],
  'shared/adapters/dynamodb/table-definition.ts': [],
  'shared/adapters/ledger.ts': [
    '@aws-sdk/lib-dynamodb',
    './dynamodb/table-definition.ts',
    '../use-cases/service-ask.ts',
  ],
  'shared/adapters/wiring.ts': ['./ledger.ts', '../environment.ts', '../http/caller.ts'],
  'functions/one/app.ts': ['hono', '../../shared/http/caller.ts'],
  'functions/one/handler.ts': ['./app.ts', '../../shared/adapters/wiring.ts', '../../shared/environment.ts'],
  'functions/two/process.ts': ['../../shared/use-cases/ports.ts'],
  'functions/two/handler.ts': ['./process.ts', '../../shared/adapters/wiring.ts'],
  'infra/stack.ts': [
    'aws-cdk-lib',
    '../shared/environment.ts',
    '../shared/contracts/all.ts',
    '../shared/adapters/dynamodb/table-definition.ts',
  ],
  'infra/app.ts': ['./stack.ts'],
  'infra/local/serve.ts': [
    '../../functions/one/app.ts',
    '../../functions/two/process.ts',
    '../../shared/adapters/wiring.ts',
  ],
  'test/support/tool.ts': ['vitest', '../../infra/local/serve.ts'],
  'test/one.test.ts': ['./support/tool.ts'],
};

/** For every rule, imports that break it: a file and what it must not import. */
const unlawful: readonly [rule: string, file: string, imported: string][] = [
  ['domain-is-pure', 'shared/domain/x.ts', '../use-cases/ports.ts'],
  ['domain-is-pure', 'shared/domain/x.ts', '@aws-sdk/lib-dynamodb'],
  ['domain-is-pure', 'shared/domain/x.ts', 'node:fs'],
  ['hash-alone-knows-crypto', 'shared/domain/audit/x.ts', 'node:crypto'],
  ['hash-alone-knows-crypto', 'shared/domain/draws/x.ts', 'crypto'],
  ['audit-alone-canonicalises', 'shared/domain/draws/x.ts', 'canonicalize'],
  ['draws-alone-draw', 'shared/domain/audit/x.ts', 'seedrandom'],
  ['two-alone-know-curves', 'shared/domain/audit/x.ts', '@noble/curves'],
  ['two-alone-know-curves', 'shared/domain/credit/x.ts', '@noble/curves'],
  ['use-cases-know-the-domain', 'shared/use-cases/x.ts', '../adapters/ledger.ts'],
  ['use-cases-know-the-domain', 'shared/use-cases/x.ts', '../contracts/all.ts'],
  ['use-cases-know-the-domain', 'shared/use-cases/x.ts', '../http/caller.ts'],
  ['use-cases-know-the-domain', 'shared/use-cases/x.ts', 'node:crypto'],
  ['contracts-know-the-domain', 'shared/contracts/x.ts', '../use-cases/ports.ts'],
  ['contracts-know-the-domain', 'shared/contracts/x.ts', 'hono'],
  ['telemetry-stands-alone', 'shared/telemetry/x.ts', '../use-cases/ports.ts'],
  ['environment-stands-alone', 'shared/environment.ts', './use-cases/ports.ts'],
  ['http-knows-contracts-and-use-cases', 'shared/http/x.ts', '../adapters/ledger.ts'],
  ['http-knows-contracts-and-use-cases', 'shared/http/x.ts', '@aws-sdk/lib-dynamodb'],
  ['adapters-implement-ports', 'shared/adapters/x.ts', '../http/caller.ts'],
  ['adapters-implement-ports', 'shared/adapters/x.ts', '../contracts/all.ts'],
  ['adapters-implement-ports', 'shared/adapters/x.ts', '../use-cases/x.ts'],
  ['wiring-puts-together', 'shared/adapters/wiring.ts', '../contracts/all.ts'],
  ['functions-use-shared-code', 'functions/one/x.ts', '../two/process.ts'],
  ['functions-use-shared-code', 'functions/one/x.ts', '../../infra/stack.ts'],
  ['functions-use-shared-code', 'functions/one/x.ts', '@aws-sdk/lib-dynamodb'],
  ['handlers-alone-wire', 'functions/one/x.ts', '../../shared/adapters/ledger.ts'],
  ['handlers-alone-wire', 'functions/one/x.ts', '../../shared/environment.ts'],
  ['infra-knows-what-it-deploys', 'infra/x.ts', '../shared/use-cases/ports.ts'],
  ['infra-knows-what-it-deploys', 'infra/x.ts', '../shared/adapters/ledger.ts'],
  ['infra-knows-what-it-deploys', 'infra/x.ts', '../functions/one/app.ts'],
  ['infra-knows-what-it-deploys', 'infra/x.ts', './local/serve.ts'],
  ['local-runs-what-is-deployed', 'infra/local/x.ts', '../../functions/one/handler.ts'],
  ['local-runs-what-is-deployed', 'infra/local/x.ts', '../stack.ts'],
  ['shared-is-below', 'shared/http/x.ts', '../../functions/one/app.ts'],
  ['shared-is-below', 'shared/adapters/x.ts', '../../infra/stack.ts'],
  ['nothing-needs-the-tests', 'infra/local/x.ts', '../../test/support/tool.ts'],
  ['no-cycles', 'shared/domain/audit/hash.ts', './canonical.ts'],
  ['everything-is-found', 'shared/use-cases/x.ts', '../domain/no-such-file.ts'],
  ['nothing-is-forgotten', 'shared/use-cases/x.ts', ''],
  ['runs-without-development-packages', 'shared/http/x.ts', 'vitest'],
];

describe('the rules', () => {
  it('are each tried below', () => {
    expect([...new Set(unlawful.map(([rule]) => rule))].toSorted()).toEqual(
      forbidden.map(({ name }) => name).toSorted(),
    );
  });

  it('let a lawful tree pass', async () => {
    expect(brokenRules(await judgedTree(lawful))).toEqual([]);
  });

  it.each(unlawful)('%s forbids %s to import %s', async (rule, file, imported) => {
    const imports = [...(lawful[file] ?? []), ...(imported === '' ? [] : [imported])];
    const needed = imported.endsWith('/x.ts') ? { 'shared/use-cases/x.ts': ['../domain/audit/hash.ts'] } : {};
    expect(brokenRules(await judgedTree({ ...lawful, ...needed, [file]: imports }))).toContain(rule);
  });
});

const packages = [
  'zod',
  'temporal-polyfill',
  'canonicalize',
  'seedrandom',
  '@noble/curves',
  'hono',
  'jose',
  '@aws-sdk/lib-dynamodb',
  'aws-cdk-lib',
];

/** Writes a tree into a folder of its own and judges it. */
const judgedTree = async (tree: Readonly<Record<string, readonly string[]>>): Promise<ICruiseResult> => {
  const folder = mkdtempSync(join(tmpdir(), 'openlot-rules-'));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    for (const [file, imports] of Object.entries(tree))
      put(file, [...imports.map((one) => `import '${one}';`), 'export const value = 1;', ''].join('\n'));
    const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']));
    put('package.json', JSON.stringify({ name: 'tree', dependencies, devDependencies: { vitest: '1.0.0' } }));
    put('tsconfig.json', '{}');
    for (const name of [...packages, 'vitest']) {
      put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      put(`node_modules/${name}/index.js`, '');
    }
    return await judged(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
