import { jiraClient } from '../../src/adapters/jira/jira-client';
import { jiraIssueSource } from '../../src/adapters/jira/jira-issue-source';
import { jiraPriorityCatalog } from '../../src/adapters/jira/jira-priority-catalog';
import { projectId } from '../builders/ids';

/* Sites without what the app asks for first: the endpoint of priorities, the field Rank. */

type ForgeFetch = (target: unknown, path: string, init?: RequestInit) => Promise<Response>;
const globals = globalThis as typeof globalThis & { __forge_fetch__?: ForgeFetch };
const before = globals.__forge_fetch__;
afterAll(() => {
  if (before === undefined) delete globals.__forge_fetch__;
  else globals.__forge_fetch__ = before;
});

interface Asked {
  readonly path: string;
  readonly body: { readonly jql?: string; readonly nextPageToken?: string };
}

function siteThat(answer: (asked: Asked) => { readonly status: number; readonly body: unknown }) {
  const asked: Asked[] = [];
  globals.__forge_fetch__ = (_target, path, init) => {
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Asked['body']) : {};
    asked.push({ path, body });
    const { status, body: text } = answer({ path, body });
    return Promise.resolve(
      new Response(JSON.stringify(text), { status, headers: { 'content-type': 'application/json' } }),
    );
  };
  return { asked, jira: jiraClient({ countPoints: () => undefined }) };
}

const NAMES = ['Blocker', 'Major', 'Minor'];

it.each([410, 404])(
  'where the list of priorities answers %d, those that issues have are found, highest first',
  async (gone) => {
    const { jira, asked } = siteThat(({ path, body }) => {
      if (path.endsWith('/priority')) return { status: gone, body: {} };
      const excluded = /not in \(([\d, ]+)\)/.exec(body.jql ?? '')?.[1]?.split(', ') ?? [];
      const next = NAMES.findIndex((_, at) => !excluded.includes(String(at + 1)));
      const issue = { id: '1', fields: { priority: { id: String(next + 1), name: NAMES[next] } } };
      return { status: 200, body: { issues: next < 0 ? [] : [issue], isLast: true } };
    });
    const found = await jiraPriorityCatalog({ jira })();
    expect(found).toEqual(NAMES.map((name, at) => ({ priorityId: String(at + 1), name })));
    expect(asked).toHaveLength(NAMES.length + 2);
  },
);

it('a list of priorities that is refused for another reason is no reason to search', async () => {
  const { jira, asked } = siteThat(() => ({ status: 403, body: {} }));
  await expect(jiraPriorityCatalog({ jira })()).rejects.toThrow('403');
  expect(asked).toHaveLength(1);
});

describe('a site without the field Rank', () => {
  const plan = { fieldIds: [], candidateFieldIds: [], durationFieldIds: [], sizeFieldIds: [], sprintFieldId: null };
  const sourceOf = (jira: ReturnType<typeof jiraClient>) =>
    jiraIssueSource({ jira, jiraTime: () => null, requestProjectKeys: () => Promise.resolve(new Set()) });

  it('is read by age, the next pages at once', async () => {
    const { jira, asked } = siteThat(({ body }) =>
      body.jql?.includes('Rank') === true
        ? { status: 400, body: { errorMessages: ["Field 'Rank' does not exist or you do not have permission."] } }
        : { status: 200, body: { issues: [], nextPageToken: body.nextPageToken === undefined ? 'two' : 'three' } },
    );
    const source = sourceOf(jira);
    const query = { projectId: projectId('10000'), sinceMinutes: null, plan };
    const first = await source.readPage({ ...query, pageToken: null });
    await source.readPage({ ...query, pageToken: first.nextPageToken });
    expect(asked.map(({ body }) => [body.jql?.split('ORDER BY ')[1], body.nextPageToken])).toEqual([
      ['Rank ASC', undefined],
      ['created ASC, key ASC', undefined],
      ['created ASC, key ASC', 'two'],
    ]);
  });

  it('a query that is refused anyhow stays refused', async () => {
    const { jira, asked } = siteThat(() => ({ status: 400, body: {} }));
    const query = { projectId: projectId('10000'), sinceMinutes: null, plan, pageToken: null };
    await expect(sourceOf(jira).readPage(query)).rejects.toThrow('400');
    expect(asked).toHaveLength(2);
  });

  it('changes are read by age everywhere, back by whole minutes', async () => {
    const { jira, asked } = siteThat(() => ({ status: 200, body: { issues: [], isLast: true } }));
    await sourceOf(jira).readPage({ projectId: projectId('10000'), sinceMinutes: 75, plan, pageToken: null });
    expect(asked[0]?.body.jql).toBe('project = 10000 AND updated >= -75m ORDER BY created ASC, key ASC');
  });
});
