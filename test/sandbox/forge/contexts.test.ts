import './forge-globals';

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { getAppContext } from '@forge/api';
import Resolver from '@forge/resolver';
import { readManifest } from '../../../sandbox/forge/app-manifest';
import type { Handler } from '../../../sandbox/forge/forge-runtime';
import type { Sandbox } from '../../../sandbox/forge/start-sandbox';
import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { A_SITE } from '../../builders/a-site';
import { activityOf, aFolder, runSandbox, stopAll } from './running-sandbox';

afterEach(stopAll);

type Fields = Readonly<Record<string, unknown>>;
const { admin, dev } = DEMO_PEOPLE;
const project = { id: A_SITE.shopProject, key: 'SHOP', type: 'software' };
const issue = { id: '10105', key: 'SHOP-5', type: 'Story', typeId: A_SITE.story };

/** What the real @forge/resolver hands to a procedure behind a module. */
const resolved = async (
  { moduleKey, resolver }: { moduleKey: string; resolver: 'issueResolver' | 'projectResolver' | 'adminResolver' },
  place: object,
): Promise<Fields> => {
  const seen: Fields[] = [];
  const real = new Resolver();
  real.define('look', (request) => {
    seen.push(request.context);
    return {};
  });
  const sandbox = await runSandbox({ [resolver]: real.getDefinitions() as Handler });
  await sandbox.invoke(moduleKey, 'look', {}, { accountId: admin, place });
  return seen[0] ?? {};
};

describe('the context of a module', () => {
  it.each([
    ['plumbline-glance', 'issueResolver', { issueKey: 'SHOP-5' }, { type: 'jira:issueContext', issue, project }],
    [
      'plumbline-panel',
      'issueResolver',
      { issueKey: 'SHOP-5' },
      { type: 'jira:issuePanel', issue, project, isNewToIssue: false },
    ],
    ['plumbline-project', 'projectResolver', { projectKey: 'SHOP' }, { type: 'jira:projectPage', project }],
    ['plumbline-settings', 'projectResolver', { projectKey: 'SHOP' }, { type: 'jira:projectSettingsPage', project }],
    ['plumbline-admin', 'adminResolver', {}, { type: 'jira:adminPage' }],
  ] as const)('%s: exactly what is documented', async (moduleKey, resolver, place, extension) => {
    const context = await resolved({ moduleKey, resolver }, place);
    expect(context['extension']).toEqual({ ...extension, location: expect.any(String) as string });
    expect(context).toMatchObject({
      accountId: admin,
      accountType: 'licensed',
      moduleKey,
      environmentType: 'DEVELOPMENT',
      localId: expect.stringMatching(
        new RegExp(`^ari:cloud:ecosystem::extension/[0-9a-f-]{36}/[0-9a-f-]{36}/static/${moduleKey}-\\w+$`),
      ) as string,
    });
    const names = Object.keys(context).filter((name) => context[name] !== undefined);
    expect(names.sort()).toEqual([
      'accountId',
      'accountType',
      'cloudId',
      'environmentId',
      'environmentType',
      'extension',
      'installContext',
      'installation',
      'localId',
      'moduleKey',
      'siteUrl',
    ]);
  });

  it('of the badge is the cloud and the place alone', async () => {
    const seen: unknown[] = [];
    const sandbox = await runSandbox({
      glanceStatus: (payload) => {
        seen.push(payload);
        return { status: { type: 'lozenge', value: { label: '7' } } };
      },
    });
    const answer = await fetch(`${sandbox.url}/__forge/dynamic-properties?issue=SHOP-5`);
    expect(await answer.json()).toEqual({ status: { type: 'lozenge', value: { label: '7' } } });
    expect(Object.keys(seen[0] as object)).toEqual(['cloudId', 'extension']);
  });
});

