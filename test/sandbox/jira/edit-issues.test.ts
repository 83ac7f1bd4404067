import { DEMO_PEOPLE, SITE_IDS } from '../../../sandbox/jira/site-records';
import { A_SITE } from '../../builders/a-site';
import { keysOf, messagesOf, openTestSite, type TestSite } from './open-test-site';

const adf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** A list that has at least these, in any order. */
const including = (parts: readonly object[]): unknown =>
  expect.arrayContaining(parts.map((part) => expect.objectContaining(part) as unknown));

let test: TestSite;
beforeEach(async () => {
  test = await openTestSite();
});
const fields = async (key: string, names = '*all') =>
  ((await test.as('po')('GET', `/rest/api/3/issue/${key}?fields=${names}`)).body as { fields: Record<string, unknown> })
    .fields;
const put = (key: string, body: object, who: Parameters<TestSite['as']>[0] = 'po') =>
  test.as(who)('PUT', `/rest/api/3/issue/${key}`, body);
const errorsOf = (answer: { body: unknown }) => (answer.body as { errors: Record<string, string> }).errors;

describe('editing an issue', () => {
  it('changes fields, writes history and tells of it with the actor', async () => {
    test.clock.now += 60_000;
    const answer = await put('SHOP-5', {
      fields: {
        summary: 'Show costs early',
        priority: { name: 'High' },
        [SITE_IDS.storyPointEstimateField]: 5,
        customfield_10050: { value: 'Large' },
        duedate: null,
      },
      update: { labels: [{ add: 'new' }, { remove: 'checkout' }] },
    });
    expect(answer.status).toBe(204);
    expect(await fields('SHOP-5')).toMatchObject({
      summary: 'Show costs early',
      priority: { name: 'High' },
      [SITE_IDS.storyPointEstimateField]: 5,
      customfield_10050: { value: 'Large' },
      duedate: null,
      labels: ['quick-win', 'new'],
      updated: '2026-09-01T10:01:00.000+0200',
    });
    const log = await test.as('po')('GET', '/rest/api/3/issue/SHOP-5/changelog');
    expect(log.body).toMatchObject({
      total: 1,
      values: [
        {
          author: { accountId: DEMO_PEOPLE.po },
          items: including([
            {
              field: 'priority',
              fieldId: 'priority',
              from: '3',
              fromString: 'Medium',
              to: '2',
              toString: 'High',
            },
            {
              field: 'Story point estimate',
              fieldtype: 'custom',
              fromString: '8',
              toString: '5',
            },
            { field: 'labels', fromString: 'checkout quick-win', toString: 'quick-win new' },
          ]),
        },
      ],
    });
    expect(test.events).toHaveLength(1);
    expect(test.events[0]).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      actor: { kind: 'user', accountId: DEMO_PEOPLE.po },
      payload: {
        issue: { id: '10105', key: 'SHOP-5', fields: { summary: 'Show costs early', project: { key: 'SHOP' } } },
        atlassianId: DEMO_PEOPLE.po,
        changelog: { items: including([{ field: 'summary' }]) },
      },
    });
  });

  it('tells nothing where nothing changed', async () => {
    expect((await put('SHOP-5', { fields: { labels: ['checkout', 'quick-win'] } })).status).toBe(204);
    expect(test.events).toEqual([]);
  });

  it('sets and clears a parent, and keeps the levels in order', async () => {
    expect((await put('SHOP-6', { fields: { parent: { key: 'SHOP-2' } } })).status).toBe(204);
    expect(await fields('SHOP-6', 'parent')).toMatchObject({
      parent: { key: 'SHOP-2', fields: { summary: 'Faster payment' } },
    });
    expect(test.events[0]?.payload).toMatchObject({
      changelog: { items: [{ field: 'IssueParentAssociation', from: null, to: '10102', toString: 'SHOP-2' }] },
    });
    expect((await put('SHOP-6', { update: { parent: [{ set: { none: true } }] } })).status).toBe(204);
    expect(await fields('SHOP-6', 'parent')).toEqual({});
    expect(errorsOf(await put('SHOP-6', { fields: { parent: { key: 'SHOP-1' } } }))).toEqual({
      parent: 'Given parent work item does not belong to appropriate hierarchy.',
    });
  });

  it('refuses as a whole, with the words of each field', async () => {
    const answer = await put('SHOP-5', {
      fields: {
        summary: ' ',
        description: 'plain text',
        priority: { name: 'Extreme' },
        labels: ['two words'],
        customfield_99999: 1,
        [SITE_IDS.rankField]: '0|aaa:',
        [SITE_IDS.storyPointEstimateField]: '5',
        assignee: { accountId: 'nobody' },
      },
    });
    expect(answer.status).toBe(400);
    expect(errorsOf(answer)).toEqual({
      summary: 'You must specify a summary of the issue.',
      description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
      priority: 'The priority selected is invalid.',
      labels: "The label 'two words' contains spaces which is invalid.",
      customfield_99999: "Field 'customfield_99999' cannot be set. It is not on the appropriate screen, or unknown.",
      [SITE_IDS.rankField]: `Field '${SITE_IDS.rankField}' cannot be set. It is not on the appropriate screen, or unknown.`,
      [SITE_IDS.storyPointEstimateField]: 'Operation value must be a number',
      assignee: "User 'nobody' does not exist.",
    });
    expect(test.events).toEqual([]);
  });

  it('needs the permission, and reads bodies with care', async () => {
    expect((await put('MOB-2', { fields: { summary: 'x' } }, 'restricted')).status).toBe(403);
    expect((await put('SHOP-5', { fields: 'summary' })).status).toBe(400);
    const broken = await test.as('po')('PUT', '/rest/api/3/issue/SHOP-5', '{');
    expect(messagesOf(broken)).toEqual(['There was an error parsing JSON. Check that your request body is valid.']);
    const quiet = await test.as('dev')('PUT', '/rest/api/3/issue/SHOP-5?notifyUsers=false', { fields: {} });
    expect(messagesOf(quiet)).toEqual([
      'To discard the user notification either admin or project admin permissions are required.',
    ]);
  });

  it('version 2 takes and gives plain text where version 3 has documents', async () => {
    const written = await test.as('po')('PUT', '/rest/api/2/issue/SHOP-5', { fields: { description: 'One\nTwo' } });
    expect(written.status).toBe(204);
    const two = await test.as('po')('GET', '/rest/api/2/issue/SHOP-5?fields=description');
    expect(two.body).toMatchObject({ fields: { description: 'One\nTwo' } });
    expect(await fields('SHOP-5', 'description')).toMatchObject({ description: { type: 'doc', version: 1 } });
  });

  it('puts an issue into a sprint and out again, and remembers closed ones', async () => {
    await put('SHOP-3', { fields: { [SITE_IDS.sprintField]: A_SITE.futureSprint } });
    expect(await fields('SHOP-3', SITE_IDS.sprintField)).toMatchObject({
      [SITE_IDS.sprintField]: [
        { id: A_SITE.closedSprint, state: 'closed' },
        { id: A_SITE.futureSprint, state: 'future' },
      ],
    });
    expect((await put('SHOP-3', { fields: { [SITE_IDS.sprintField]: A_SITE.closedSprint } })).status).toBe(400);
    await put('SHOP-3', { fields: { [SITE_IDS.sprintField]: null } });
    expect(await fields('SHOP-3', SITE_IDS.sprintField)).toMatchObject({
      [SITE_IDS.sprintField]: [{ id: A_SITE.closedSprint }],
    });
  });
});

