import { anIssueRecord, aSite } from '../../builders/a-site';
import { keysOf, messagesOf, openTestSite, type TestSite } from './open-test-site';

let test: TestSite;
beforeEach(async () => {
  test = await openTestSite();
});
const inOrder = async () =>
  keysOf(
    await test.as('po')('POST', '/rest/api/3/search/jql', { jql: 'project = SHOP ORDER BY Rank', fields: ['key'] }),
  );
const rank = (body: object, who: Parameters<TestSite['as']>[0] = 'po') =>
  test.as(who)('PUT', '/rest/agile/1.0/issue/rank', body);

describe('rank', () => {
  it('moves issues, in the order given, before or after another', async () => {
    expect((await rank({ issues: ['SHOP-6', 'SHOP-9', 'SHOP-5'], rankBeforeIssue: 'SHOP-3' })).status).toBe(204);
    expect(await inOrder()).toEqual([
      'SHOP-1',
      'SHOP-2',
      'SHOP-6',
      'SHOP-9',
      'SHOP-5',
      'SHOP-3',
      'SHOP-4',
      'SHOP-7',
      'SHOP-8',
    ]);
    expect((await rank({ issues: ['10101'], rankAfterIssue: '10108' })).status).toBe(204);
    expect((await inOrder()).at(-1)).toBe('SHOP-1');
    expect(test.events.at(-1)?.payload).toMatchObject({
      changelog: { items: [{ field: 'Rank', toString: 'Ranked lower' }] },
    });
  });

  it('stays sound over a thousand moves into the same gap', async () => {
    for (let index = 0; index < 1000; index += 1) {
      const moved = index % 2 === 0 ? 'SHOP-8' : 'SHOP-9';
      const answer = await rank({ issues: [moved], rankAfterIssue: 'SHOP-1' });
      if (answer.status !== 204) throw new Error(`move ${index}: ${answer.status}`);
    }
    expect((await inOrder()).slice(0, 4)).toEqual(['SHOP-1', 'SHOP-9', 'SHOP-8', 'SHOP-2']);
  });

  it('needs Schedule issues, names partial failures, and takes 50 at most', async () => {
    expect((await rank({ issues: ['SHOP-6'], rankBeforeIssue: 'SHOP-3' }, 'dev')).status).toBe(403);
    const partial = await rank({ issues: ['SHOP-6', 'SHOP-404'], rankBeforeIssue: 'SHOP-3' });
    expect(partial).toMatchObject({
      status: 207,
      body: {
        entries: [
          { issueKey: 'SHOP-6', status: 200 },
          { issueKey: 'SHOP-404', status: 404 },
        ],
      },
    });
    const many = Array.from({ length: 51 }, (_, index) => String(index));
    expect((await rank({ issues: many, rankBeforeIssue: 'SHOP-3' })).status).toBe(400);
    expect((await rank({ issues: ['SHOP-3'], rankBeforeIssue: 'SHOP-3' })).status).toBe(400);
    expect((await rank({ issues: ['SHOP-3'] })).status).toBe(400);
    expect((await rank({ issues: ['SHOP-6'], rankBeforeIssue: 'SHOP-3', rankCustomFieldId: 10_016 })).status).toBe(400);
    expect((await rank({ issues: ['SHOP-6'], rankBeforeIssue: 'SHOP-3', rankCustomFieldId: null })).status).toBe(204);
  });
});

describe('boards', () => {
  it('are listed with their project, 50 at most, and only to those who see it', async () => {
    const list = await test.as('po')('GET', '/rest/agile/1.0/board?projectKeyOrId=SHOP&maxResults=500');
    expect(list.body).toMatchObject({
      maxResults: 50,
      total: 1,
      values: [{ id: 1, type: 'scrum', location: { projectKey: 'SHOP' } }],
    });
    expect((await test.as('restricted')('GET', '/rest/agile/1.0/board')).body).toMatchObject({ values: [{ id: 2 }] });
    expect((await test.as('restricted')('GET', '/rest/agile/1.0/board/1')).status).toBe(404);
  });

  it('tell which fields hold estimate and rank', async () => {
    const configuration = await test.as('po')('GET', '/rest/agile/1.0/board/1/configuration');
    expect(configuration.body).toMatchObject({
      estimation: { field: { fieldId: 'customfield_10016' } },
      ranking: { rankCustomFieldId: 10_019 },
      columnConfig: { columns: [{ name: 'To Do' }, { name: 'In Progress' }, { name: 'Done' }] },
    });
  });

  it('give sprints closed first, then active, then future', async () => {
    const sprints = await test.as('po')('GET', '/rest/agile/1.0/board/1/sprint');
    expect((sprints.body as { values: { state: string }[] }).values.map(({ state }) => state)).toEqual([
      'closed',
      'active',
      'future',
    ]);
    expect((await test.as('po')('GET', '/rest/agile/1.0/board/1/sprint?state=active')).body).toMatchObject({
      total: 1,
    });
    expect((await test.as('po')('GET', '/rest/agile/1.0/sprint/12')).body).toMatchObject({
      name: 'SHOP Sprint 2',
      startDate: '2026-08-25T08:00:00.000Z',
    });
  });

  it('have a backlog: open base-level issues outside of planned sprints, in rank order', async () => {
    const path = '/rest/software/1.0/board/1/backlog';
    const backlog = await test.as('po')('GET', `${path}?fields=summary`);
    expect(keysOf(backlog)).toEqual(['SHOP-5', 'SHOP-6', 'SHOP-9']);
    expect((await test.as('po')('GET', `${path}/approximate-count`)).body).toEqual({ count: 3 });
    const filtered = await test.as('po')('GET', `${path}?fields=key&jql=${encodeURIComponent('labels is EMPTY')}`);
    expect(keysOf(filtered)).toEqual(['SHOP-6', 'SHOP-9']);
    expect(keysOf(await test.as('po')('GET', '/rest/software/1.0/board/1/issue?fields=key'))).toEqual([
      'SHOP-3',
      'SHOP-4',
      'SHOP-5',
      'SHOP-6',
      'SHOP-8',
      'SHOP-9',
    ]);
    expect(keysOf(await test.as('po')('GET', '/rest/software/1.0/sprint/12/issue?fields=key'))).toEqual(['SHOP-4']);
  });

  it('page their issues by token', async () => {
    const issues = Array.from({ length: 120 }, (_, index) =>
      anIssueRecord({ id: String(20_000 + index), key: `SHOP-${100 + index}` }),
    );
    const big = await openTestSite({ data: aSite({ issues, links: [] }) });
    const first = await big.as('po')('GET', '/rest/software/1.0/board/1/backlog?fields=summary&maxResults=5000');
    const { nextPageToken } = first.body as { nextPageToken: string };
    expect(keysOf(first)).toHaveLength(100);
    const second = await big.as('po')(
      'GET',
      `/rest/software/1.0/board/1/backlog?fields=summary&maxResults=5000&nextPageToken=${nextPageToken}`,
    );
    expect(second.body).toMatchObject({ isLast: true });
    expect(keysOf(second)).toHaveLength(20);
  });
});

it('a missing board has words of its own', async () => {
  expect(messagesOf(await test.as('po')('GET', '/rest/agile/1.0/board/77'))).toEqual([
    'Board with id 77 does not exist or you do not have permission to see it.',
  ]);
});