describe('a page of the whole site', () => {
  const roadmap = {
    key: 'a-roadmap',
    title: 'Roadmap',
    resource: 'admin-page',
    resolver: { function: 'admin-resolver' },
  };
  const withGlobalPage = async (): Promise<readonly [Sandbox, Fields[]]> => {
    const seen: Fields[] = [];
    const sandbox = await runSandbox({
      adminResolver: (payload) => {
        seen.push(payload as Fields);
        return 'answered';
      },
    });
    // The manifest of the app is what the sandbox reads, at every request.
    sandbox.platform.manifest.modules['jira:globalPage'] = [
      { ...roadmap, pages: [{ title: 'Rules', route: 'rules' }] },
    ];
    return [sandbox, seen];
  };
  const extension = { type: 'jira:globalPage', location: expect.stringMatching(/\/apps\/plumbline$/) as string };

  it.each(['dev', 'restricted'] as const)(
    'is offered to %s, with its sub-pages, and its resolver answers',
    async (who) => {
      const [sandbox, seen] = await withGlobalPage();
      const looking = await fetch(`${sandbox.url}/__forge/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: sandbox.url },
        body: JSON.stringify({ accountId: DEMO_PEOPLE[who] }),
      });
      const cookie = (looking.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      const session = (await (await fetch(`${sandbox.url}/__forge/session`, { headers: { cookie } })).json()) as Fields;
      expect(session).toMatchObject({
        user: { accountId: DEMO_PEOPLE[who] },
        modules: expect.arrayContaining([
          expect.objectContaining({ type: 'jira:globalPage', pages: [{ title: 'Rules', route: 'rules' }] }),
        ]) as unknown,
      });
      const context = (await (
        await fetch(`${sandbox.url}/__forge/context?module=a-roadmap`, { headers: { cookie } })
      ).json()) as Fields;
      expect(context).toMatchObject({ extension, accountId: DEMO_PEOPLE[who] });
      expect(context['localId']).toMatch(/a-roadmap-site$/);
      const answer = await sandbox.invoke('a-roadmap', 'open', { of: 1 }, { accountId: DEMO_PEOPLE[who] });
      expect(answer).toBe('answered');
      expect(seen).toMatchObject([{ call: { functionKey: 'open', payload: { of: 1 } }, context: { extension } }]);
    },
  );

  it('is kept from visitors who are not signed in', async () => {
    const [sandbox] = await withGlobalPage();
    sandbox.faults.set({ anonymous: true });
    expect((await fetch(`${sandbox.url}/__forge/context?module=a-roadmap`)).status).toBe(403);
    await expect(sandbox.invoke('a-roadmap', 'open', {}, { accountId: null })).rejects.toThrow('not signed in');
  });
});

const license = (active: boolean) => ({ active, isEvaluation: false, type: 'COMMERCIAL' });

describe('the licence', () => {
  const look = async (sandbox: Sandbox): Promise<Fields> =>
    (await sandbox.invoke('plumbline-admin', 'look', {}, { accountId: admin })) as Fields;
  const looking = () =>
    runSandbox({
      adminResolver: (payload, context) => {
        const { environmentType } = (payload as { context: Fields }).context;
        const app = getAppContext();
        return { ...(context as object), environmentType, app: { license: app.license, type: app.environmentType } };
      },
    });

  it('is not told of in development, nor of a free app', async () => {
    const seen = await look(await looking());
    expect(seen).not.toHaveProperty('license');
    expect(seen).toMatchObject({ environmentType: 'DEVELOPMENT', app: { type: 'DEVELOPMENT' } });
  });

  it.each([
    ['active', true],
    ['inactive', false],
  ] as const)('%s: told of in production, by `active`, to functions and to pages', async (value, active) => {
    const sandbox = await looking();
    sandbox.faults.set({ license: value });
    const seen = await look(sandbox);
    expect(seen).toMatchObject({ license: license(active), environmentType: 'PRODUCTION' });
    expect(seen['license']).not.toHaveProperty('isActive');
    expect(seen['app']).toMatchObject({ license: license(active), type: 'PRODUCTION' });
    const page = (await (await fetch(`${sandbox.url}/__forge/context?module=plumbline-admin`)).json()) as Fields;
    expect(page).toMatchObject({ license: license(active), environmentType: 'PRODUCTION' });
  });
});

describe('nobody signed in', () => {
  it('anonymous: the page gets no module and no context, whoever the browser says it is', async () => {
    const sandbox = await runSandbox();
    const session = async (): Promise<Fields> =>
      (await (await fetch(`${sandbox.url}/__forge/session`)).json()) as Fields;
    expect((await session())['modules']).toHaveLength(5);
    sandbox.faults.set({ anonymous: true });
    expect(await session()).toMatchObject({ user: null, modules: [] });
    const context = await fetch(`${sandbox.url}/__forge/context?module=plumbline-panel&issue=SHOP-5`);
    expect([context.status, await context.text()]).toEqual([403, expect.stringContaining('unlicensedAccess')]);
    sandbox.faults.reset();
    expect(await session()).toMatchObject({ user: { accountId: admin } });
  });

  it('the badge function is not asked either', async () => {
    const sandbox = await runSandbox();
    sandbox.faults.set({ anonymous: true });
    const answer = await fetch(`${sandbox.url}/__forge/dynamic-properties?issue=SHOP-5`);
    expect(answer.status).toBe(403);
    expect(activityOf(sandbox, 'invocation').filter(({ functionKey }) => functionKey === 'glance-status')).toEqual([]);
  });
});

it('a page may call 1,200 times a minute for one person', async () => {
  const now = Date.now();
  jest.spyOn(Date, 'now').mockReturnValue(now);
  const sandbox = await runSandbox({ adminResolver: () => ({}) }, { queueDelayScale: 1 });
  const call = (accountId: string) =>
    sandbox.invoke('plumbline-admin', 'any', {}, { accountId, extension: {} }).then(
      () => 'answered',
      (error: unknown) => (error as Error).message,
    );
  const answers = new Set<string>();
  for (let n = 0; n < 1200; n += 1) answers.add(await call(dev));
  expect([...answers]).toEqual(['answered']);
  expect(await call(dev)).toBe('Limits for the current installation have been exceeded');
  expect(await call(admin)).toBe('answered');
  jest.restoreAllMocks();
});

it('a trigger with a filter expression is refused clearly', () => {
  const text = `app: { id: a/b, runtime: { name: nodejs22.x } }
permissions: { scopes: [] }
modules: { trigger: [{ key: t, function: f, events: [{ eventType: e, filter: { expression: 'true' } }] }] }`;
  const directory = aFolder();
  writeFileSync(path.join(directory, 'manifest.yml'), text);
  expect(() => readManifest(directory)).toThrow('evaluates no filter expressions');
});
