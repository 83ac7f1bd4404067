import type { APIResponse } from '@forge/api';
import type { JiraCall, JiraClient } from '../../src/adapters/jira/jira-client';
import { JiraRequestError } from '../../src/adapters/jira/jira-request-error';
import { jiraRuleMatcher } from '../../src/adapters/jira/jira-rule-matcher';
import { jiraScoreStore } from '../../src/adapters/jira/jira-score-store';
import { jiraRequestProjectKeys } from '../../src/adapters/jira/jira-site-catalog';
import { SCORE_PROPERTY, scoreProperty } from '../../src/contract/issue-property';
import type { IssueId } from '../../src/domain/ids';
import { aRule } from '../builders/a-roadmap';
import { issueId, ruleId } from '../builders/ids';

/* What docs/unverified.md promises of both ways in which a real site may answer. */

type Answer = (call: JiraCall) => { readonly status: number; readonly body?: unknown; readonly location?: string };

/** A client whose answers a test makes. */
function clientOver(answer: Answer): JiraClient & { readonly calls: JiraCall[] } {
  const calls: JiraCall[] = [];
  const send = (call: JiraCall): Promise<APIResponse> => {
    calls.push(call);
    const { status, body, location } = answer(call);
    const response = new Response(status === 204 || body === undefined ? null : JSON.stringify(body), {
      status,
      headers: location === undefined ? {} : { location },
    });
    if (response.ok || call.accept?.includes(status) === true) return Promise.resolve(response as APIResponse);
    return Promise.reject(
      new JiraRequestError({ endpoint: call.endpoint, status, reason: null, retryAfterSeconds: null }),
    );
  };
  return { calls, send, read: async ({ schema, ...call }) => schema.parse(await (await send(call)).json()) };
}

describe('jql/match, whose limits are not documented', () => {
  interface Asked {
    readonly issueIds: readonly number[];
    readonly jqls: readonly string[];
  }
  const ids = Array.from({ length: 100 }, (_, at) => issueId(String(10_000 + at)));
  const rules = [aRule({ ruleId: ruleId('a'), kind: 'jql', query: 'labels = a' }), aRule({ ruleId: ruleId('b') })];
  const everything = ({ issueIds, jqls }: Asked) => ({
    matches: jqls.map(() => ({ matchedIssues: issueIds, errors: [] })),
  });

  it.each([200, 30, 1])('is asked for less where more than %d pairs are too much', async (most) => {
    const jira = clientOver(({ body }) => {
      const asked = body as Asked;
      return asked.issueIds.length * asked.jqls.length > most
        ? { status: 400, body: {} }
        : { status: 200, body: everything(asked) };
    });
    const matched = await jiraRuleMatcher({ jira }).matchIssues(rules, ids);
    expect(matched.size).toBe(100);
    expect([...matched.values()].every((found) => new Set(found).size === 2)).toBe(true);
  });

  it('is not asked for ever by one that refuses everything', async () => {
    const jira = clientOver(() => ({ status: 400, body: {} }));
    await expect(jiraRuleMatcher({ jira }).matchIssues(rules, ids)).rejects.toThrow(JiraRequestError);
    expect(jira.calls.length).toBeLessThan(12);
  });
});

describe('the bulk write of properties, whose task the proxy may or may not follow', () => {
  const property = scoreProperty.parse({
    v: 1,
    low: 1,
    high: 2,
    known: 1,
    alignment: 0,
    traceability: 0,
    horizon: null,
    path: [],
    state: 'unlinked',
    scoredAt: new Date(0).toISOString(),
    modelRevision: 1,
    roadmapRevision: 1,
    next: { kind: 'none' },
  });
  const entries = [{ issueId: issueId('10001'), property }];
  const store = (jira: JiraClient) =>
    jiraScoreStore({ jira, wait: () => Promise.resolve(), countPoints: () => undefined });
  const polled = { status: 200, body: { id: '7', status: 'COMPLETE' } };

  it.each<[string, ReturnType<Answer>, number]>([
    ['303 with its place', { status: 303, location: 'https://x.atlassian.net/rest/api/3/task/7' }, 2],
    ['200 with the task, still running', { status: 200, body: { id: '7', status: 'RUNNING' } }, 2],
    ['200 with the task, done', polled, 1],
    ['200 with nothing', { status: 200 }, 1],
  ])('%s: written', async (_what, first, calls) => {
    const jira = clientOver(({ method }) => (method === 'POST' ? first : polled));
    expect([...(await store(jira).saveMany(entries)).taken]).toEqual(['10001']);
    expect(jira.calls).toHaveLength(calls);
  });

  it('refused: not written, and no accident', async () => {
    const jira = clientOver(() => ({ status: 403, body: {} }));
    expect(await store(jira).saveMany(entries)).toEqual({ taken: new Set(), later: new Set() });
    expect(await store(jira).save('10001' as IssueId, property)).toBe('refused');
    expect(jira.calls.map(({ endpoint }) => endpoint)).toEqual([
      '/issue/properties/multi',
      '/issue/{issueId}/properties/{key}',
    ]);
    expect(SCORE_PROPERTY).toBe('plumbline.score');
  });
});

it('discovery projects are found although `typeKey` does not name their type', async () => {
  const values = ['software', 'product_discovery', 'service_desk', 'business'].map((projectTypeKey, at) => ({
    id: String(at),
    key: `K${at}`,
    name: projectTypeKey,
    projectTypeKey,
  }));
  const jira = clientOver(({ path }) =>
    path.value.includes('typeKey') ? { status: 400, body: {} } : { status: 200, body: { values, isLast: true } },
  );
  expect(await jiraRequestProjectKeys({ jira })()).toEqual(['K1', 'K2']);
});
