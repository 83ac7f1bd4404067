import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { SCORE_PROPERTY, scoreProperty } from '../../src/contract/issue-property';
import { WORK_QUEUE } from '../../src/contract/queue-message';
import { PAGES } from '../../tools/build/pages';

// The manifest's own schema accepts misspelt properties in silence, so this one accepts nothing that we do not mean.
const key = z.string().regex(/^[a-z][a-z0-9-]{0,22}$/);
const icon = z.string().regex(/^resource:[a-z-]+;[a-z-]+\.svg$/);
const fn = z.strictObject({ function: key });
const event = z.union([
  z.string().regex(/^avi:[a-z-]+:[a-z]+:[a-z-]+$/),
  z.strictObject({
    eventType: z.string().regex(/^avi:[a-z-]+:[a-z]+:[a-z-]+$/),
    filter: z.strictObject({ ignoreSelf: z.literal(true) }),
  }),
]);
const page = { key, title: z.string().min(1), resource: key, resolver: fn };
const manifestSchema = z.strictObject({
  app: z.strictObject({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/[0-9a-f-]{36}$/),
    runtime: z.strictObject({ name: z.enum(['nodejs22.x', 'nodejs24.x']), memoryMB: z.number().min(128).max(1024) }),
    licensing: z.strictObject({ enabled: z.boolean() }),
  }),
  permissions: z.strictObject({ scopes: z.array(z.string()) }),
  modules: z.strictObject({
    'jira:issueContext': z
      .array(
        z.strictObject({
          ...page,
          label: z.string(),
          icon,
          status: z.strictObject({
            type: z.literal('lozenge'),
            value: z.strictObject({ label: z.string(), type: z.literal('default') }),
          }),
          dynamicProperties: fn,
        }),
      )
      .length(1),
    'jira:issuePanel': z.array(z.strictObject({ ...page, icon })).length(1),
    'jira:projectPage': z
      .array(
        z.strictObject({
          ...page,
          icon,
          pages: z.array(z.strictObject({ title: z.string(), route: z.string().regex(/^[a-z-]+$/) })).min(1),
        }),
      )
      .length(1),
    'jira:projectSettingsPage': z.array(z.strictObject(page)).length(1),
    'jira:adminPage': z.array(z.strictObject({ ...page, useAsConfig: z.literal(true) })).length(1),
    'jira:entityProperty': z
      .array(
        z.strictObject({
          key,
          entityType: z.literal('issue'),
          propertyKey: z.string(),
          values: z.array(
            z.strictObject({
              path: z.string(),
              type: z.enum(['number', 'string', 'date']),
              searchAlias: z.string().regex(/^plumbline[A-Z][A-Za-z]+$/),
            }),
          ),
        }),
      )
      .length(1),
    trigger: z.array(z.strictObject({ key, function: key, events: z.array(event).min(1) })),
    scheduledTrigger: z.array(z.strictObject({ key, function: key, interval: z.enum(['hour', 'day', 'week']) })).max(5),
    consumer: z.array(z.strictObject({ key, queue: z.string().max(36), function: key })),
    function: z.array(
      z.strictObject({
        key,
        handler: z.string().regex(/^index\.[a-zA-Z]+$/),
        timeoutSeconds: z.number().max(900).optional(),
      }),
    ),
  }),
  resources: z.array(z.strictObject({ key, path: z.string() })),
});

const root = path.join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manifest = manifestSchema.parse(parse(read('manifest.yml')));
const { modules } = manifest;

function sourcesUnder(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'build' ? [] : sourcesUnder(at);
    return /\.tsx?$/.test(entry.name) ? [at] : [];
  });
}

function functionsUsed(): readonly string[] {
  const pages = [
    ...modules['jira:issueContext'],
    ...modules['jira:issuePanel'],
    ...modules['jira:projectPage'],
    ...modules['jira:projectSettingsPage'],
    ...modules['jira:adminPage'],
  ];
  return [
    ...pages.map(({ resolver }) => resolver.function),
    ...modules['jira:issueContext'].map(({ dynamicProperties }) => dynamicProperties.function),
    ...modules.trigger.map((module) => module.function),
    ...modules.scheduledTrigger.map((module) => module.function),
    ...modules.consumer.map((module) => module.function),
  ];
}

