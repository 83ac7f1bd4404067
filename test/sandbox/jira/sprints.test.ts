import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { A_SITE } from '../../builders/a-site';
import { openTestSite, type TestSite } from './open-test-site';

let test: TestSite;
beforeEach(async () => {
  test = await openTestSite();
});

const { admin } = DEMO_PEOPLE;
const SPRINT = '/rest/agile/1.0/sprint';
const future = `${SPRINT}/${A_SITE.futureSprint}`;
const active = `${SPRINT}/${A_SITE.activeSprint}`;
const dates = { startDate: '2026-11-30T09:00:00.000+01:00', endDate: '2026-12-14T09:00:00.000+01:00' };
const inSiteZone = { startDate: '2026-11-30T09:00:00.000+0100', endDate: '2026-12-14T09:00:00.000+0100' };

describe('a sprint', () => {
  it('that is made is told of with its ids as text', async () => {
    const made = await test.as('admin')('POST', SPRINT, { name: 'SHOP Sprint 4', originBoardId: 1, goal: 'Pay' });
    expect(made).toMatchObject({ status: 201, body: { name: 'SHOP Sprint 4', state: 'future', originBoardId: 1 } });
    const { id } = made.body as { id: number };
    expect(test.events).toEqual([
      {
        eventType: 'avi:jira-software:created:sprint',
        occurredAt: test.clock.now,
        actor: { kind: 'user', accountId: admin },
        payload: {
          sprint: { id: String(id), originBoardId: '1', name: 'SHOP Sprint 4', goal: 'Pay', state: 'future' },
          atlassianId: admin,
        },
      },
    ]);
  });

  it('that is changed is told of with what stood there before, in the site’s time', async () => {
    await test.as('admin')('POST', future, { goal: 'Another goal', ...dates });
    expect(test.events.map(({ eventType, payload }) => ({ eventType, payload }))).toEqual([
      {
        eventType: 'avi:jira-software:updated:sprint',
        payload: {
          sprint: expect.objectContaining({ goal: 'Another goal', ...inSiteZone }) as object,
          oldValue: { goal: expect.any(String) as string },
          atlassianId: admin,
        },
      },
    ]);
  });

  it('goes from future to active to closed, and each step has its event', async () => {
    expect((await test.as('admin')('POST', future, { state: 'active' })).status).toBe(400);
    expect((await test.as('admin')('POST', future, { state: 'closed' })).status).toBe(400);
    expect(await test.as('admin')('POST', future, { state: 'active', ...dates })).toMatchObject({ status: 200 });
    expect(await test.as('admin')('POST', future, { state: 'closed' })).toMatchObject({
      body: { state: 'closed', completeDate: new Date(test.clock.now).toISOString() },
    });
    expect((await test.as('admin')('POST', future, { state: 'active' })).status).toBe(400);
    expect(test.events.map(({ eventType }) => eventType)).toEqual([
      'avi:jira-software:started:sprint',
      'avi:jira-software:closed:sprint',
    ]);
    expect(test.events[1]?.payload).toMatchObject({
      sprint: { state: 'closed', completeDate: expect.any(String) as string },
    });
  });

  it('that is deleted leaves its issues to the backlog', async () => {
    expect((await test.as('admin')('DELETE', active)).status).toBe(204);
    expect((await test.as('po')('GET', active)).status).toBe(404);
    const left = await test.as('po')('POST', '/rest/api/3/search/jql', { jql: 'sprint in openSprints()' });
    expect(left.body).toMatchObject({ issues: [] });
    expect(test.events.map(({ eventType }) => eventType)).toEqual(['avi:jira-software:deleted:sprint']);
  });

  it('is managed by who may, on boards that have sprints', async () => {
    expect((await test.as('dev')('POST', future, { goal: 'Mine' })).status).toBe(403);
    expect((await test.as('restricted')('POST', future, { goal: 'Mine' })).status).toBe(404);
    expect((await test.as('anonymous')('DELETE', future)).status).toBe(401);
    expect((await test.as('admin')('POST', SPRINT, { name: 'x', originBoardId: 99 })).status).toBe(404);
    const long = { name: 'A name of more than thirty letters', originBoardId: 1 };
    expect((await test.as('admin')('POST', SPRINT, long)).status).toBe(400);
    expect(test.events).toEqual([]);
  });
});
