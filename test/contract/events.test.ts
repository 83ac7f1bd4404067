import { STORM_ISSUES } from '../../src/app/take-changes';
import { A_SITE } from '../builders/a-site';
import { eventually } from '../eventually';
import { type FaultSite, openFaultSite, SHOP } from './open-fault-site';

/*
 * What happens in Jira, as Jira tells it, and what the app makes of it: REST write -> trigger -> queue -> score.
 */

let site: FaultSite;

beforeAll(async () => {
  site = await openFaultSite();
}, 60_000);
afterEach(() => site.quiet(), 60_000);
afterAll(() => site.sandbox.stop());

interface Row {
  readonly issueKey: string;
  readonly labels: readonly string[];
  readonly fixVersions: readonly string[];
  readonly inActiveSprint: boolean;
}

const rowOf = async (key: string) => ((await site.rows()) as readonly Row[]).find(({ issueKey }) => issueKey === key);
const stateOf = (key: string) => (site.scoresInJira()[key] as { state?: string } | undefined)?.state;

async function jira(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await site.sandbox.jira.handle({
    actor: { kind: 'user', accountId: site.sandbox.jira.users()[0]?.accountId ?? '' },
    via: 'host',
    method,
    path,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? '' : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`Jira answered ${response.status} to ${method} ${path}`);
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

const requestsOf = (path: string): number =>
  site.sandbox.platform.activity.since(0).filter((entry) => JSON.stringify(entry).includes(path)).length;

describe('a version', () => {
  const named = async () => ((await site.rows()) as readonly Row[]).filter(({ fixVersions }) => fixVersions.length > 0);

  it('that is renamed is renamed in every row that has it, though Jira does not touch its issues', async () => {
    const before = await named();
    expect(before.length).toBeGreaterThan(0);
    await jira('PUT', '/rest/api/3/version/10400', { name: 'Renamed' });
    await eventually(async () => {
      for (const { issueKey } of before) expect((await rowOf(issueKey))?.fixVersions).toContain('Renamed');
    });
  }, 60_000);

  it('that is deleted, with another in its place, goes likewise', async () => {
    const before = await named();
    const other = (await jira('POST', '/rest/api/3/version', { name: 'Other', projectId: Number(SHOP) })) as {
      id: string;
    };
    await jira('POST', '/rest/api/3/version/10400/removeAndSwap', { moveFixIssuesTo: Number(other.id) });
    await eventually(async () => {
      for (const { issueKey } of before) expect((await rowOf(issueKey))?.fixVersions).toEqual(['Other']);
    });
  }, 60_000);
});

it('a sprint that is started and closed moves its issues in and out of it', async () => {
  await jira('PUT', '/rest/api/3/issue/SHOP-6', { fields: { customfield_10020: A_SITE.futureSprint } });
  await site.sandbox.idle();
  expect((await rowOf('SHOP-6'))?.inActiveSprint).toBe(false);
  const dates = { startDate: '2026-11-24T09:00:00.000Z', endDate: '2026-12-08T09:00:00.000Z' };
  await jira('POST', `/rest/agile/1.0/sprint/${A_SITE.futureSprint}`, { state: 'active', ...dates });
  await eventually(async () => {
    expect((await rowOf('SHOP-6'))?.inActiveSprint).toBe(true);
  });
  await jira('POST', `/rest/agile/1.0/sprint/${A_SITE.futureSprint}`, { state: 'closed' });
  await eventually(async () => {
    expect((await rowOf('SHOP-6'))?.inActiveSprint).toBe(false);
  });
}, 60_000);

it('[indexLagMs] a change that only a JQL rule notices is scored by what the issue is, not by what the search knows', async () => {
  site.set({ indexLagMs: 60_000 });
  await site.edit('SHOP-6', { labels: ['wanted'] });
  await eventually(() => {
    expect(stateOf('SHOP-6')).toBe('aligned');
  });
  await site.edit('SHOP-6', { labels: [] });
  await eventually(() => {
    expect(stateOf('SHOP-6')).toBe('unlinked');
  });
}, 60_000);

it('a score that somebody writes over past the app is put right, once', async () => {
  const property = '/rest/api/3/issue/SHOP-6/properties/plumbline.score';
  await jira('PUT', property, { v: 1, state: 'nonsense' });
  await eventually(() => {
    expect(stateOf('SHOP-6')).toBe('unlinked');
  });
  const calls = requestsOf('plumbline.score');
  await site.sandbox.idle();
  expect(requestsOf('plumbline.score')).toBe(calls);
}, 60_000);

it('a storm of events is taken up by one scan, not by reading issue after issue', async () => {
  const fetches = () => requestsOf('/rest/api/3/issue/bulkfetch');
  const before = fetches();
  const issueUpdates = Array.from({ length: 120 }, (_, at) => ({
    fields: { project: { id: SHOP }, summary: `Of the storm ${at}`, issuetype: { id: A_SITE.story } },
  }));
  for (let at = 0; at < issueUpdates.length; at += 40) {
    await jira('POST', '/rest/api/3/issue/bulk', { issueUpdates: issueUpdates.slice(at, at + 40) });
  }
  await eventually(async () => {
    const rows = (await site.rows()) as readonly { readonly summary: string }[];
    expect(rows.filter(({ summary }) => summary.startsWith('Of the storm'))).toHaveLength(120);
  });
  await site.sandbox.idle();
  expect(fetches() - before).toBeLessThan(STORM_ISSUES);
  expect(site.sandbox.kvs.entries('change:')).toEqual([]);
}, 60_000);

it('an issue that moves to another project leaves the one and comes into the other', async () => {
  expect(await rowOf('SHOP-6')).toBeDefined();
  const actor = { kind: 'user' as const, accountId: site.sandbox.jira.users()[0]?.accountId ?? '' };
  site.sandbox.jira.moveIssue({ issue: 'SHOP-6', project: A_SITE.mobileProject, actor });
  await eventually(async () => {
    expect(await rowOf('SHOP-6')).toBeUndefined();
  });
}, 60_000);
