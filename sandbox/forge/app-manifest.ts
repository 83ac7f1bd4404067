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
});

const trigger = z.object({
  key: z.string(),
  function: z.string(),
  events: z.array(
    z.union([
      z.string().transform((eventType) => ({ eventType, ignoreSelf: false })),
      z
        .object({ eventType: z.string(), filter: z.object({ ignoreSelf: z.boolean().optional() }).optional() })
        .transform((event) => ({ eventType: event.eventType, ignoreSelf: event.filter?.ignoreSelf === true })),
    ]),
  ),
});

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
] as const;
export type UiModuleType = (typeof UI_MODULE_TYPES)[number];

const manifestFile = z.object({
  app: z.object({ id: z.string(), runtime: z.object({ name: z.string() }) }),
  permissions: z.looseObject({ scopes: z.array(z.string()).default([]), external: external.optional() }),
  modules: z.looseObject({
    'jira:issueContext': z.array(uiModule).default([]),
    'jira:issuePanel': z.array(uiModule).default([]),
    'jira:projectPage': z.array(uiModule).default([]),
    'jira:projectSettingsPage': z.array(uiModule).default([]),
    'jira:adminPage': z.array(uiModule).default([]),
    'jira:entityProperty': z.array(entityProperty).default([]),
    trigger: z.array(trigger).default([]),
    scheduledTrigger: z.array(z.object({ key: z.string(), function: z.string(), interval: z.string() })).default([]),
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
