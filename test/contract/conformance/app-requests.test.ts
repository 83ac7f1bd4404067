import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Sandbox } from '../../../sandbox/forge/start-sandbox';
import type { JiraCall } from '../../../sandbox/jira/actor';
import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { procedures, type RpcInput, type RpcName } from '../../../src/contract/rpc';
import { DEFAULT_HEALTH_SETTINGS } from '../../../src/domain/health/health-report';
import { aRoadmapItem, aRule } from '../../builders/a-roadmap';
import { A_SITE } from '../../builders/a-site';
import { criterionId, issueId, itemId, projectId, ruleId } from '../../builders/ids';
import { type ContractSite, openContractSite } from '../open-contract-site';
import {
  hasDocuments,
  requestProblems,
  type SentRequest,
  scopesOfRequest,
  templateOfRequest,
} from './atlassian-document';

const shop = projectId(A_SITE.shopProject);
const story = issueId('10105');
const roadmap = {
  items: [
    aRoadmapItem({ itemId: itemId('checkout'), title: 'Checkout', horizon: 'now' }),
    aRoadmapItem({ itemId: itemId('payment'), parentId: itemId('checkout'), level: 'epic', issueId: issueId('10102') }),
  ],
  rules: [
    aRule({
      ruleId: ruleId('bugs'),
      kind: 'jql',
      query: 'issuetype = Bug ORDER BY created',
      itemId: itemId('checkout'),
    }),
  ],
};

const root = path.join(__dirname, '..', '..', '..');
const { scopes } = z
  .object({ permissions: z.object({ scopes: z.array(z.string()) }) })
  .parse(parse(readFileSync(path.join(root, 'manifest.yml'), 'utf8'))).permissions;

/** All that the app may ask; one more here is one more to explain in SECURITY.md. */
const MAY_BE_ASKED: ReadonlySet<string> = new Set([
  'GET /rest/api/3/field',
  'GET /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
  'GET /rest/api/3/issueLinkType',
  'GET /rest/api/3/jql/autocompletedata',
  'GET /rest/api/3/jql/autocompletedata/suggestions',
  'GET /rest/api/3/mypermissions',
  'GET /rest/api/3/priority',
  'GET /rest/api/3/project/search',
  'GET /rest/api/3/project/{projectIdOrKey}',
  'GET /rest/api/3/task/{taskId}',
  'GET /rest/api/3/user/bulk',
  'POST /rest/api/3/issue/bulkfetch',
  'POST /rest/api/3/issue/properties/multi',
  'POST /rest/api/3/jql/match',
  'POST /rest/api/3/jql/parse',
  'POST /rest/api/3/permissions/check',
  'POST /rest/api/3/search/approximate-count',
  'POST /rest/api/3/search/jql',
  'PUT /rest/agile/1.0/issue/rank',
  'PUT /rest/api/3/issue/{issueIdOrKey}',
  'PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
]);

/** What the app's functions and its pages sent to Jira. */
const sent: (SentRequest & { readonly via: JiraCall['via'] })[] = [];

const record = ({ method, path: at, body, via }: JiraCall): void => {
  sent.push({ method: method.toUpperCase(), path: at, body, via });
};

/** From before the app is installed, every request of its functions is recorded on its way to Jira. */
const recordFunctions = (sandbox: Sandbox): Promise<void> => {
  const jira = sandbox.platform.jira as { handle: (call: JiraCall) => Promise<Response> };
  const handle = jira.handle;
  jira.handle = (call) => {
    if (call.via === 'function') record(call);
    return handle(call);
  };
  return Promise.resolve();
};

const jiraAs = (sandbox: Sandbox, person: keyof typeof DEMO_PEOPLE) => (call: Omit<JiraCall, 'actor' | 'via'>) =>
  sandbox.jira.handle({ ...call, actor: { kind: 'user', accountId: DEMO_PEOPLE[person] }, via: 'rest' });

interface ProductFetch {
  readonly restPath: string;
  readonly fetchRequestInit: { readonly method?: string; readonly body?: string | null };
}

class PageRequest extends Request {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(input === '' ? 'http://page.test/' : input, init);
  }
}

