import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { A_SITE } from '../../builders/a-site';
import { openTestSite, type TestSite } from './open-test-site';

let test: TestSite;
beforeEach(async () => {
  test = await openTestSite();
});

const { admin } = DEMO_PEOPLE;
const VERSION = '/rest/api/3/version';
const names = () => test.events.map(({ eventType }) => eventType);
const version = (change: object = {}) => ({
  id: '10400',
  self: `http://jira.test${VERSION}/10400`,
  name: '2026.4',
  description: '',
  archived: false,
  released: false,
  releaseDate: '2026-12-01',
  projectId: Number(A_SITE.shopProject),
  ...change,
});

describe('a version', () => {
  it('that is made is told of with the project as a number', async () => {
    const asked = { name: '2027.1', projectId: Number(A_SITE.shopProject), releaseDate: '2027-03-01' };
    const made = await test.as('admin')('POST', VERSION, asked);
    expect(made).toMatchObject({ status: 201, body: { ...asked, released: false } });
    const { id } = made.body as { id: string };
    expect(await test.as('dev')('GET', `${VERSION}/${id}`)).toMatchObject({ status: 200, body: asked });
    expect(test.events).toEqual([
      {
        eventType: 'avi:jira:created:version',
        occurredAt: test.clock.now,
        actor: { kind: 'user', accountId: admin },
        payload: { version: made.body, atlassianId: admin },
      },
    ]);
  });

  it.each([
    ['released', { released: true }, ['avi:jira:released:version']],
    ['archived', { archived: true }, ['avi:jira:archived:version']],
    ['renamed', { name: '2026.5' }, ['avi:jira:updated:version']],
    ['moved in time', { releaseDate: '2027-01-10' }, ['avi:jira:updated:version']],
    ['left as it was', { name: '2026.4' }, []],
  ])('that is %s', async (_, change, told) => {
    expect(await test.as('admin')('PUT', `${VERSION}/10400`, change)).toMatchObject({ status: 200, body: change });
    expect(names()).toEqual(told);
    for (const { payload } of test.events) expect(payload).toEqual({ version: version(change), atlassianId: admin });
  });

  it('that is taken back is told of as unreleased and unarchived', async () => {
    await test.as('admin')('PUT', `${VERSION}/10400`, { released: true, archived: true });
    await test.as('admin')('PUT', `${VERSION}/10400`, { released: false, archived: false });
    expect(names().slice(2)).toEqual(['avi:jira:unreleased:version', 'avi:jira:unarchived:version']);
  });

  it('that is deleted leaves its issues to another, and names that one', async () => {
    const other = await test.as('admin')('POST', VERSION, { name: 'Next', projectId: Number(A_SITE.shopProject) });
    const { id } = other.body as { id: string };
    await test.as('admin')('PUT', '/rest/api/3/issue/SHOP-5', { fields: { fixVersions: [{ id: '10400' }] } });
    test.events.length = 0;
    const gone = await test.as('admin')('POST', `${VERSION}/10400/removeAndSwap`, { moveFixIssuesTo: Number(id) });
    expect(gone.status).toBe(204);
    expect((await test.as('po')('GET', `${VERSION}/10400`)).status).toBe(404);
    const issue = await test.as('po')('GET', '/rest/api/3/issue/SHOP-5?fields=fixVersions');
    expect(issue.body).toMatchObject({ fields: { fixVersions: [{ id }] } });
    expect(test.events).toEqual([
      expect.objectContaining({
        eventType: 'avi:jira:deleted:version',
        payload: {
          version: version(),
          newFixVersion: other.body,
          customFieldReplacements: [],
          atlassianId: admin,
        },
      }),
    ]);
  });

  it('is edited by who administers the project alone, and has a name of its own', async () => {
    expect((await test.as('dev')('PUT', `${VERSION}/10400`, { released: true })).status).toBe(404);
    expect((await test.as('anonymous')('POST', VERSION, { name: 'x', projectId: 10_000 })).status).toBe(401);
    expect((await test.as('restricted')('GET', `${VERSION}/10400`)).status).toBe(404);
    const twice = { name: '2026.4', projectId: Number(A_SITE.shopProject) };
    expect((await test.as('admin')('POST', VERSION, twice)).status).toBe(400);
    expect((await test.as('admin')('PUT', `${VERSION}/10400`, { releaseDate: 'soon' })).status).toBe(400);
    expect(test.events).toEqual([]);
  });
});
