import { type Sandbox, startSandbox } from '../../../sandbox/forge/start-sandbox';
import { aSite } from '../../builders/a-site';
import { idleFunctions } from '../../sandbox/forge/idle-functions';
import type { ConformanceRow } from './calls/conformance-row';
import { CONFORMANCE_ROWS } from './jira-js-calls';
import { type JiraJs, jiraJsVersion, openJiraJs } from './open-jira-js';

const version = jiraJsVersion();

const MOVED = [
  'software/1.0/board/{boardId}/backlog',
  'software/1.0/board/{boardId}/backlog/approximate-count',
  'software/1.0/board/{boardId}/issue',
  'software/1.0/board/{boardId}/issue/approximate-count',
  'software/1.0/board/{boardId}/sprint/{sprintId}/issue',
  'software/1.0/sprint/{sprintId}/issue',
];
const NO_METHOD_IN_FIVE = ['api/3/issue/{issueIdOrKey}/watchers', 'api/3/project', 'api/3/search/id', ...MOVED];
const NO_METHOD_IN_SIX = [
  'agile/1.0/board/{boardId}/backlog',
  'agile/1.0/board/{boardId}/epic/none/issue',
  'agile/1.0/board/{boardId}/epic/{epicId}/issue',
  'agile/1.0/board/{boardId}/issue',
  'agile/1.0/board/{boardId}/sprint/{sprintId}/issue',
  'agile/1.0/epic/none/issue',
  'agile/1.0/epic/{epicIdOrKey}/issue',
  'agile/1.0/sprint/{sprintId}/issue',
  'api/3/issue/{issueIdOrKey}/watchers',
  'api/3/issuetype/project',
  'api/3/priority',
  'api/3/project',
  'api/3/resolution',
  'api/3/resolution/search',
  'api/3/search',
  'api/3/search/id',
  'api/3/user/bulk',
];

const emailOf = (who: ConformanceRow['who']): string => `${who}@example.com`;

/** The row as a call of the version at hand. */
const callOf = (row: ConformanceRow) => {
  const method = version === 6 ? row.six : row.five;
  const [httpMethod = 'GET'] = row.endpoint.split(' ');
  if (method === null) {
    const request = { method: httpMethod === 'ALL' ? 'GET' : httpMethod, url: row.url ?? '' };
    return { email: emailOf(row.who), call: 'request', parameters: request };
  }
  const parameters = version === 5 ? (row.fiveParameters ?? row.parameters) : row.parameters;
  return { email: emailOf(row.who), call: method, ...(parameters === undefined ? {} : { parameters }) };
};

describe(`jira.js ${version}, unmodified, over HTTP`, () => {
  let sandbox: Sandbox;
  let client: JiraJs;
  const reached: { endpoint: string; status: number }[] = [];
  beforeAll(async () => {
    sandbox = await startSandbox({ dataDir: null, port: 0, siteData: aSite, functions: idleFunctions() });
    sandbox.jira.onRequest(({ endpoint, status }) => {
      if (endpoint !== null) reached.push({ endpoint: `${endpoint.method} ${endpoint.path}`, status });
    });
    client = openJiraJs(sandbox.url);
  });
  afterAll(async () => {
    await client.close();
    await sandbox.stop();
  });

  const rows = CONFORMANCE_ROWS.map((row) => ({ row, name: `${row.refused ?? 'ok'} ${row.endpoint} (${row.who})` }));
  test.each(rows)('$name', async ({ row }) => {
    reached.length = 0;
    const outcome = await client.run(callOf(row));
    if (row.refused === undefined) {
      expect(outcome).toMatchObject({ ok: true });
    } else {
      expect(outcome).toMatchObject({ ok: false, status: row.refused, mismatches: [] });
    }
    expect(reached.map(({ endpoint }) => endpoint)).toContain(row.endpoint);
  });

  test('asks for every operation that is served, and no row is for one that is not', () => {
    const served = sandbox.jira.endpoints().map(({ method, path }) => `${method} ${path}`);
    expect(served.length).toBeGreaterThan(90);
    const asked = new Set(CONFORMANCE_ROWS.map(({ endpoint }) => endpoint));
    expect(served.filter((endpoint) => !asked.has(endpoint))).toEqual([]);
    expect([...asked].filter((endpoint) => !served.includes(endpoint))).toEqual([]);
  });

  test('goes through by its own methods but where it has none for what Jira deprecated or moved', () => {
    const byRequest = CONFORMANCE_ROWS.filter((row) => (version === 6 ? row.six : row.five) === null);
    const names = byRequest.map(({ endpoint }) => endpoint.replace(/^\w+ \/rest\//, '')).sort();
    expect(names).toEqual(version === 6 ? NO_METHOD_IN_SIX : NO_METHOD_IN_FIVE);
  });

  test('a comment of plain text goes in by version 2 and comes out by version 3', async () => {
    const path = '/rest/api/2/issue/SHOP-5/comment';
    const added = await client.run({
      email: 'po@example.com',
      call: version === 6 ? 'jira.issueComments.addComment' : 'v2.issueComments.addComment',
      parameters: { issueIdOrKey: 'SHOP-5', ...(version === 6 ? { body: 'Plain words' } : { comment: 'Plain words' }) },
    });
    expect(added).toMatchObject({ ok: true });
    const read = async (version: '2' | '3' | 'latest') => {
      const url = path.replace('/2/', `/${version}/`);
      const outcome = await client.run({
        email: 'po@example.com',
        call: 'request',
        parameters: { method: 'GET', url },
      });
      if (!outcome.ok) throw new Error(outcome.message);
      return (outcome.value as { comments: { body: unknown }[] }).comments.at(-1)?.body;
    };
    expect(await read('2')).toBe('Plain words');
    const document = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Plain words' }] }],
    };
    expect(await read('3')).toEqual(document);
    expect(await read('latest')).toEqual(document);
  });

  test('version 2 of the API answers rich text as text', async () => {
    const getIssue = { method: 'GET', url: '/rest/api/2/issue/SHOP-4?fields=description' };
    const edited = { method: 'PUT', url: '/rest/api/2/issue/SHOP-4', body: { fields: { description: 'One\n\nTwo' } } };
    const run = (parameters: object) => client.run({ email: 'po@example.com', call: 'request', parameters });
    expect(await run(edited)).toMatchObject({ ok: true });
    expect(await run(getIssue)).toMatchObject({ ok: true, value: { fields: { description: 'One\n\nTwo' } } });
    expect(await run({ ...getIssue, url: '/rest/api/3/issue/SHOP-4?fields=description' })).toMatchObject({
      value: { fields: { description: { type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph' }] } } },
    });
    if (version === 5) {
      const issue = { email: 'po@example.com', call: 'v2.issues.getIssue', parameters: { issueIdOrKey: 'SHOP-4' } };
      expect(await client.run(issue)).toMatchObject({ ok: true, value: { fields: { description: 'One\n\nTwo' } } });
    }
  });

  test('wrong credentials are those of a stranger: nothing is shown, and only what needs a person is refused', async () => {
    const nobody = (call: string) => client.run({ email: 'nobody@example.com', call, parameters: {} });
    expect(await nobody('jira.myself.getCurrentUser')).toMatchObject({ ok: false, status: 401 });
    const projects = await nobody('jira.projects.searchProjects');
    expect(projects).toMatchObject({ ok: true, value: { total: 0, isLast: true, values: [] } });
  });
});