/** The bridge of a page: requests to Jira are recorded and answered. */
const bridgeTo = (sandbox: Sandbox) => async (command: string, payload: unknown) => {
  if (command !== 'fetchProduct') throw new Error(`no bridge command ${command}`);
  const { restPath, fetchRequestInit } = payload as ProductFetch;
  const call: JiraCall = {
    actor: { kind: 'user', accountId: DEMO_PEOPLE.po },
    via: 'bridge',
    method: fetchRequestInit.method ?? 'GET',
    path: restPath,
    headers: { 'content-type': 'application/json' },
    body: fetchRequestInit.body ? fetchRequestInit.body : null,
  };
  record(call);
  const response = await sandbox.jira.handle(call);
  return {
    body: await response.text(),
    headers: Object.fromEntries(response.headers),
    status: response.status,
    statusText: '',
    isAttachment: false,
  };
};

describe('what the app asks of Jira', () => {
  let site: ContractSite;
  beforeAll(async () => {
    site = await openContractSite({ prepare: recordFunctions });
    await site.sandbox.idle();
  }, 60_000);
  afterAll(() => site.sandbox.stop());

  it('in every procedure, in scans, in rescores and for events is recorded', async () => {
    const undefinedYet: RpcName[] = [];
    const call = async <N extends RpcName>(name: N, input: RpcInput<N>) => {
      const outcome = await site.call('admin', name, input);
      if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.error)}`);
      return outcome.value;
    };
    /** Of the contract's procedures some may not be made yet; what is not there asks nothing. */
    const unlessUndefined = async <N extends RpcName>(name: N, input: RpcInput<N>) => {
      try {
        await call(name, input);
      } catch (error) {
        if (!/no definition/.test(String((error as Error).cause))) throw error;
        undefinedYet.push(name);
      }
    };
    const { model } = await call('admin.open', {});
    await call('admin.preview', { roadmap, model });
    await call('admin.saveRoadmap', { baseRevision: 0, roadmap, note: '' });
    await call('admin.saveModel', { baseRevision: 0, model, note: '' });
    // The history names who saved.
    await call('admin.open', {});
    await call('admin.revision', { kind: 'roadmap', revision: 1 });
    await unlessUndefined('admin.insights', { model });
    await unlessUndefined('admin.sample', {});
    await call('admin.scans', {});
    await site.sandbox.idle();
    const { snapshot } = await call('project.open', { projectId: shop });
    await call('project.rows', { projectId: shop, generation: snapshot?.generation ?? '', part: 0 });
    await unlessUndefined('project.calibration', { projectId: shop });
    await call('settings.open', { projectId: shop });
    const settings = { health: DEFAULT_HEALTH_SETTINGS, sizeFieldId: 'customfield_10040', model: null };
    await unlessUndefined('settings.preview', { projectId: shop, settings });
    await unlessUndefined('settings.insights', { projectId: shop, model });
    await unlessUndefined('settings.sample', { projectId: shop });
    await call('settings.save', { projectId: shop, baseRevision: 0, settings });
    await call('project.scanNow', { projectId: shop });
    await call('project.scan', { projectId: shop });
    await call('admin.scan', { projectIds: [projectId(A_SITE.mobileProject)] });
    await call('admin.runs', {});
    await site.sandbox.idle();
    await call('issue.open', { issueId: story });
    await call('issue.rate', { issueId: story, criterionId: criterionId('customer-value'), rating: 5 });
    await call('issue.link', { issueId: story, itemId: itemId('payment') });
    const until = Date.now() + 86_400_000;
    await call('issue.exempt', { issueId: story, exemption: { reason: 'Upkeep', until } });
    // Finished work only is asked about.
    await unlessUndefined('issue.outcome', { issueId: issueId('10103'), answer: 'some' });
    await unlessUndefined('issue.history', { issueId: story });
    await site.sandbox.idle();
    const uncalled = Object.keys(procedures).filter((name) => !site.called.has(name as RpcName));
    expect(uncalled.toSorted()).toEqual(undefinedYet.toSorted());
  }, 60_000);

  it('for events of every kind is recorded', async () => {
    const before = sent.length;
    const asAdmin = jiraAs(site.sandbox, 'admin');
    const write = async (method: string, at: string, body: object | null) => {
      const text = body === null ? null : JSON.stringify(body);
      const headers = { 'content-type': 'application/json' };
      expect((await asAdmin({ method, path: at, headers, body: text })).ok).toBe(true);
      await site.sandbox.idle();
    };
    await write('PUT', '/rest/api/3/issue/SHOP-6', { fields: { priority: { id: '5' } } });
    // An epic's change is carried to what hangs below it.
    await write('PUT', '/rest/api/3/issue/SHOP-2', { fields: { parent: null } });
    const link = { type: { name: 'Blocks' }, inwardIssue: { key: 'SHOP-5' }, outwardIssue: { key: 'SHOP-9' } };
    await write('POST', '/rest/api/3/issueLink', link);
    const story = { project: { key: 'SHOP' }, issuetype: { name: 'Bug' }, summary: 'New' };
    await write('POST', '/rest/api/3/issue', { fields: story });
    await write('DELETE', '/rest/api/3/issue/SHOP-8', null);
    const badge = await fetch(`${site.sandbox.url}/__forge/dynamic-properties?issue=SHOP-6`);
    expect(badge.status).toBe(200);
    expect(sent.slice(before).every(({ via }) => via === 'function')).toBe(true);
    expect(sent.length).toBeGreaterThan(before + 5);
  }, 60_000);

  it('by its pages, as the viewer, is recorded', async () => {
    (globalThis as { __bridge?: object }).__bridge = { callBridge: bridgeTo(site.sandbox) };
    // Pages have an address, against which the bridge reads an empty one.
    globalThis.Request = PageRequest;
    jest.resetModules();
    const jira = await import('../../../static/shared/jira');
    const rank = await import('../../../static/shared/rank');
    const calls: { readonly [name in keyof typeof jira | keyof typeof rank]?: () => Promise<unknown> } = {
      readRankOrder: () => rank.readRankOrder([story]),
      rankIssues: () => rank.rankIssues({ issueIds: [story], place: 'after', anchorId: issueId('10103') }),
      readScoreProperty: () => jira.readScoreProperty(story),
      readInputProperty: () => jira.readInputProperty(story),
      mayEditIssue: () => jira.mayEditIssue(story),
      searchIssueIds: () => jira.searchIssueIds({ jql: 'project = SHOP ORDER BY Rank' }),
      countIssues: () => jira.countIssues('project = SHOP'),
      parseJql: () => jira.parseJql('project = SHOP'),
      sampleIssues: () => jira.sampleIssues('project = SHOP', 5),
      issueTitles: () => jira.issueTitles([story]),
      listIssueTypes: () => jira.listIssueTypes('SHOP'),
      saveSize: () => jira.saveSize({ issueId: story, fieldId: 'customfield_10016', size: 5 }),
      readJqlReference: () => jira.readJqlReference(),
      jqlAutocomplete: () => jira.jqlAutocomplete('labels', 'check'),
    };
    // What these ask is said by the modules that ask through them.
    const doors: readonly string[] = ['JiraFailure', 'ask', 'askFreely'];
    const asking = Object.entries({ ...jira, ...rank }).flatMap(([name, value]) =>
      typeof value === 'function' && !doors.includes(name) ? [name] : [],
    );
    expect(asking.filter((name) => !Object.hasOwn(calls, name))).toEqual([]);
    for (const [name, call] of Object.entries(calls)) {
      const before = sent.length;
      await call();
      expect([name, sent.slice(before).map(({ via }) => via)]).toEqual([name, sent.slice(before).map(() => 'bridge')]);
      expect([name, sent.length > before]).toEqual([name, true]);
    }
  });

  const whenThere = hasDocuments ? it : it.skip;
  whenThere('is documented: path, parameters and body', () => {
    const problems = sent.flatMap((request) =>
      requestProblems(request).map((problem) => `${request.method} ${request.path}: ${problem}`),
    );
    expect([...new Set(problems)]).toEqual([]);
    const templates = [...new Set(sent.map(({ method, path: at }) => templateOfRequest(method, at)))];
    expect(templates.length).toBeGreaterThan(15);
    expect(templates.filter((template) => template === null || !MAY_BE_ASKED.has(template))).toEqual([]);
  });

  whenThere('needs exactly the scopes of the manifest', () => {
    const needed = new Set(sent.flatMap(({ method, path: at }) => scopesOfRequest(method, at) ?? ['undocumented']));
    // Storage is not asked over Jira's API.
    expect([...needed, 'storage:app'].sort()).toEqual([...scopes].sort());
  });
});
