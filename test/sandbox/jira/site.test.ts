import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { open } from 'lmdb';
import { ranksBetween } from '../../../sandbox/jira/lexo-rank';
import { anIssueRecord, aProjectRecord, aSite } from '../../builders/a-site';
import { caller, keysOf, messagesOf, openTestSite, person } from './open-test-site';

const nothing = aSite({
  users: [],
  projects: [],
  issueTypes: [],
  statuses: [],
  priorities: [],
  resolutions: [],
  linkTypes: [],
  components: [],
  versions: [],
  boards: [],
  sprints: [],
  customFields: [],
  issues: [],
  links: [],
});

describe('loading', () => {
  it('adds to what is there; the same shared words may come twice', async () => {
    const { site, as } = await openTestSite();
    const added = aProjectRecord({ id: '10077', key: 'NEW' });
    site.load({
      ...nothing,
      priorities: aSite().priorities,
      projects: [added],
      issues: [anIssueRecord({ id: '10777', key: 'NEW-1', projectId: '10077' })],
    });
    expect((await as('po')('GET', '/rest/api/3/issue/NEW-1')).status).toBe(200);
    expect(site.projects()).toHaveLength(4);
    expect(site.data().issues).toHaveLength(13);
  });

  it('refuses clashes and dangling references before it changes anything', async () => {
    const { site, as } = await openTestSite();
    const load = (issue: Parameters<typeof anIssueRecord>[0]) => () =>
      site.load({
        ...nothing,
        projects: [aProjectRecord({ id: '10077', key: 'NEW' })],
        issues: [anIssueRecord(issue)],
      });
    expect(load({ id: '10105', key: 'NEW-1' })).toThrow('issues: the id 10105 is already taken');
    expect(load({ id: '10777', key: 'SHOP-5' })).toThrow('issues: the key SHOP-5 is already taken');
    expect(load({ id: '10777', key: 'NEW-1', parentId: '4' })).toThrow(
      'NEW-1 refers to issues 4, which does not exist',
    );
    expect(load({ id: '10777', key: 'NEW-1', rank: 'first' })).toThrow('not a LexoRank');
    expect(() => site.load({ ...nothing, priorities: [{ id: '3', name: 'Middling', statusColor: '' }] })).toThrow(
      'priorities: the id 3',
    );
    expect((await as('po')('GET', '/rest/api/3/project/NEW')).status).toBe(404);
  });

  it('hands out ids that nobody has', async () => {
    const { site } = await openTestSite();
    const ids = site.nextIds();
    expect([ids.next('issues'), ids.next('issues'), ids.next('projects')]).toEqual(['10302', '10303', '10003']);
    expect(ids.nextCustomField()).toBe('customfield_10051');
    expect(ids.lastRank).toBe(anIssueRecord({ id: '10301', key: 'X-1' }).rank);
  });
});

describe('a restart', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-jira-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('refuses a folder that another version wrote, with what to do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-format-'));
    const root = open({ path: join(folder, 'jira.mdb'), maxDbs: 1, compression: false });
    root.openDB({ name: 'meta' }).putSync('formatVersion', 999);
    await root.close();
    await expect(openTestSite({ dataDir: folder })).rejects.toThrow(
      /has format 999, and this version reads \d+\. Start with --reset/,
    );
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps records, properties, ranks, history and the numbers of keys', async () => {
    const first = await openTestSite({ dataDir });
    const po = first.as('po');
    await po('PUT', '/rest/api/3/issue/SHOP-5/properties/plumbline.score', { value: 7 });
    await po('PUT', '/rest/api/3/issue/SHOP-5', { fields: { summary: 'Changed' } });
    await po('PUT', '/rest/agile/1.0/issue/rank', { issues: ['SHOP-9'], rankBeforeIssue: 'SHOP-1' });
    const story = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'Gone soon' };
    await po('POST', '/rest/api/3/issue', { fields: story });
    await first.as('admin')('DELETE', '/rest/api/3/issue/SHOP-10');
    await po('PUT', '/rest/api/3/project/SHOP/properties/plumbline.settings', { a: 1 });
    await first.site.close();

    const second = await openTestSite({ dataDir });
    expect(second.site.isEmpty()).toBe(false);
    const again = second.as('po');
    expect((await again('GET', '/rest/api/3/issue/SHOP-5/properties/plumbline.score')).body).toMatchObject({
      value: { value: 7 },
    });
    expect((await again('GET', '/rest/api/3/issue/SHOP-5?fields=summary&expand=changelog')).body).toMatchObject({
      fields: { summary: 'Changed' },
      changelog: { total: 1 },
    });
    const order = await again('POST', '/rest/api/3/search/jql', {
      jql: 'project = SHOP ORDER BY Rank',
      fields: ['key'],
      maxResults: 2,
    });
    expect(keysOf(order)).toEqual(['SHOP-9', 'SHOP-1']);
    expect((await again('GET', '/rest/api/3/issue/SHOP-10')).status).toBe(404);
    expect((await again('POST', '/rest/api/3/issue', { fields: story })).body).toMatchObject({ key: 'SHOP-11' });
    expect((await again('GET', '/rest/api/3/project/SHOP/properties/plumbline.settings')).body).toMatchObject({
      value: { a: 1 },
    });
    await second.site.close();
  });
});

