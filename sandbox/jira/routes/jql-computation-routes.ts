import { Hono } from 'hono';
import { z } from 'zod';
import { JiraRefusal } from '../jira-refusal';
import type { Precomputation } from '../jql/app-functions';
import type { SiteContext } from '../site-context';
import type { Json } from '../site-records';
import { jiraTimestamp } from '../site-time';
import {
  answer,
  type JiraContext,
  type JiraRouter,
  listParameter,
  noContent,
  pageAnswer,
  parsedBody,
  type RouteEnv,
  signedIn,
} from './exchange';

const written = ({ id, call, outcome, createdAt, updatedAt, usedAt }: Precomputation): Json => ({
  id,
  functionKey: call.function.key,
  functionName: call.function.name,
  field: call.function.types[0] ?? 'issue',
  operator: call.operator,
  arguments: [...call.arguments],
  created: jiraTimestamp(createdAt, 'UTC'),
  updated: jiraTimestamp(updatedAt, 'UTC'),
  used: jiraTimestamp(usedAt, 'UTC'),
  ...('error' in outcome ? { error: outcome.error } : { value: outcome.jql }),
});

const ORDERS: Readonly<Record<string, (row: Precomputation) => string | number>> = {
  functionKey: (row) => row.call.function.key,
  used: (row) => row.usedAt,
  created: (row) => row.createdAt,
  updated: (row) => row.updatedAt,
};

const ordered = (c: JiraContext, rows: readonly Precomputation[]): readonly Precomputation[] => {
  const [, sign, name = ''] = /^([+-]?)(\w+)$/.exec(c.req.query('orderBy') ?? 'created') ?? [];
  const valueOf = Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined;
  if (!valueOf) throw new JiraRefusal(400, "The value of parameter 'orderBy' is none that precomputations have.");
  const ascending = rows.toSorted((one, other) => (valueOf(one) < valueOf(other) ? -1 : 1));
  return sign === '-' ? ascending.reverse() : ascending;
};

/** What functions of apps answered, for the app to look at and to replace. */
export const jqlComputationRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { appFunctions } = site;
  const path = '/jql/function/computation';

  const onlyApp = (c: JiraContext): void => {
    signedIn(c);
    if (c.env.call.actor.kind !== 'app') {
      throw new JiraRefusal(403, 'Only the app that provides a function may see or change its precomputations.');
    }
  };

  router.get(path, (c) => {
    onlyApp(c);
    const wanted = listParameter(c, 'functionKey') ?? [];
    const unknown = wanted.find((key) => !appFunctions.all().some((each) => each.key === key));
    if (unknown !== undefined) throw new JiraRefusal(404, `The function ${unknown} does not exist.`);
    const rows = appFunctions.kept().filter(({ call }) => wanted.length === 0 || wanted.includes(call.function.key));
    const { page, size } = pageAnswer(c, ordered(c, rows), {
      siteUrl: site.siteUrl,
      cap: 100,
      default: 100,
      write: written,
    });
    return answer(c, page, { objects: size });
  });
  router.post(`${path}/search`, (c) => {
    onlyApp(c);
    const { precomputationIDs } = parsedBody(c, z.object({ precomputationIDs: z.array(z.string()) }));
    const rows = appFunctions.kept().filter(({ id }) => precomputationIDs.includes(id));
    const missing = precomputationIDs.filter((id) => !rows.some((row) => row.id === id));
    return answer(
      c,
      { notFoundPrecomputationIDs: [...new Set(missing)], precomputations: ordered(c, rows).map(written) },
      { objects: rows.length },
    );
  });
  router.post(path, (c) => {
    onlyApp(c);
    const update = z.union([
      z.object({ id: z.string(), error: z.string() }),
      z.object({ id: z.string(), value: z.string() }),
    ]);
    const { values } = parsedBody(c, z.object({ values: z.array(update) }));
    const kept = new Set(appFunctions.kept().map(({ id }) => id));
    const missing = [...new Set(values.map(({ id }) => id).filter((id) => !kept.has(id)))];
    const skips = c.req.query('skipNotFoundPrecomputations') === 'true';
    if (missing.length > 0 && !skips) {
      const errorMessages = ['Some of the precomputations do not exist.'];
      return answer(c, { errorMessages, errors: {}, notFoundPrecomputationIDs: missing }, { status: 404 });
    }
    for (const change of values) {
      appFunctions.replace(change.id, 'error' in change ? { error: change.error } : { jql: change.value });
    }
    return skips ? answer(c, { notFoundPrecomputationIDs: missing }) : noContent();
  });
  return router;
};
