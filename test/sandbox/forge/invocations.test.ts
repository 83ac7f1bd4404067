import './forge-globals';

import api, { authorize, route } from '@forge/api';
import { guardedRequire } from '../../../sandbox/forge/egress-filter';
import type { Handler } from '../../../sandbox/forge/forge-runtime';
import { jqlFunctionsOf } from '../../../sandbox/forge/jql-functions';
import type { Sandbox } from '../../../sandbox/forge/start-sandbox';
import { DEMO_PEOPLE, SITE_IDS } from '../../../sandbox/jira/site-records';
import { A_SITE } from '../../builders/a-site';
import { activityOf, runSandbox, stopAll } from './running-sandbox';

afterEach(stopAll);

interface ResolverRequest {
  readonly call: { readonly functionKey: string; readonly payload?: unknown };
  readonly context: { readonly extension: object };
}
const adminPage = (sandbox: Sandbox, payload: unknown, accountId: string | null = DEMO_PEOPLE.dev): Promise<unknown> =>
  sandbox.invoke('plumbline-admin', 'some.procedure', payload, { accountId });
const withResolver = (adminResolver: Handler, options = {}): Promise<Sandbox> => runSandbox({ adminResolver }, options);
const accountOf = async (request: Promise<{ json: () => Promise<unknown> }>): Promise<string> =>
  ((await (await request).json()) as { readonly accountId: string }).accountId;

describe('a resolver', () => {
  it('gets the call, the context that Jira makes for the place, and the caller', async () => {
    const seen: unknown[][] = [];
    const issueResolver: Handler = (...given) => {
      seen.push(given);
      return { fine: true };
    };
    const sandbox = await runSandbox({ issueResolver });
    const answer = await sandbox.invoke(
      'plumbline-panel',
      'issue.open',
      { issueId: '10105' },
      { accountId: DEMO_PEOPLE.po, place: { issueKey: 'SHOP-5' } },
    );
    expect(answer).toEqual({ fine: true });
    const [payload, context] = seen[0] as [ResolverRequest, object];
    expect(payload.call).toEqual({ functionKey: 'issue.open', payload: { issueId: '10105' } });
    expect(payload.context.extension).toMatchObject({
      type: 'jira:issuePanel',
      issue: { id: '10105', key: 'SHOP-5', type: 'Story', typeId: A_SITE.story },
      project: { id: A_SITE.shopProject, key: 'SHOP', type: 'software' },
    });
    expect(context).toMatchObject({
      installContext: `ari:cloud:jira::site/${sandbox.platform.site.cloudId}`,
      principal: { accountId: DEMO_PEOPLE.po },
    });
  });

  it('is not called for an issue that the viewer may not see', async () => {
    const sandbox = await runSandbox();
    const open = sandbox.invoke(
      'plumbline-panel',
      'issue.open',
      {},
      {
        accountId: DEMO_PEOPLE.dev,
        place: { issueKey: 'SHOP-7' },
      },
    );
    await expect(open).rejects.toThrow('do not have permission');
    expect(activityOf(sandbox, 'invocation').filter(({ functionKey }) => functionKey === 'issue-resolver')).toEqual([]);
  });

  it('is told of an anonymous visitor as "unidentified", and an answer of nothing becomes an empty object', async () => {
    const contexts: unknown[] = [];
    const sandbox = await withResolver((_, context) => {
      contexts.push(context);
    });
    const visit = sandbox.invoke('plumbline-admin', 'some.procedure', {}, { accountId: null, extension: {} });
    expect(await visit).toEqual({});
    expect(contexts).toEqual([expect.objectContaining({ principal: { accountId: 'unidentified' } })]);
  });

  it('is not called for a visitor, since the manifest gives no unlicensedAccess', async () => {
    const sandbox = await withResolver(() => ({}));
    await expect(adminPage(sandbox, {}, null)).rejects.toThrow('nobody who is not signed in');
    sandbox.faults.set({ anonymous: true });
    await expect(adminPage(sandbox, {}, DEMO_PEOPLE.admin)).rejects.toThrow('nobody who is not signed in');
    expect(activityOf(sandbox, 'invocation').filter(({ functionKey }) => functionKey === 'admin-resolver')).toEqual([]);
  });

  it('takes 500 KB and gives 5 MB, no more', async () => {
    const sandbox = await withResolver((payload) => {
      const { bytes } = (payload as { call: { payload: { bytes: number } } }).call.payload;
      return { text: 'x'.repeat(bytes) };
    });
    await expect(adminPage(sandbox, { bytes: 4_900_000 })).resolves.toBeDefined();
    await expect(adminPage(sandbox, { bytes: 5_000_000 })).rejects.toThrow('5 MB');
    await expect(adminPage(sandbox, { bytes: 1, ballast: 'x'.repeat(490_000) })).resolves.toBeDefined();
    await expect(adminPage(sandbox, { bytes: 1, ballast: 'x'.repeat(500_000) })).rejects.toThrow('500 KB');
  });

  it('is cut off after its time, and does nothing from then on', async () => {
    let late: 'not asked' | 'asked' | 'answered' = 'not asked';
    const sandbox = await withResolver(
      () =>
        new Promise((resolve) => {
          setTimeout(() => {
            late = 'asked';
            void api
              .asApp()
              .requestJira(route`/rest/api/3/myself`)
              .finally(() => {
                late = 'answered';
                resolve({});
              });
          }, 80);
        }),
      { timeoutScale: 0.001 }, // 25 s become 25 ms
    );
    await expect(adminPage(sandbox, {})).rejects.toThrow('timed out after 25 seconds');
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(late).toBe('asked');
    expect(activityOf(sandbox, 'jiraRequest').filter(({ via }) => via === 'function')).toEqual([]);
    expect(activityOf(sandbox, 'invocation').at(-1)).toMatchObject({
      functionKey: 'admin-resolver',
      subject: 'some.procedure',
      error: expect.stringContaining('timed out') as string,
    });
  });

  it('that has answered reaches nothing any more', async () => {
    let late: Promise<unknown> | undefined;
    const sandbox = await withResolver(() => {
      late = new Promise((resolve) => setTimeout(resolve, 20)).then(() =>
        api.asApp().requestJira(route`/rest/api/3/myself`),
      );
      late.catch(() => undefined);
      return {};
    });
    await adminPage(sandbox, {});
    await expect(late).rejects.toThrow('has ended');
  });
});

