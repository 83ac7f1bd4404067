import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysOf, openTestSite, person, type TestSite } from './open-test-site';

const move = (test: TestSite, issue: string, project: string) =>
  test.site.moveIssue({ issue, project, actor: person('po') });

describe('an issue moved to another project', () => {
  let test: TestSite;
  beforeEach(async () => {
    test = await openTestSite();
  });

  it('keeps its id and answers to its old key and to its new', async () => {
    move(test, 'SHOP-6', 'MOB');
    for (const name of ['SHOP-6', 'shop-6', 'MOB-3', '10106']) {
      const read = await test.as('po')('GET', `/rest/api/3/issue/${name}?fields=project,issuetype,status`);
      expect(read).toMatchObject({
        status: 200,
        body: { id: '10106', key: 'MOB-3', fields: { project: { key: 'MOB' }, issuetype: { name: 'Task' } } },
      });
    }
    const bulk = await test.as('po')('POST', '/rest/api/3/issue/bulkfetch', {
      issueIdsOrKeys: ['SHOP-6', 'MOB-3'],
      fields: ['summary'],
    });
    expect(keysOf(bulk)).toEqual(['MOB-3']);
  });

  it('is found by its old key in a query, and in its new project only', async () => {
    move(test, 'SHOP-6', 'MOB');
    const keys = async (jql: string) =>
      keysOf(await test.as('po')('POST', '/rest/api/3/search/jql', { jql, fields: ['key'] }));
    expect(await keys('key = SHOP-6')).toEqual(['MOB-3']);
    expect(await keys('project = MOB ORDER BY key')).toEqual(['MOB-1', 'MOB-2', 'MOB-3']);
    expect(await keys('project = SHOP AND issuetype in (Bug, Task)')).toEqual([]);
  });

  it('tells of the move as an update, with both keys in its history', () => {
    move(test, 'SHOP-6', 'MOB');
    expect(test.events.at(-1)).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      payload: {
        issue: { id: '10106', key: 'MOB-3' },
        changelog: {
          items: [
            { field: 'project', from: '10000', to: '10001', fromString: 'Web shop', toString: 'Mobile' },
            { field: 'Key', fromString: 'SHOP-6', toString: 'MOB-3' },
          ],
        },
      },
    });
  });

  it('may be moved again and back; every key that it ever had leads to it', async () => {
    move(test, 'SHOP-9', 'MOB');
    move(test, 'MOB-3', 'SHOP');
    for (const name of ['SHOP-9', 'MOB-3', 'SHOP-10']) {
      expect((await test.as('po')('GET', `/rest/api/3/issue/${name}`)).body).toMatchObject({ key: 'SHOP-10' });
    }
  });

  it('leaves its key to nobody else', async () => {
    move(test, 'SHOP-9', 'MOB');
    const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'New' };
    expect((await test.as('po')('POST', '/rest/api/3/issue', { fields })).body).toMatchObject({ key: 'SHOP-10' });
  });

  it('is seen by those who may browse where it is now', async () => {
    expect((await test.as('restricted')('GET', '/rest/api/3/issue/SHOP-6')).status).toBe(404);
    move(test, 'SHOP-6', 'MOB');
    expect((await test.as('restricted')('GET', '/rest/api/3/issue/SHOP-6')).status).toBe(200);
  });

  it('answers to its old key after a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-moved-'));
    const first = await openTestSite({ dataDir });
    move(first, 'SHOP-6', 'MOB');
    await first.site.close();
    const second = await openTestSite({ dataDir });
    expect((await second.as('po')('GET', '/rest/api/3/issue/SHOP-6')).body).toMatchObject({ key: 'MOB-3' });
    await second.site.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('cannot go where there is no project, and no issue can that is not there', () => {
    expect(() => move(test, 'SHOP-6', 'NOPE')).toThrow("No project could be found with key 'NOPE'.");
    expect(() => move(test, 'SHOP-404', 'MOB')).toThrow('Issue does not exist');
  });
});