describe('manifest', () => {
  test('every function is used by a module and every module names a function that exists', () => {
    const declared = modules.function.map((entry) => entry.key).sort();
    expect([...new Set(functionsUsed())].sort()).toEqual(declared);
  });

  test('every handler is exported by src/index.ts, and nothing else is', () => {
    const exported = [...read('src/index.ts').matchAll(/export \{([^}]+)\}/g)].flatMap((match) =>
      (match[1] ?? '').split(',').flatMap((name) =>
        name
          .trim()
          .split(/\s+as\s+/)
          .slice(-1),
      ),
    );
    const handlers = modules.function.map(({ handler }) => handler.replace('index.', ''));
    expect(exported.filter(Boolean).sort()).toEqual([...handlers].sort());
  });

  test('keys are unique across modules and functions', () => {
    const keys = Object.values(modules).flatMap((list) => list.map((entry) => entry.key));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('each page is a resource of its own that the build makes', () => {
    const paths = manifest.resources.filter(({ path: at }) => at.startsWith('static/build/'));
    expect(paths.map((entry) => entry.key).sort()).toEqual([...PAGES].sort());
    for (const resource of paths) expect(resource.path).toBe(`static/build/${resource.key}`);
  });

  test('icons are files of a resource', () => {
    const icons = [...modules['jira:issueContext'], ...modules['jira:issuePanel'], ...modules['jira:projectPage']];
    for (const module of icons) {
      const [resource, file] = module.icon.replace('resource:', '').split(';');
      const folder = manifest.resources.find((entry) => entry.key === resource)?.path;
      expect(existsSync(path.join(root, folder ?? '', file ?? ''))).toBe(true);
    }
  });

  test('only background functions may run longer than a page waits', () => {
    const background = new Set([
      ...modules.consumer.map((module) => module.function),
      ...modules.scheduledTrigger.map((module) => module.function),
    ]);
    const long = modules.function.filter(({ timeoutSeconds }) => timeoutSeconds !== undefined);
    expect(long.length).toBeGreaterThan(0);
    for (const entry of long) {
      expect(background.has(entry.key)).toBe(true);
      expect(functionsUsed().filter((used) => used === entry.key)).toHaveLength(1);
    }
  });

  test('the queue of the contract is the queue of the manifest', () => {
    expect(modules.consumer.map(({ queue }) => queue)).toEqual([WORK_QUEUE]);
  });

  test('the JQL index points at members of the score property', () => {
    const index = modules['jira:entityProperty'][0];
    expect(index?.propertyKey).toBe(SCORE_PROPERTY);
    const members = Object.keys(scoreProperty.def.shape);
    for (const value of index?.values ?? []) expect(members).toContain(value.path);
    const aliases = index?.values.map(({ searchAlias, type }) => `${searchAlias} ${type}`);
    expect(aliases).toEqual([
      'plumblineValue number',
      'plumblineAlignment number',
      'plumblineState string',
      'plumblineTheme string',
      'plumblineScoredAt date',
    ]);
  });
});

interface Operation {
  readonly method: string;
  readonly path: string;
}

const scopesFile = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        'x-atlassian-oauth2-scopes': z.array(z.object({ state: z.string(), scopes: z.array(z.string()) })),
      }),
    ),
  ),
});

/** Requests to Jira Software's API with the scope that its document names: it knows granular ones only. */
const SOFTWARE_SCOPES: Readonly<Record<string, string>> = { '/rest/agile/1.0/issue/rank': 'write:issue:jira-software' };

function softwarePaths(): readonly string[] {
  const found = [...sourcesUnder('src'), ...sourcesUnder('static')].flatMap((file) =>
    [...read(file).matchAll(/[`'](\/rest\/(?:agile|software)\/[^`'?]*)/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(found)];
}

/** Requests of functions and pages, found where their paths are built; `${…}` stands for one path parameter. */
function requestedPaths(): readonly string[] {
  const found = [...sourcesUnder('src'), ...sourcesUnder('static')].flatMap((file) =>
    [...read(file).matchAll(/[`'](\/rest\/api\/3\/[^`']*)[`']/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(found.map((at) => (at.split('?')[0] ?? '').replace(/\$\{[^}]*\}/g, '{}')))];
}

describe('scopes', () => {
  const document = scopesFile.parse(JSON.parse(read('tools/forge-check/jira-scopes.json')));
  const operations = (at: string): readonly Operation[] =>
    Object.entries(document.paths)
      .filter(([template]) => template.replace(/\{[^}]*\}/g, '{}') === at)
      .flatMap(([template, methods]) => Object.keys(methods).map((method) => ({ method, path: template })));
  const classic = ({ method, path: at }: Operation): readonly string[] =>
    document.paths[at]?.[method]?.['x-atlassian-oauth2-scopes'].find(({ state }) => state === 'Current')?.scopes ?? [];

  test('functions and pages build paths that Atlassian documents', () => {
    const paths = requestedPaths();
    expect(paths.length).toBeGreaterThan(8);
    expect(paths.filter((at) => operations(at).length === 0)).toEqual([]);
  });

  test('no request needs a scope that the manifest does not ask for', () => {
    const granted = manifest.permissions.scopes;
    expect(granted).toEqual(
      expect.arrayContaining(softwarePaths().map((at) => SOFTWARE_SCOPES[at] ?? `unknown: ${at}`)),
    );
    for (const at of requestedPaths()) {
      // The method is chosen next to the path; some method of this path must be covered by what we ask for.
      const covered = operations(at).filter((operation) =>
        classic(operation).every((scope) => granted.includes(scope)),
      );
      expect({ at, covered: covered.length > 0 }).toEqual({ at, covered: true });
    }
  });

  test('the manifest asks for nothing that no request, trigger or store needs', () => {
    const ofSoftware = softwarePaths().map((at) => SOFTWARE_SCOPES[at] ?? `unknown: ${at}`);
    const needed = new Set([
      'storage:app',
      ...ofSoftware,
      ...requestedPaths().flatMap((at) => operations(at).flatMap(classic)),
    ]);
    for (const scope of manifest.permissions.scopes) expect([...needed]).toContain(scope);
  });

  test('every scope has a row with its reason in SECURITY.md', () => {
    const rows = read('SECURITY.md');
    for (const scope of manifest.permissions.scopes) expect(rows).toMatch(new RegExp(`^\\| \`${scope}\` +\\|`, 'm'));
  });
});