describe('@forge/api', () => {
  const inside = async <T>(accountId: string | null, work: () => Promise<T>): Promise<T> =>
    (await runSandbox()).inside({ accountId }, work);

  it('asUser is the person of the invocation, asApp the app', async () => {
    await inside(DEMO_PEOPLE.dev, async () => {
      expect(await accountOf(api.asUser().requestJira(route`/rest/api/3/myself`))).toBe(DEMO_PEOPLE.dev);
      expect(await accountOf(api.asApp().requestJira(route`/rest/api/3/myself`))).toBe(SITE_IDS.appAccountId);
    });
  });

  it('many invocations at once keep their own person', async () => {
    const sandbox = await runSandbox();
    const people = Object.values(DEMO_PEOPLE);
    const asked = Array.from({ length: 40 }, (_, n) => people[n % people.length] ?? '');
    const answered = await Promise.all(
      asked.map((accountId) =>
        sandbox.inside({ accountId }, async () => {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
          return accountOf(api.asUser().requestJira(route`/rest/api/3/myself`));
        }),
      ),
    );
    expect(answered).toEqual(asked);
  });

  it('asUser in a function without a person is refused as AUTH_TYPE_UNAVAILABLE', async () => {
    await inside(null, async () => {
      await expect(api.asUser().requestJira(route`/rest/api/3/myself`)).rejects.toMatchObject({
        status: 401,
        errorCode: 'AUTH_TYPE_UNAVAILABLE',
      });
    });
  });

  it('asUser cannot be somebody else', async () => {
    await inside(DEMO_PEOPLE.dev, async () => {
      await expect(api.asUser(DEMO_PEOPLE.admin).requestJira(route`/rest/api/3/myself`)).rejects.toMatchObject({
        status: 401,
      });
    });
  });

  it('Jira refuses by an answer, not by an exception: what the person may not see is 404 to the person alone', async () => {
    await inside(DEMO_PEOPLE.restricted, async () => {
      const asUser = await api.asUser().requestJira(route`/rest/api/3/issue/${'SHOP-5'}`);
      const asApp = await api.asApp().requestJira(route`/rest/api/3/issue/${'SHOP-5'}`);
      expect([asUser.status, asApp.status]).toEqual([404, 200]);
    });
  });

  it('route sends a body and encoded queries, and refuses path parts that lead elsewhere', async () => {
    await inside(DEMO_PEOPLE.dev, async () => {
      const jql = 'project = SHOP AND summary ~ "one click"';
      const found = await api
        .asUser()
        .requestJira(route`/rest/api/3/search/jql?jql=${jql}&fields=${'summary,status'}&maxResults=5`);
      const { issues } = (await found.json()) as { readonly issues: readonly { readonly fields: object }[] };
      expect(issues.map(({ fields }) => Object.keys(fields).sort())).toEqual([['status', 'summary']]);
      const counted = await api.asUser().requestJira(route`/rest/api/3/search/approximate-count`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ jql: 'project = MOB' }),
      });
      expect(await counted.json()).toEqual({ count: 2 });
      expect(() => route`/rest/api/3/issue/${'../user'}`).toThrow();
      expect(() => api.asUser().requestJira('/rest/api/3/myself' as never)).toThrow('create your route');
    });
  });

  it('authorize asks Jira for the person of the invocation', async () => {
    const comments = async (project: string): Promise<unknown> =>
      authorize()
        .onJiraProject([Number(project)])
        ['canAddComments']?.();
    const edits = async (issueId: number): Promise<unknown> => authorize().onJiraIssue([issueId])['canEdit']?.();
    const { shopProject, mobileProject } = A_SITE;
    const answers = async () => [await comments(shopProject), await comments(mobileProject), await edits(10_105)];
    expect(await inside(DEMO_PEOPLE.restricted, answers)).toEqual([false, true, false]);
    expect(await inside(DEMO_PEOPLE.dev, answers)).toEqual([true, true, true]);
  });

  it('only requests of functions cost rate points', async () => {
    const sandbox = await runSandbox();
    const before = sandbox.platform.jira.limits().pointsThisHour;
    await sandbox.invoke(
      'plumbline-panel',
      'issue.open',
      {},
      {
        accountId: DEMO_PEOPLE.dev,
        place: { issueKey: 'SHOP-5' },
      },
    );
    expect(sandbox.platform.jira.limits().pointsThisHour).toBe(before);
    await sandbox.inside({}, () => api.asApp().requestJira(route`/rest/api/3/issue/${'SHOP-5'}`));
    expect(sandbox.platform.jira.limits().pointsThisHour).toBeGreaterThan(before);
  });
});

