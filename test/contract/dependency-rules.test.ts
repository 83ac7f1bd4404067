import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const root = path.join(__dirname, '..', '..');

/** Importing file, imported file, the rule that must catch it. */
const PLANTED: readonly (readonly [string, string, string])[] = [
  ['src/domain/value/planted.ts', 'src/contract/target.ts', 'domain-imports-nothing'],
  ['src/contract/planted.ts', 'src/ports/target.ts', 'contract-knows-domain-and-zod'],
  ['src/ports/planted.ts', 'src/adapters/jira/target.ts', 'ports-know-domain'],
  ['src/app/planted.ts', 'src/adapters/kvs/target.ts', 'app-knows-ports-not-platform'],
  ['src/adapters/jira/planted.ts', 'src/app/target.ts', 'adapters-implement-ports'],
  ['src/entry/planted.ts', 'static/shared/target.ts', 'src-never-sees-the-rest'],
  ['static/issue-panel/planted.ts', 'src/app/target.ts', 'browser-sees-only-contract-and-domain'],
  ['static/issue-glance/planted.ts', 'static/admin-page/target.ts', 'pages-do-not-import-pages'],
  ['sandbox/forge/planted.ts', 'src/entry/target.ts', 'sandbox-knows-the-app-by-its-manifest'],
  ['static/project-page/planted.ts', 'node_modules/@forge/bridge/index.js', 'one-door-to-the-bridge'],
  ['tools/cycle-a.ts', 'tools/cycle-b.ts', 'no-cycles'],
];

/** Imports that the rules mean to allow. */
const ALLOWED: readonly (readonly [string, string])[] = [
  ['src/app/good.ts', 'src/domain/value/good-target.ts'],
  ['static/issue-panel/good.ts', 'src/contract/good-target.ts'],
  ['static/shared/rpc.ts', 'node_modules/@forge/bridge/index.js'],
];

const cruiseResult = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});

function specifierOf(from: string, to: string): string {
  if (to.startsWith('node_modules/')) return '@forge/bridge';
  const relative = path.relative(path.dirname(from), to).replace(/\.ts$/, '');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

function plant(tree: string): void {
  const put = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  };
  const edges = [...PLANTED.map(([from, to]) => [from, to] as const), ...ALLOWED];
  const importing = new Set(edges.map(([from]) => from));
  for (const [, to] of edges) if (!importing.has(to)) put(to, 'export const planted = 1;\n');
  // The cycle is closed by its target.
  put('tools/cycle-b.ts', "export { planted } from './cycle-a';\n");
  for (const [from, to] of edges) put(from, `export { planted } from '${specifierOf(from, to)}';\n`);
  put('node_modules/@forge/bridge/package.json', '{"name":"@forge/bridge","version":"0.0.0","main":"index.js"}');
  put('package.json', '{"name":"planted","private":true,"dependencies":{"@forge/bridge":"0.0.0"}}');
  put('tsconfig.node.json', '{"compilerOptions":{"module":"esnext","moduleResolution":"bundler"}}');
}

describe('dependency rules', () => {
  const tree = mkdtempSync(path.join(os.tmpdir(), 'plumbline-rules-'));
  const broken = new Map<string, string[]>();

  beforeAll(() => {
    plant(tree);
    const program = path.join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const config = path.join(root, '.dependency-cruiser.cjs');
    const folders = ['src', 'static', 'sandbox', 'tools'];
    const run = spawnSync(process.execPath, [program, '--config', config, '--output-type', 'json', ...folders], {
      cwd: tree,
      encoding: 'utf8',
    });
    const { summary } = cruiseResult.parse(JSON.parse(run.stdout));
    for (const { from, rule } of summary.violations) broken.set(from, [...(broken.get(from) ?? []), rule.name]);
  });

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  test.each(PLANTED)('%s importing %s breaks %s', (from, _to, rule) => {
    expect(broken.get(from) ?? []).toContain(rule);
  });

  test.each(ALLOWED)('%s may import %s', (from) => {
    expect(broken.get(from) ?? []).toEqual([]);
  });

  test('every rule of the repository has a planted violation', () => {
    const rules = jest.requireActual<{ forbidden: { name: string }[] }>('../../.dependency-cruiser.cjs');
    const tested = new Set(PLANTED.map(([, , rule]) => rule));
    expect(rules.forbidden.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
  });
});