describe('creating and deleting', () => {
  it('makes an issue with the next key, at the end of the order', async () => {
    const created = await test.as('po')('POST', '/rest/api/3/issue', {
      fields: {
        project: { key: 'SHOP' },
        issuetype: { name: 'Story' },
        summary: 'A new thing',
        parent: { key: 'SHOP-2' },
        description: adf('Why'),
      },
      properties: [{ key: 'plumbline.inputs', value: { effort: 3 } }],
    });
    expect(created).toMatchObject({ status: 201, body: { key: 'SHOP-10' } });
    expect(await fields('SHOP-10')).toMatchObject({
      status: { name: 'To Do' },
      priority: { name: 'Medium' },
      reporter: { accountId: DEMO_PEOPLE.po },
      parent: { key: 'SHOP-2' },
    });
    const last = await test.as('po')('POST', '/rest/api/3/search/jql', {
      jql: 'project = SHOP ORDER BY Rank DESC',
      fields: ['key'],
      maxResults: 1,
    });
    expect(keysOf(last)).toEqual(['SHOP-10']);
    expect(test.events.map((event) => event.eventType)).toEqual(['avi:jira:created:issue']);
    await test.as('admin')('DELETE', '/rest/api/3/issue/SHOP-10');
    const again = await test.as('po')('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'Another' },
    });
    expect(again.body).toMatchObject({ key: 'SHOP-11' });
  });

  it('refuses what lacks its basics', async () => {
    const post = async (of: object) => errorsOf(await test.as('po')('POST', '/rest/api/3/issue', { fields: of }));
    expect(await post({})).toEqual({ project: 'Specify a valid project ID or key' });
    expect(await post({ project: { key: 'SHOP' } })).toEqual({ issuetype: 'Specify a valid issue type' });
    const base = { project: { key: 'SHOP' }, issuetype: { id: A_SITE.story } };
    expect(await post(base)).toEqual({ summary: 'You must specify a summary of the issue.' });
    expect(await post({ ...base, issuetype: { name: 'Sub-task' }, summary: 'x' })).toEqual({
      parent: 'Issue type is a sub-task but parent issue key or id not specified.',
    });
  });

  it('deletes with links, needs the permission, and asks about sub-tasks', async () => {
    expect((await test.as('dev')('DELETE', '/rest/api/3/issue/SHOP-6')).status).toBe(403);
    expect((await test.as('admin')('DELETE', '/rest/api/3/issue/SHOP-6')).status).toBe(204);
    expect((await test.as('po')('GET', '/rest/api/3/issue/SHOP-6')).status).toBe(404);
    expect(await fields('SHOP-5', 'issuelinks')).toMatchObject({ issuelinks: [{ inwardIssue: { key: 'SHOP-7' } }] });
    expect((await test.as('admin')('DELETE', '/rest/api/3/issue/SHOP-5')).status).toBe(400);
    expect((await test.as('admin')('DELETE', '/rest/api/3/issue/SHOP-5?deleteSubtasks=true')).status).toBe(204);
    expect(test.events.map((event) => [event.eventType, event.payload['issue']])).toMatchObject([
      ['avi:jira:deleted:issue', { key: 'SHOP-6' }],
      ['avi:jira:deleted:issue', { key: 'SHOP-8' }],
      ['avi:jira:deleted:issue', { key: 'SHOP-5' }],
    ]);
  });
});

