import { SITE_IDS } from '../../../sandbox/jira/site-records';
import { demo, imported, NOW, refusal } from './import-fixture';

const paragraph = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Sand, prime, paint.' }] }],
};
const search = {
  isLast: true,
  issues: [
    {
      id: '501',
      key: 'BOAT-1',
      self: 'https://boats.example/rest/api/3/issue/501',
      fields: {
        summary: 'Overhaul',
        project: { key: 'BOAT', name: 'Boats', projectTypeKey: 'software' },
        issuetype: { name: 'Epic', hierarchyLevel: 1 },
        status: { name: 'In Progress', statusCategory: { key: 'indeterminate' } },
        created: '2026-02-25T10:17:00.000+0100',
        updated: '2026-03-01T08:00:00.000+0000',
      },
    },
    {
      id: '502',
      key: 'BOAT-2',
      fields: {
        summary: 'Paint the hull',
        description: paragraph,
        issuetype: { name: 'Story', hierarchyLevel: 0 },
        status: { name: 'Closed', statusCategory: { key: 'done' } },
        priority: { name: 'Medium' },
        resolution: { name: 'Done' },
        resolutiondate: '2026-03-02T08:00:00.000+0000',
        created: '2026-02-26T10:17:00.000+0000',
        updated: '2026-03-02T08:00:00.000+0000',
        duedate: '2026-03-05',
        parent: { id: '501', key: 'BOAT-1' },
        labels: ['hull'],
        components: [{ id: '1', name: 'Hull' }],
        fixVersions: [{ name: 'Spring', released: true, releaseDate: '2026-04-01' }],
        assignee: { accountId: '712020:cc', displayName: 'Pia Holm' },
        votes: { votes: 3 },
        watches: { watchCount: 5 },
        customfield_10016: 8,
        customfield_10019: '0|i0000f:',
        customfield_10020: [
          {
            id: 7,
            name: 'Week 9',
            state: 'closed',
            startDate: '2026-02-23T08:00:00.000Z',
            endDate: '2026-03-06T08:00:00.000Z',
          },
        ],
        customfield_10777: { value: 'x' },
        issuelinks: [
          {
            id: '1',
            type: { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
            inwardIssue: { key: 'BOAT-1' },
          },
        ],
      },
    },
  ],
};

describe('the answer of a REST search', () => {
  it('comes in with parents, links, sprints, sizes and documents', async () => {
    const { data, summary, issue } = await imported(JSON.stringify(search), 'search.json');
    expect(summary).toMatchObject({
      format: 'json',
      issues: 2,
      epics: 1,
      open: 1,
      links: 1,
      sprints: 1,
      ignored: ['customfield_10777'],
    });
    expect(data.projects).toMatchObject([{ key: 'BOAT', name: 'Boats' }]);
    const story = issue('BOAT-2');
    expect(story).toMatchObject({
      summary: 'Paint the hull',
      description: paragraph,
      parentId: issue('BOAT-1').id,
      resolvedAt: Date.UTC(2026, 2, 2, 8),
      dueDate: '2026-03-05',
      labels: ['hull'],
      extraVotes: 3,
      extraWatchers: 5,
      custom: { [SITE_IDS.storyPointEstimateField]: 8 },
      assigneeAccountId: '712020:cc',
    });
    expect(issue('BOAT-1').createdAt).toBe(Date.UTC(2026, 1, 25, 9, 17));
    expect(data.sprints).toMatchObject([{ name: 'Week 9', state: 'closed', startAt: Date.UTC(2026, 1, 23, 8) }]);
    expect(data.versions).toMatchObject([{ name: 'Spring', released: true, releaseDate: '2026-04-01' }]);
    const blocks = demo.linkTypes.find(({ name }) => name === 'Blocks')?.id;
    expect(data.links).toMatchObject([{ typeId: blocks, inwardIssueId: issue('BOAT-1').id, outwardIssueId: story.id }]);
  });

  it('may be the bare list, with descriptions in wiki markup', async () => {
    const { issue } = await imported(
      JSON.stringify([{ key: 'BOAT-1', fields: { summary: 'A', description: 'h2. Why\n* rust' } }]),
      'list.json',
    );
    expect(issue('BOAT-1')).toMatchObject({
      createdAt: NOW,
      description: { content: [{ type: 'heading' }, { type: 'bulletList' }] },
    });
  });

  it.each([
    [
      'is cut off',
      '{"issues": [{"key": "BOAT-1", "fields": {"summary": "A"}}',
      1,
      'The file begins like JSON but is not: a bracket, comma or quote is wrong here.',
    ],
    [
      'has a wrong comma',
      '{\n  "issues": [\n    {"key": "BOAT-1",, "fields": {}}\n  ]\n}',
      3,
      'The file begins like JSON but is not: a bracket, comma or quote is wrong here.',
    ],
    [
      'has a bad key',
      '{"issues": [\n{"key": "BOAT-1", "fields": {"summary": "A"}},\n{"key": "boat", "fields": {"summary": "B"}}]}',
      3,
      'Not an issue key such as ABC-12 (at issues.1.key).',
    ],
    [
      'has a bad date',
      '{"issues": [\n{"key": "BOAT-1", "fields": {"summary": "A",\n"created": "yesterday"}}]}',
      3,
      '"yesterday" is not a date (at issues.0.fields.created).',
    ],
    [
      'has a key twice',
      '{"issues": [\n{"key": "BOAT-1", "fields": {"summary": "A"}},\n{"key": "BOAT-1", "fields": {"summary": "B"}}]}',
      3,
      'The issue key BOAT-1 stands on line 2 already.',
    ],
  ])('is refused with its line when it %s', async (_what, text, line, reason) => {
    expect(await refusal(text, 'bad.json')).toMatchObject({ line, reason });
  });

  it('is refused at the column of the value at fault', async () => {
    const text =
      '{"issues": [{"key": "BOAT-1", "fields": {"summary": "A"}}, {"key": "boat", "fields": {"summary": "B"}}]}';
    expect(await refusal(text, 'bad.json')).toMatchObject({ line: 1, column: text.indexOf('"boat"') + 1 });
  });

  it('is refused without issues', async () => {
    expect(await refusal('{"issues": []}', 'none.json')).toEqual({
      line: 1,
      column: 1,
      reason: 'The file holds no issues.',
    });
    expect((await refusal('{"values": []}', 'other.json')).line).toBe(1);
  });
});