describe('requests', () => {
  it('cost points only when the app’s functions make them: reads by what they return, writes one', async () => {
    const { site, requests } = await openTestSite();
    const by = (via: 'function' | 'bridge' | 'rest') => caller(site, person('po'), via);
    await by('function')('GET', '/rest/api/3/issue/SHOP-5');
    await by('function')('POST', '/rest/api/3/search/jql', { jql: 'parent = SHOP-2' });
    await by('function')('PUT', '/rest/api/3/issue/SHOP-5/properties/x', 1);
    await by('bridge')('GET', '/rest/api/3/issue/SHOP-5');
    await by('rest')('GET', '/rest/api/3/issue/SHOP-5');
    expect(requests.map(({ points, status }) => [points, status])).toEqual([
      [2, 200],
      [4, 200],
      [1, 201],
      [0, 200],
      [0, 200],
    ]);
  });

  it('are answered the same under /2 and /latest', async () => {
    const { as } = await openTestSite();
    for (const version of ['2', 'latest']) {
      expect((await as('po')('GET', `/rest/api/${version}/serverInfo`)).body).toMatchObject({
        deploymentType: 'Cloud',
      });
      expect((await as('po')('GET', `/rest/api/${version}/myself`)).body).toMatchObject({ displayName: 'Olga Owner' });
    }
  });

  it('that name what every object inherits find nothing', async () => {
    const { as } = await openTestSite();
    const issue = await as('po')('GET', '/rest/api/3/issue/SHOP-5?fields=constructor,summary&properties=toString');
    expect(issue.body).toMatchObject({ fields: { summary: 'Show delivery costs early' }, properties: {} });
    expect(Object.keys((issue.body as { fields: object }).fields)).toEqual(['summary']);
    expect((await as('po')('GET', '/rest/api/3/issue/SHOP-5/properties/constructor')).status).toBe(404);
    expect((await as('po')('PUT', '/rest/api/3/issue/SHOP-5', { fields: { constructor: 1 } })).status).toBe(400);
    expect((await as('po')('GET', '/rest/api/3/mypermissions?permissions=toString')).status).toBe(400);
    for (const jql of ['assignee = constructor()', 'created > constructor()', 'constructor = 1']) {
      expect((await as('po')('POST', '/rest/api/3/search/jql', { jql })).status).toBe(400);
    }
  });

  it('with a method that is not served are told which are', async () => {
    const { as } = await openTestSite();
    const answer = await as('po')('DELETE', '/rest/api/2/myself');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
    const issue = await as('po')('POST', '/rest/api/3/issue/SHOP-5', {});
    expect([issue.status, issue.headers.get('allow')]).toEqual([405, 'GET, PUT, DELETE']);
  });

  it.each(['text/plain;charset=UTF-8', 'application/x-www-form-urlencoded', ''])(
    'with a body that is "%s" and not JSON are refused unread',
    async (type) => {
      const { site } = await openTestSite();
      const send = (contentType: string) =>
        site.handle({
          actor: person('po'),
          via: 'rest',
          method: 'PUT',
          path: '/rest/api/3/issue/SHOP-5/properties/x',
          headers: contentType === '' ? {} : { 'Content-Type': contentType },
          body: '{"a":1}',
        });
      expect((await send(type)).status).toBe(415);
      expect((await send('application/json')).status).toBe(201);
    },
  );

  it('to nowhere are a 404 in Jira’s shape', async () => {
    const { as } = await openTestSite();
    const answer = await as('po')('GET', '/rest/api/3/nonsense');
    expect(answer.status).toBe(404);
    expect(messagesOf(answer)).toHaveLength(1);
  });
});