describe('links', () => {
  it('the inward issue blocks the outward one', async () => {
    const answer = await test.as('po')('POST', '/rest/api/3/issueLink', {
      type: { name: 'Blocks' },
      inwardIssue: { key: 'SHOP-4' },
      outwardIssue: { key: 'SHOP-6' },
    });
    expect(answer.status).toBe(201);
    expect(await fields('SHOP-4', 'issuelinks')).toMatchObject({
      issuelinks: [{ type: { outward: 'blocks' }, outwardIssue: { key: 'SHOP-6' } }],
    });
    expect(test.events.map((event) => event.eventType)).toEqual([
      'avi:jira:updated:issue',
      'avi:jira:updated:issue',
      'avi:jira:created:issuelink',
    ]);
    expect(test.events.at(-1)?.payload).toMatchObject({
      sourceIssueId: '10104',
      destinationIssueId: '10106',
      sourceProjectId: A_SITE.shopProject,
      issueLinkType: { name: 'Blocks' },
    });
    const id = new URL(answer.headers.get('location') ?? '').pathname.split('/').at(-1) ?? '';
    expect((await test.as('po')('GET', `/rest/api/3/issueLink/${id}`)).body).toMatchObject({
      inwardIssue: { key: 'SHOP-4' },
    });
    expect((await test.as('po')('DELETE', `/rest/api/3/issueLink/${id}`)).status).toBe(204);
    expect(test.events.at(-1)?.eventType).toBe('avi:jira:deleted:issuelink');
    expect((await test.as('po')('GET', `/rest/api/3/issueLink/${id}`)).status).toBe(404);
  });
});

