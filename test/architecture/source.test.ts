import { readdirSync, readFileSync, statSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ignored = readFileSync('.gitignore', 'utf8')
  .split('\n')
  .map((line) => line.trim().replace(/\/$/, ''))
  .filter((line) => line !== '');
const isKept = (path: string): boolean =>
  !path.split('/').some((part) => part === '.git' || ignored.includes(part));

const topLevel = readdirSync('.').filter(isKept);
const files = topLevel.flatMap((entry) =>
  statSync(entry).isDirectory()
    ? readdirSync(entry, { recursive: true, encoding: 'utf8' })
        .map((path) => `${entry}/${path}`)
        .filter((path) => isKept(path) && statSync(path).isFile())
    : [entry],
);

describe('the top level', () => {
  const fixed = [
    'infra',
    'functions',
    'shared',
    'test',
    'cdk.json',
    'package.json',
    'tsconfig.json',
    'README.md',
  ];
  const beside = ['package-lock.json', 'LICENSE', 'CHANGELOG.md'];
  /** Configuration of tools that look for it nowhere else. */
  const tools = ['biome.json', 'knip.json', 'vitest.config.ts'];

  it('holds what the layout names, and all of it', () => {
    const visible = topLevel.filter((entry) => !entry.startsWith('.'));
    expect(visible.toSorted()).toEqual([...fixed, ...beside, ...tools].toSorted());
  });
});

describe('the files', () => {
  const readable = files.filter((path) => !/\.(png|ico|woff2?|gz)$/.test(path));

  it('are all looked at', () => {
    expect(readable.length).toBeGreaterThan(400);
  });

  it('name no path of a machine, and no registry of packages', () => {
    // Put together here, so that this file does not hold what it looks for.
    const home = ['ro', 'ot'].join('');
    const patterns = [
      new RegExp(`/(${['wo', 'rk'].join('')}|${home}|Users|home)/[a-z][\\w.-]*/`),
      new RegExp(`["'\`(\\s]/${home}/`),
      new RegExp(`/tmp/${['bri', 'ef'].join('')}`),
      new RegExp(
        `https?://[\\w.-]*(${['regis', 'try'].join('')}|${['npm', 'js'].join('')}|${['arti', 'factory'].join('')})[\\w.:-]*`,
      ),
    ];
    const tracesIn = (text: string): string[] => patterns.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
    for (const trace of [`/${home}/x/y`, ` /${home}/`, ['https://regis', 'try.example.org/x'].join('')])
      expect(tracesIn(`see ${trace}`)).not.toEqual([]);
    expect(
      readable.flatMap((path) => tracesIn(readFileSync(path, 'utf8')).map((trace) => `${path}: ${trace}`)),
    ).toEqual([]);
  });

  it('lock packages without saying where they were fetched from', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
  });

  it('are named in kebab case', () => {
    const sources = files.filter((path) => /\.(tsx?|mjs)$/.test(path));
    const odd = sources.filter(
      (path) => !/^[a-z0-9-]+(\.test|\.config)?\.(tsx?|mjs)$/.test(path.split('/').at(-1) ?? ''),
    );
    expect(odd).toEqual([]);
  });

  it('are no barrels: none passes on what others export', () => {
    const sources = files.filter((path) => /^(shared|functions|infra)\/.*\.tsx?$/.test(path));
    const barrels = sources.filter((path) =>
      /^export \*|^export \{[^}]*\} from /m.test(readFileSync(path, 'utf8')),
    );
    expect(barrels).toEqual([]);
    expect(sources.filter((path) => /\/index\.tsx?$/.test(path))).toEqual([]);
  });
});

/** An exported function, schema or class, and whether a TSDoc comment stands before it. */
interface ExportedName {
  readonly name: string;
  readonly isDocumented: boolean;
}

/** Contracts say what they do in their `summary`, in two languages. */
const saysItself = (initializer: ts.Expression | undefined): boolean =>
  initializer !== undefined &&
  ts.isCallExpression(initializer) &&
  /^(contract|importOf)$/.test(initializer.expression.getText());

const exportsOf = (path: string): ExportedName[] => {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const isExported = (node: ts.Node): boolean =>
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const isDocumented = (node: ts.Node): boolean =>
    ts.getJSDocCommentsAndTags(node).some((comment) => ts.isJSDoc(comment) && (comment.comment ?? '') !== '');
  return source.statements.filter(isExported).flatMap((node): ExportedName[] => {
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node))
      return [{ name: node.name?.text ?? 'default', isDocumented: isDocumented(node) }];
    if (!ts.isVariableStatement(node)) return [];
    return node.declarationList.declarations
      .filter(({ initializer }) => !saysItself(initializer))
      .map(({ name }) => ({ name: name.getText(), isDocumented: isDocumented(node) }));
  });
};

describe('what other files import', () => {
  const documented = files.filter((path) => /^shared\/.*\.tsx?$/.test(path));

  it('from shared code is documented: every exported function, value, interface and class', () => {
    const all = documented.flatMap((path) => exportsOf(path).map((one) => ({ ...one, path })));
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter((one) => !one.isDocumented).map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  });
});