describe('queries', () => {
  it('are parsed into Jira’s tree, with errors and warnings apart', async () => {
    const { as } = await openTestSite();
    const parse = async (queries: string[], validation = 'strict') =>
      (
        (await as('po')('POST', `/rest/api/3/jql/parse?validation=${validation}`, { queries })).body as {
          queries: Record<string, unknown>[];
        }
      ).queries;
    const [good, syntax, value, field] = await parse(
      [
        'project = SHOP AND issue.property["a.b"].c > 5 ORDER BY created DESC',
        'project =',
        'project = NOPE',
        'universe = 1',
      ].map((query) => query.replace('issue.property["a.b"].c > 5', 'votes > 5')),
    );
    expect(good).toMatchObject({
      structure: {
        where: {
          operator: 'and',
          clauses: [
            { field: { name: 'project' }, operator: '=', operand: { value: 'SHOP' } },
            { field: { name: 'votes' }, operator: '>', operand: { value: '5' } },
          ],
        },
        orderBy: { fields: [{ field: { name: 'created' }, direction: 'desc' }] },
      },
    });
    expect(syntax).toEqual({
      query: 'project =',
      errors: ['Error in the JQL Query: Expecting either a value, list or function before the end of the query.'],
    });
    expect(value).toMatchObject({ warnings: ["The value 'NOPE' does not exist for the field 'project'."] });
    expect(value).toHaveProperty('structure');
    expect(field).toMatchObject({
      errors: ["Field 'universe' does not exist or you do not have permission to view it."],
    });
    const [lenient] = await parse(['universe = 1'], 'none');
    expect(lenient).not.toHaveProperty('errors');
  });

  it('are matched against issues that the caller may see', async () => {
    const { as } = await openTestSite();
    const matched = await as('dev')('POST', '/rest/api/3/jql/match', {
      issueIds: [10101, 10105, 10107, 424242],
      jqls: ['project = SHOP', 'labels = checkout', 'universe = 1'],
    });
    expect(matched.body).toEqual({
      matches: [
        { matchedIssues: [10101, 10105], errors: [] },
        { matchedIssues: [10105], errors: [] },
        { matchedIssues: [], errors: ["Field 'universe' does not exist or you do not have permission to view it."] },
      ],
    });
  });

  it('are completed with fields, aliases and values', async () => {
    const { site, as } = await openTestSite();
    site.indexProperties([
      { propertyKey: 'plumbline.score', path: 'value', type: 'number', searchAlias: 'plumblineValue' },
    ]);
    const reference = await as('po')('GET', '/rest/api/3/jql/autocompletedata');
    const { visibleFieldNames } = reference.body as { visibleFieldNames: { value: string; cfid?: string }[] };
    expect(visibleFieldNames).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ value: 'plumblineValue', orderable: 'true', searchable: 'true' }),
        expect.objectContaining({ value: '"Story point estimate"', cfid: 'cf[10016]' }),
        expect.objectContaining({ value: 'Rank', searchable: 'false' }),
      ]),
    );
    const suggest = async (who: 'po' | 'restricted', field: string, typed: string) =>
      (
        (await as(who)('GET', `/rest/api/3/jql/autocompletedata/suggestions?fieldName=${field}&fieldValue=${typed}`))
          .body as { results: unknown[] }
      ).results;
    expect(await suggest('po', 'labels', 'quick')).toEqual([{ value: '"quick-win"', displayName: 'quick-win' }]);
    expect(await suggest('restricted', 'project', '')).toEqual([{ value: 'MOB', displayName: 'Mobile (MOB)' }]);
    expect(await suggest('restricted', 'labels', '')).toEqual([]);
  });
});

describe('ranks', () => {
  const digits = fc.string({
    unit: fc.constantFrom(...Array.from('0123456789abcdefghijklmnopqrstuvwxyz')),
    minLength: 6,
    maxLength: 6,
  });
  it('always fit, in order, between two that differ', () => {
    fc.assert(
      fc.property(digits, digits, fc.integer({ min: 1, max: 60 }), (one, two, count) => {
        fc.pre(one !== two);
        const [after, before] = [`0|${one}:`, `0|${two}:`].sort();
        const ranks = ranksBetween({ after: after!, before: before!, count });
        const all = [after!, ...ranks, before!];
        expect(all).toEqual([...all].sort());
        expect(new Set(all).size).toBe(count + 2);
      }),
    );
  });

  it('fit at both open ends', () => {
    expect(ranksBetween({ after: null, before: null, count: 3 })).toHaveLength(3);
    const [first] = ranksBetween({ after: null, before: '0|000001:', count: 1 });
    const [last] = ranksBetween({ after: '0|zzzzzz:', before: null, count: 1 });
    expect(first! < '0|000001:').toBe(true);
    expect(last! > '0|zzzzzz:').toBe(true);
    expect(() => ranksBetween({ after: '0|b00000:', before: '0|a00000:', count: 1 })).toThrow('No rank fits');
  });
});
