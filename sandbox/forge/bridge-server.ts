import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { FaultSwitches } from '../faults/fault-switches';
import type { Actor } from '../jira/actor';
import { type AppManifest, type UiModule, uiModulesOf } from './app-manifest';
import { callResolver } from './call-resolver';
import type { ForgeRuntime } from './forge-runtime';
import type { ForgeSite } from './forge-site';
import type { HostedJira } from './hosted-jira';
import {
  ModuleNotShown,
  type ModulePlace,
  moduleContext,
  modulePlace,
  PlaceNotVisible,
  resolverContextOf,
} from './module-context';
import { viewerOf } from './sandbox-viewer';

interface BridgeParts {
  readonly manifest: AppManifest;
  readonly jira: HostedJira;
  readonly site: ForgeSite;
  readonly runtime: ForgeRuntime;
  readonly faults: FaultSwitches;
}

const bridgeRequest = z.object({
  command: z.string(),
  payload: z.unknown(),
  moduleKey: z.string(),
  context: modulePlace.default({}),
  modal: z.unknown().optional(),
});
const invoking = z.object({
  functionKey: z.string(),
  payload: z.unknown().optional(),
  metadata: z.unknown().optional(),
});
const fetching = z.object({
  restPath: z.string().startsWith('/'),
  fetchRequestInit: z.object({
    method: z.string().default('GET'),
    body: z.string().nullish(),
    headers: z.array(z.tuple([z.string(), z.string()])).default([]),
  }),
});

const accountOf = (viewer: Actor): string | null => (viewer.kind === 'user' ? viewer.accountId : null);

function findModule(manifest: AppManifest, key: string): UiModule {
  const found = uiModulesOf(manifest).find((module) => module.key === key);
  if (found === undefined) throw new Error(`The manifest has no UI module ${key}.`);
  return found;
}

async function invoke(parts: BridgeParts, request: z.infer<typeof bridgeRequest>, viewer: Actor): Promise<unknown> {
  const { functionKey, payload, metadata } = invoking.parse(request.payload);
  const module = findModule(parts.manifest, request.moduleKey);
  const context = await moduleContext({ ...parts, module, viewer, place: request.context });
  const extension = request.modal === undefined ? context.extension : { ...context.extension, modal: request.modal };
  try {
    const body = await callResolver({
      ...parts,
      module,
      functionKey,
      payload,
      context: resolverContextOf({ ...context, extension }, viewer),
      accountId: accountOf(viewer),
    });
    return metadata === undefined ? body : { body, metadata: {} };
  } catch (error) {
    // The product tells the page no more than this of a failed function.
    throw new Error(
      `There was an error invoking the function - ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}

async function fetchProduct(parts: BridgeParts, payload: unknown, viewer: Actor): Promise<object> {
  const { restPath, fetchRequestInit } = fetching.parse(payload);
  const response = await parts.jira.handle({
    actor: viewer,
    via: 'bridge',
    method: fetchRequestInit.method.toUpperCase(),
    path: restPath,
    headers: Object.fromEntries(new Headers(fetchRequestInit.headers)),
    body: fetchRequestInit.body ?? null,
  });
  const type = response.headers.get('content-type') ?? '';
  const isAttachment = type !== '' && !/json|text|xml|javascript/.test(type);
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(response.headers),
    body: bytes.toString(isAttachment ? 'base64' : 'utf8'),
    ...(isAttachment ? { isAttachment } : {}),
  };
}

/** What the badge of the glance says: the answer of the module's `dynamicProperties` function. */
async function dynamicProperties(parts: BridgeParts, place: ModulePlace, viewer: Actor): Promise<unknown> {
  const module = parts.manifest.modules['jira:issueContext'][0];
  const functionKey = module?.dynamicProperties?.function;
  if (module === undefined || functionKey === undefined) return {};
  const context = await moduleContext({ ...parts, module: { ...module, type: 'jira:issueContext' }, viewer, place });
  return parts.runtime.invoke(
    {
      functionKey,
      moduleKey: module.key,
      moduleType: 'jira:issueContext',
      accountId: accountOf(viewer),
      subject: 'dynamicProperties',
    },
    { cloudId: context.cloudId, extension: context.extension },
  );
}

/** The server's half of the bridge: what the page's commands need from Jira and from the functions. */
export function createBridgeServer(parts: BridgeParts): Hono {
  const app = new Hono();
  app.post('/bridge', async (c) => {
    try {
      const request = bridgeRequest.parse(await c.req.json());
      const viewer = viewerOf(c, parts);
      if (request.command === 'invoke') return c.json({ ok: true, result: await invoke(parts, request, viewer) });
      if (request.command === 'fetchProduct')
        return c.json({ ok: true, result: await fetchProduct(parts, request.payload, viewer) });
      throw new Error(`The sandbox does not know the bridge command ${request.command}.`);
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      return c.json({ ok: false, name: failure.name, message: failure.message });
    }
  });
  const visible = async (c: Context, work: () => Promise<unknown>): Promise<Response> => {
    try {
      return c.json((await work()) as object);
    } catch (error) {
      if (error instanceof ModuleNotShown) return c.text(error.message, 403);
      if (error instanceof PlaceNotVisible) return c.text(error.message, 404);
      return c.text(error instanceof Error ? error.message : String(error), 500);
    }
  };
  app.get('/context', (c) =>
    visible(c, () =>
      moduleContext({
        ...parts,
        module: findModule(parts.manifest, c.req.query('module') ?? ''),
        viewer: viewerOf(c, parts),
        place: modulePlace.parse({ issueKey: c.req.query('issue'), projectKey: c.req.query('project') }),
      }),
    ),
  );
  app.get('/dynamic-properties', (c) =>
    visible(c, () => dynamicProperties(parts, { issueKey: c.req.query('issue') }, viewerOf(c, parts))),
  );
  return app;
}