describe('egress', () => {
  it('refuses every address, since the manifest names none', async () => {
    const sandbox = await runSandbox();
    await sandbox.inside({}, async () => {
      await expect(fetch('https://example.com/collect')).rejects.toMatchObject({
        name: 'REQUEST_EGRESS_ALLOWLIST_ERR',
        status: 403,
      });
      await expect(fetch(sandbox.url)).rejects.toMatchObject({ name: 'REQUEST_EGRESS_ALLOWLIST_ERR' });
    });
  });

  it.each(['http', 'node:https', 'net', 'tls', 'node:http2', 'dgram'])('functions open no socket through %s', (id) => {
    const loaded = guardedRequire(__filename)(id) as Readonly<Record<string, (...args: unknown[]) => unknown>>;
    const opening = ['request', 'connect', 'createSocket'].find((name) => name in loaded) ?? '';
    expect(() => loaded[opening]?.('https://example.com')).toThrow('egress');
  });
});

describe('a function of queries', () => {
  const declared = {
    key: 'a-theme',
    name: 'aTheme',
    function: 'admin-resolver',
    arguments: [{ name: 'theme', required: true }],
    types: ['issue'],
    operators: ['in', 'not in'],
  };
  const offering = async (adminResolver: Handler, options = {}): Promise<Sandbox> => {
    const sandbox = await withResolver(adminResolver, options);
    const { manifest, site, runtime } = sandbox.platform;
    const modules = { ...manifest.modules, 'jira:jqlFunction': [declared] };
    sandbox.jira.offerFunctions(jqlFunctionsOf({ manifest: { ...manifest, modules }, site, runtime }));
    return sandbox;
  };
  const count = (sandbox: Sandbox): Promise<Response> =>
    sandbox.jira.handle({
      actor: { kind: 'user', accountId: DEMO_PEOPLE.po },
      via: 'rest',
      method: 'POST',
      path: '/rest/api/3/search/approximate-count',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jql: 'issue in aTheme("Checkout")' }),
    });

  it('gets its clause, without a person behind it, and may read Jira as the app', async () => {
    const seen: unknown[][] = [];
    const sandbox = await offering(async (...given) => {
      seen.push(given);
      const name = await accountOf(api.asApp().requestJira(route`/rest/api/3/myself`));
      return { jql: name === SITE_IDS.appAccountId ? 'key in (SHOP-4, SHOP-5)' : 'key = SHOP-4' };
    });
    const answer = await count(sandbox);
    expect([answer.status, await answer.json()]).toEqual([200, { count: 2 }]);
    expect(seen[0]?.[0]).toEqual({ clause: { operator: 'in', arguments: ['Checkout'] } });
    expect(seen[0]?.[1]).not.toHaveProperty('principal');
    expect(activityOf(sandbox, 'invocation').filter(({ moduleKey }) => moduleKey === 'a-theme')).toMatchObject([
      { moduleType: 'jira:jqlFunction', subject: 'aTheme', accountId: null, error: null },
    ]);
  });

  it('that takes longer than 25 seconds is a refused query', async () => {
    const sandbox = await offering(() => new Promise(() => undefined), { timeoutScale: 0.001 });
    const answer = await count(sandbox);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('failed or took too long')]);
    const ours = activityOf(sandbox, 'invocation').filter(({ moduleKey }) => moduleKey === 'a-theme');
    expect(ours).toMatchObject([{ error: expect.stringContaining('timed out after 25 seconds') as string }]);
  });
});
