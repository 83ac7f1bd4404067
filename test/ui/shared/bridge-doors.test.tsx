import type { IssueId } from '../../../src/domain/ids';
import { hostContext, onIssueChanged, openModule } from '../../../static/shared/host';
import type { JiraFailure } from '../../../static/shared/jira';
import { countIssues, issueTitles, readScoreProperty, searchIssueIds } from '../../../static/shared/jira';
import { messageFor } from '../../../static/shared/messages';
import { RpcFailure, rpc } from '../../../static/shared/rpc';
import { installFakeBridge, RefusedRpc } from './fake-bridge';

const failureOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error('expected a failure');
    },
    (failure: unknown) => failure,
  );

const property = {
  v: 1,
  value: 72,
  low: 60,
  high: 81,
  known: 78,
  alignment: 85,
  traceability: 100,
  state: 'aligned',
  horizon: 'now',
  path: [],
  next: { kind: 'none' },
  scoredAt: '2026-11-24T00:00:00.000Z',
  modelRevision: 14,
  roadmapRevision: 3,
};

describe('rpc', () => {
  it('returns the value of a success', async () => {
    installFakeBridge({ rpc: { 'admin.saveModel': () => ({ revision: 4 }) } });
    const model = {
      preset: 'weighted',
      criteria: [],
      formula: null,
      size: { fieldId: null },
      bands: { medium: 40, high: 70 },
    } as const;
    expect(await rpc('admin.saveModel', { baseRevision: 3, note: '', model: { ...model, criteria: [] } })).toEqual({
      revision: 4,
    });
  });

  it('throws the refusal with its trace id', async () => {
    installFakeBridge({
      rpc: {
        'project.scan': () => {
          throw new RefusedRpc({ code: 'forbidden', traceId: 'abc' });
        },
      },
    });
    const failure = await failureOf(rpc('project.scan', { projectId: '10000' as never }));
    expect(failure).toBeInstanceOf(RpcFailure);
    expect(messageFor(failure)).toMatchObject({ title: 'You may not do this', traceId: 'abc' });
  });

  it('calls an unreachable function unavailable, with the trace id that it was asked with', async () => {
    installFakeBridge();
    const failure = await failureOf(rpc('admin.scans', {}));
    expect((failure as RpcFailure).error.code).toBe('unavailable');
    expect(messageFor(failure).traceId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});

describe('jira', () => {
  it('reads a stored score as the viewer', async () => {
    const bridge = installFakeBridge({
      jira: () => ({ status: 200, body: { key: 'plumbline.score', value: property } }),
    });
    expect(await readScoreProperty('10042' as IssueId)).toMatchObject({ kind: 'found', score: { value: 72 } });
    expect(bridge.requested[0]?.path).toBe('/rest/api/3/issue/10042/properties/plumbline.score');
  });

  it('tells an absent property from one that cannot be read', async () => {
    installFakeBridge({ jira: () => ({ status: 404, body: { errorMessages: ['No property'] } }) });
    expect(await readScoreProperty('1' as IssueId)).toEqual({ kind: 'absent' });
    installFakeBridge({ jira: () => ({ status: 200, body: { value: { ...property, low: 'sixty' } } }) });
    expect(await readScoreProperty('1' as IssueId)).toEqual({ kind: 'unreadable' });
  });

  it('follows page tokens to the end, in order', async () => {
    const pages: Record<string, unknown> = {
      first: { issues: [{ id: '1' }, { id: '2' }], nextPageToken: 'second' },
      second: { issues: [{ id: '3' }] },
    };
    const bridge = installFakeBridge({
      jira: ({ body }) => ({ status: 200, body: pages[(body as { nextPageToken?: string }).nextPageToken ?? 'first'] }),
    });
    expect(await searchIssueIds({ jql: 'project = SHOP ORDER BY Rank' })).toEqual(['1', '2', '3']);
    expect(bridge.requested).toHaveLength(2);
    expect(bridge.requested[0]?.body).toMatchObject({ maxResults: 5000, fields: ['id'] });
  });

  it('leaves hidden issues out of the titles', async () => {
    installFakeBridge({
      jira: () => ({ status: 200, body: { issues: [{ id: '1', key: 'A-1', fields: { summary: 'One' } }] } }),
    });
    const titles = await issueTitles(['1', '2'] as IssueId[]);
    expect(titles.get('1' as IssueId)).toEqual({ key: 'A-1', summary: 'One' });
    expect(titles.has('2' as IssueId)).toBe(false);
  });

  it('carries Jira’s own words and the time to try again', async () => {
    installFakeBridge({
      jira: () => ({ status: 400, body: { errorMessages: ["Field 'foo' does not exist."], errors: {} } }),
    });
    const invalid = await failureOf(countIssues('foo = 1'));
    expect(messageFor(invalid).cause).toBe("Field 'foo' does not exist.");
    installFakeBridge({ jira: () => ({ status: 429, headers: { 'retry-after': '40' } }) });
    const limited = (await failureOf(countIssues('project = A'))) as JiraFailure;
    expect(limited.reason).toBe('rate_limited');
    expect(limited.retryAt).toBeGreaterThan(Date.now() + 30_000);
  });
});

describe('host', () => {
  it('reads the issue and project in view', async () => {
    installFakeBridge();
    expect(await hostContext()).toMatchObject({
      issue: { issueId: '10042', issueKey: 'SHOP-42' },
      project: { projectId: '10000', projectKey: 'SHOP' },
    });
  });

  it('listens for changes of the issue until it is told to stop', async () => {
    const bridge = installFakeBridge();
    let calls = 0;
    const stop = onIssueChanged(() => {
      calls += 1;
    });
    await Promise.resolve();
    bridge.emit('JIRA_ISSUE_CHANGED');
    expect(calls).toBe(1);
    stop();
    await new Promise((resolve) => setTimeout(resolve, 0));
    bridge.emit('JIRA_ISSUE_CHANGED');
    expect(calls).toBe(1);
  });
});

it('says so where Jira does not open a page that was asked for', async () => {
  const bridge = installFakeBridge({ refuses: ['navigate'] });
  await openModule('plumbline-admin');
  expect(bridge.flags.at(-1)?.title).toBe('Jira did not open the page');
});
