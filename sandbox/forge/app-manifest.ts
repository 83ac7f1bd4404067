import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const functionRef = z.object({ function: z.string() });

const uiModule = z.object({
  key: z.string(),
  title: z.string(),
  label: z.string().optional(),
  icon: z.string().optional(),
  resource: z.string(),
  resolver: functionRef.optional(),
  dynamicProperties: functionRef.optional(),
  status: z.unknown().optional(),
  useAsConfig: z.boolean().optional(),
  pages: z.array(z.object({ title: z.string(), route: z.string() })).optional(),
  /** Who besides the licensed users of Jira gets to see the module. */
  unlicensedAccess: z.array(z.enum(['unlicensed', 'customer', 'anonymous'])).optional(),
});

/** Which events reach a trigger. Expressions are Jira's own language, which the host does not speak. */
const eventFilter = z
  .object({
    ignoreSelf: z.boolean().optional(),
    appIsLicensed: z.boolean().optional(),
    expression: z.string().optional(),
  })
  .refine(({ expression }) => expression === undefined, 'The sandbox evaluates no filter expressions of triggers.');
const filteredEvent = z.object({
  eventType: z.string(),
  filter: eventFilter.optional(),
  payload: z.undefined('The sandbox adds no properties to the payload of triggers.').optional(),
});

const trigger = z
  .object({
    key: z.string(),
    function: z.string(),
    filter: eventFilter.optional(),
    events: z.array(z.union([z.string().transform((eventType) => ({ eventType, filter: undefined })), filteredEvent])),
  })
  // A filter of the trigger holds for all its events.
  .transform(({ filter, events, ...named }) => ({
    ...named,
    events: events.map(({ eventType, filter: own }) => ({
      eventType,
      ignoreSelf: (own?.ignoreSelf ?? filter?.ignoreSelf) === true,
      appIsLicensed: (own?.appIsLicensed ?? filter?.appIsLicensed) === true,
    })),
  }));

const entityProperty = z.object({
  key: z.string(),
  entityType: z.string().default('issue'),
  propertyKey: z.string(),
  values: z.array(
    z.object({
      path: z.string(),
      type: z.enum(['number', 'string', 'text', 'user', 'date']),
      searchAlias: z.string().optional(),
    }),
  ),
});

/** A function of queries. Those that a remote service computes the host does not call. */
const jqlFunction = z.object({
  key: z.string(),
  name: z.string(),
  function: z.string(),
  arguments: z.array(z.object({ name: z.string(), required: z.boolean() })),
  types: z.array(z.string()),
  operators: z.array(z.string()),
});

const external = z.object({
  fetch: z
    .object({
      backend: z.array(z.union([z.string(), z.object({ address: z.string() })])).optional(),
    })
    .optional(),
});

/** The Jira UI modules that the host knows how to place. */
export const UI_MODULE_TYPES = [
  'jira:issueContext',
  'jira:issuePanel',
  'jira:projectPage',
  'jira:projectSettingsPage',
  'jira:adminPage',
  'jira:globalPage',
] as const;
export type UiModuleType = (typeof UI_MODULE_TYPES)[number];

/** Whether a person on a page is behind what such a module runs. */
export const isUiModuleType = (type: string): type is UiModuleType =>
  (UI_MODULE_TYPES as readonly string[]).includes(type);

const manifestFile = z.object({
  app: z.object({
    id: z.string(),
    runtime: z.object({ name: z.string() }),
    licensing: z.object({ enabled: z.boolean() }).optional(),
  }),
  permissions: z.looseObject({ scopes: z.array(z.string()).default([]), external: external.optional() }),
  modules: z.looseObject({
    'jira:issueContext': z.array(uiModule).default([]),
    'jira:issuePanel': z.array(uiModule).default([]),
    'jira:projectPage': z.array(uiModule).default([]),
    'jira:projectSettingsPage': z.array(uiModule).default([]),
    'jira:adminPage': z.array(uiModule).default([]),
    'jira:globalPage': z.array(uiModule).max(1, 'Jira shows one global page of an app.').default([]),
    'jira:entityProperty': z.array(entityProperty).default([]),
    'jira:jqlFunction': z.array(jqlFunction).default([]),
    sql: z.unknown().optional(),
    llm: z.unknown().optional(),
    objectStore: z.unknown().optional(),
    trigger: z.array(trigger).default([]),
    scheduledTrigger: z.array(z.object({ key: z.string(), function: z.string(), interval: z.string() })).default([]),
    preUninstall: z.array(z.object({ key: z.string(), function: z.string() })).default([]),
    consumer: z.array(z.object({ key: z.string(), queue: z.string(), function: z.string() })).default([]),
    function: z
      .array(z.object({ key: z.string(), handler: z.string(), timeoutSeconds: z.number().int().max(900).optional() }))
      .default([]),
  }),
  resources: z.array(z.object({ key: z.string(), path: z.string() })).default([]),
});

export type AppManifest = z.infer<typeof manifestFile>;
export type UiModule = z.infer<typeof uiModule> & { readonly type: UiModuleType };

/** Reads `manifest.yml`, as far as the host acts on it; the whole of it is checked by forge:check. */
export function readManifest(root: string): AppManifest {
  const parsed = manifestFile.safeParse(parse(readFileSync(path.join(root, 'manifest.yml'), 'utf8')));
  if (!parsed.success) throw new Error(`manifest.yml cannot be read.\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Every UI module with its type, in manifest order. */
export function uiModulesOf(manifest: AppManifest): readonly UiModule[] {
  return UI_MODULE_TYPES.flatMap((type) => manifest.modules[type].map((module) => ({ ...module, type })));
}