describe('transitions', () => {
  it('move an issue; Done brings a resolution and leaving it takes it away', async () => {
    const offered = await test.as('po')('GET', '/rest/api/3/issue/SHOP-5/transitions');
    const { transitions } = offered.body as { transitions: { id: string; name: string }[] };
    expect(transitions.map(({ name }) => name)).toEqual(['In Progress', 'Done']);
    const go = (id: string) => test.as('po')('POST', '/rest/api/3/issue/SHOP-5/transitions', { transition: { id } });
    expect((await go(transitions[1]!.id)).status).toBe(204);
    expect(await fields('SHOP-5')).toMatchObject({
      status: { name: 'Done' },
      resolution: { name: 'Done' },
      resolutiondate: '2026-09-01T10:00:00.000+0200',
    });
    expect(test.events[0]?.payload).toMatchObject({
      associatedStatuses: { statuses: [{ name: 'To Do' }, { name: 'Done' }] },
    });
    expect((await go(transitions[0]!.id)).status).toBe(204);
    expect(await fields('SHOP-5')).toMatchObject({ resolution: null, resolutiondate: null });
    expect(messagesOf(await go('999'))).toEqual(["Transition id '999' is not valid for this issue."]);
  });
});

describe('votes, watchers, comments', () => {
  it('a vote counts once, and never from the reporter', async () => {
    const path = '/rest/api/3/issue/SHOP-5/votes';
    expect((await test.as('dev')('POST', path)).status).toBe(204);
    expect((await test.as('dev')('POST', path)).status).toBe(204);
    expect((await test.as('dev')('GET', path)).body).toMatchObject({ votes: 4, hasVoted: true });
    expect((await test.as('po')('POST', path)).status).toBe(404);
    expect((await test.as('dev')('DELETE', path)).status).toBe(204);
    expect((await test.as('dev')('GET', path)).body).toMatchObject({ votes: 3, hasVoted: false });
  });

  it('a watcher is named by a bare account id', async () => {
    const path = '/rest/api/3/issue/SHOP-6/watchers';
    expect((await test.as('po')('POST', path, JSON.stringify(DEMO_PEOPLE.dev))).status).toBe(204);
    expect((await test.as('po')('POST', path)).status).toBe(204);
    expect((await test.as('po')('GET', path)).body).toMatchObject({ watchCount: 2, isWatching: true });
    expect((await test.as('po')('DELETE', `${path}?accountId=${DEMO_PEOPLE.dev}`)).status).toBe(204);
    expect((await test.as('po')('POST', path, JSON.stringify('nobody'))).status).toBe(400);
  });

  it('a comment is a document', async () => {
    const path = '/rest/api/3/issue/SHOP-6/comment';
    const bad = await test.as('po')('POST', path, { body: 'text' });
    expect(bad).toMatchObject({ status: 400, body: { errors: { comment: 'Comment body is not valid!' } } });
    expect((await test.as('po')('POST', path, { body: adf('Seen again') })).status).toBe(201);
    expect((await test.as('po')('GET', path)).body).toMatchObject({
      total: 1,
      comments: [{ author: { displayName: 'Olga Owner' } }],
    });
    const found = await test.as('po')('POST', '/rest/api/3/search/jql', { jql: 'comment ~ seen', fields: ['key'] });
    expect(keysOf(found)).toEqual(['SHOP-6']);
  });
});
