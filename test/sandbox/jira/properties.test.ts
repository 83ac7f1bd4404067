import { openTestSite, type TestSite } from './open-test-site';

const PATH = '/rest/api/3/issue/SHOP-5/properties/plumbline.score';

describe('a property of an issue', () => {
  let test: TestSite;
  beforeEach(async () => {
    test = await openTestSite();
  });

  it('is created with 201, replaced with 200, read, listed and removed', async () => {
    const po = test.as('po');
    expect((await po('GET', PATH)).status).toBe(404);
    expect((await po('PUT', PATH, { value: 1 })).status).toBe(201);
    expect((await po('PUT', PATH, { value: 2 })).status).toBe(200);
    expect((await po('GET', PATH)).body).toEqual({ key: 'plumbline.score', value: { value: 2 } });
    expect((await po('GET', '/rest/api/3/issue/10105/properties')).body).toMatchObject({
      keys: [{ key: 'plumbline.score' }],
    });
    const search = await po('POST', '/rest/api/3/search/jql', {
      jql: 'key = SHOP-5',
      properties: ['plumbline.score', 'other'],
    });
    expect(search.body).toMatchObject({ issues: [{ properties: { 'plumbline.score': { value: 2 } } }] });
    expect((await po('DELETE', PATH)).status).toBe(204);
    expect((await po('GET', PATH)).status).toBe(404);
  });

  it('takes 32,768 characters and no more, and a key of 255', async () => {
    const text = (length: number) => JSON.stringify('x'.repeat(length - 2));
    expect((await test.as('po')('PUT', PATH, text(32_768))).status).toBe(201);
    expect((await test.as('po')('PUT', PATH, text(32_769))).status).toBe(400);
    expect((await test.as('po')('PUT', `/rest/api/3/issue/SHOP-5/properties/${'k'.repeat(256)}`, 1)).status).toBe(400);
  });

  it('is refused without JSON, and to those who may not edit', async () => {
    expect((await test.as('po')('PUT', PATH, '{broken')).status).toBe(400);
    expect((await test.as('po')('PUT', PATH)).status).toBe(400);
    const mobile = '/rest/api/3/issue/MOB-2/properties/x';
    expect((await test.as('restricted')('PUT', mobile, 1)).status).toBe(403);
    expect((await test.as('restricted')('GET', '/rest/api/3/issue/MOB-2/properties')).status).toBe(200);
  });

  it('leaves the issue as it was: no history, no new update time, one event of its own kind', async () => {
    await test.as('app')('PUT', PATH, { value: 1 });
    const issue = await test.as('po')('GET', '/rest/api/3/issue/SHOP-5?fields=updated&expand=changelog');
    expect(issue.body).toMatchObject({ fields: { updated: '2026-08-27T10:00:00.000+0200' }, changelog: { total: 0 } });
    expect(test.events).toMatchObject([
      {
        eventType: 'avi:jira:set:issue-property',
        actor: { kind: 'app' },
        payload: { issue: { id: '10105', key: 'SHOP-5' }, property: { key: 'plumbline.score', value: { value: 1 } } },
      },
    ]);
  });
});

describe('many properties at once', () => {
  const multi = (ids: readonly number[]) => ({
    issues: ids.map((issueID) => ({ issueID, properties: { 'plumbline.score': { value: issueID } } })),
  });
  const taskPath = (location: string | null) => new URL(location ?? '').pathname;

  it('is a task: 303 first, then progress, then the values', async () => {
    const test = await openTestSite();
    const app = test.as('app');
    const started = await app('POST', '/rest/api/3/issue/properties/multi', multi([10105, 10106]));
    expect(started.status).toBe(303);
    const path = taskPath(started.headers.get('location'));
    expect((await app('GET', path)).body).toMatchObject({ status: 'ENQUEUED', progress: 0 });
    await test.site.flush();
    expect((await app('GET', path)).body).toMatchObject({
      status: 'COMPLETE',
      progress: 100,
      result: { updated: 2, failed: 0 },
    });
    expect((await app('GET', '/rest/api/3/issue/SHOP-6/properties/plumbline.score')).body).toMatchObject({
      value: { value: 10106 },
    });
    expect((await test.as('dev')('GET', path)).status).toBe(403);
    expect((await app('GET', '/rest/api/3/task/1')).status).toBe(404);
  });

  it('conflicts with a task that still runs over one of the issues', async () => {
    const test = await openTestSite({ taskDelayMs: 20 });
    const app = test.as('app');
    expect((await app('POST', '/rest/api/3/issue/properties/multi', multi([10105]))).status).toBe(303);
    expect((await app('POST', '/rest/api/3/issue/properties/multi', multi([10105, 10106]))).status).toBe(409);
    expect((await app('POST', '/rest/api/3/issue/properties/multi', multi([10106]))).status).toBe(303);
    await test.site.flush();
    expect((await app('POST', '/rest/api/3/issue/properties/multi', multi([10105]))).status).toBe(303);
    await test.site.flush();
  });

  it('writes what it may where some issues are gone; the list form writes all or nothing', async () => {
    const test = await openTestSite();
    const po = test.as('po');
    await po('POST', '/rest/api/3/issue/properties/multi', multi([10105, 424242]));
    await test.site.flush();
    expect((await po('GET', PATH)).status).toBe(200);
    const list = { entitiesIds: [10106, 424242], properties: { x: 1 } };
    expect((await po('POST', '/rest/api/3/issue/properties', list)).status).toBe(400);
    expect((await po('POST', '/rest/api/3/issue/properties', { ...list, entitiesIds: [10106] })).status).toBe(303);
    await test.site.flush();
    expect((await po('GET', '/rest/api/3/issue/SHOP-6/properties/x')).body).toEqual({ key: 'x', value: 1 });
  });

  it('keeps to its limits', async () => {
    const test = await openTestSite();
    const po = test.as('po');
    const tooMany = multi(Array.from({ length: 101 }, (_, index) => 20_000 + index));
    expect((await po('POST', '/rest/api/3/issue/properties/multi', tooMany)).status).toBe(400);
    const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, 1]));
    expect(
      (await po('POST', '/rest/api/3/issue/properties/multi', { issues: [{ issueID: 10105, properties: eleven }] }))
        .status,
    ).toBe(400);
    const long = { issues: [{ issueID: 10105, properties: { x: 'x'.repeat(32_768) } }] };
    expect((await po('POST', '/rest/api/3/issue/properties/multi', long)).status).toBe(400);
    expect((await test.as('restricted')('POST', '/rest/api/3/issue/properties/multi', multi([10202]))).status).toBe(
      403,
    );
  });
});
