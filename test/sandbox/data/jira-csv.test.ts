import { SITE_IDS } from '../../../sandbox/jira/site-records';
import { demo, imported, NOW, refusal } from './import-fixture';

const nameOf = (
  records: readonly { readonly id: string | number; readonly name: string }[],
  id: string | number | null,
): string | undefined => records.find((one) => one.id === id)?.name;

describe('a Jira CSV export', () => {
  it('needs no more than summaries and keys', async () => {
    const { data, summary, issue } = await imported('Summary,Issue key\nPaint the boat,BOAT-1\n');
    expect(summary).toMatchObject({
      format: 'csv',
      issues: 1,
      epics: 0,
      open: 1,
      projects: [{ key: 'BOAT', name: 'BOAT', issues: 1 }],
    });
    expect(nameOf(demo.issueTypes, issue('BOAT-1').issueTypeId)).toBe('Task');
    expect(data.projects[0]).toMatchObject({ projectTypeKey: 'software', style: 'classic' });
    expect(issue('BOAT-1')).toMatchObject({
      createdAt: NOW,
      updatedAt: NOW,
      resolvedAt: null,
      description: null,
      priorityId: null,
    });
    expect(summary.notes).toEqual(['No issue has a day of creation; all are dated at this import.']);
  });

  it('reads repeated headers as many values', async () => {
    const text = [
      'Summary,Issue key,Labels,Components,Labels,Components,Fix versions,Fix versions,Sprint,Sprint',
      'One,BOAT-1,red,Hull,blue,Sail,1.0,1.1,Week 1,Week 2',
      'Two,BOAT-2,,Hull,blue,,,1.1,,Week 2',
    ].join('\n');
    const { data, issue } = await imported(text);
    expect(issue('BOAT-1').labels).toEqual(['red', 'blue']);
    expect(data.components.map(({ name }) => name)).toEqual(['Hull', 'Sail']);
    expect(issue('BOAT-2').componentIds).toEqual([data.components[0]?.id]);
    expect(issue('BOAT-1').fixVersionIds.map((id) => nameOf(data.versions, id))).toEqual(['1.0', '1.1']);
    expect(issue('BOAT-1').sprintIds.map((id) => nameOf(data.sprints, id))).toEqual(['Week 1', 'Week 2']);
  });

  it('reads all of its date forms', async () => {
    const text = [
      'Summary,Issue key,Created,Updated,Resolved,Due date,Status Category,Status',
      'Twelve,BOAT-1,25/Feb/26 10:17 PM,26/Feb/26 12:05 AM,,28/Feb/26 12:00 AM,To Do,Open',
      'Twenty-four,BOAT-2,25/Feb/26 22:17,26/Feb/26 0:05,26/Feb/26 00:05,,Done,Closed',
      'Iso,BOAT-3,2026-02-25T22:17:00.000+0100,2026-02-26 09:00,,2026-03-01,To Do,Open',
    ].join('\n');
    const { issue } = await imported(text);
    const at = (...parts: readonly [number, number, number, number]): number =>
      Date.UTC(2026, parts[0] - 1, parts[1], parts[2], parts[3]);
    expect(issue('BOAT-1')).toMatchObject({
      createdAt: at(2, 25, 22, 17),
      updatedAt: at(2, 26, 0, 5),
      dueDate: '2026-02-28',
    });
    expect(issue('BOAT-2')).toMatchObject({ createdAt: at(2, 25, 22, 17), resolvedAt: at(2, 26, 0, 5) });
    expect(issue('BOAT-3')).toMatchObject({ createdAt: at(2, 25, 21, 17), dueDate: '2026-03-01' });
  });

  it.each(['Parent', 'Parent id', 'Parent key', 'Custom field (Epic Link)'])(
    'finds parents by "%s"',
    async (column) => {
      const value = column === 'Parent' || column === 'Parent id' ? '901' : 'BOAT-1';
      const text = `Summary,Issue key,Issue id,Issue Type,${column}\nBig,BOAT-1,901,Epic,\nSmall,BOAT-2,902,Story,${value}\n`;
      const { summary, issue } = await imported(text);
      expect(issue('BOAT-2').parentId).toBe(issue('BOAT-1').id);
      expect(summary).toMatchObject({ epics: 1, droppedParents: 0 });
    },
  );

  it('drops a parent that the file does not hold, and counts it', async () => {
    const { summary, issue } = await imported('Summary,Issue key,Parent,Parent key\nA,BOAT-1,777,DOCK-9\nB,BOAT-2,,\n');
    expect(issue('BOAT-1').parentId).toBeNull();
    expect(summary.droppedParents).toBe(1);
  });

  it('reads link columns from both ends once', async () => {
    const text = [
      'Summary,Issue key,Inward issue link (Blocks),Outward issue link (Blocks),Outward issue link (Blocks),Outward issue link (Depends)',
      'First,BOAT-1,,BOAT-2,BOAT-3,',
      'Second,BOAT-2,BOAT-1,,,BOAT-3',
      'Third,BOAT-3,BOAT-1,DOCK-5,BOAT-3,',
    ].join('\n');
    const { data, summary, issue } = await imported(text);
    const blocks = demo.linkTypes.find(({ name }) => name === 'Blocks')?.id;
    const told = data.links.map(({ typeId, inwardIssueId, outwardIssueId }) => [
      typeId === blocks,
      inwardIssueId,
      outwardIssueId,
    ]);
    expect(told).toEqual([
      [true, issue('BOAT-1').id, issue('BOAT-2').id],
      [true, issue('BOAT-1').id, issue('BOAT-3').id],
      [false, issue('BOAT-2').id, issue('BOAT-3').id],
    ]);
    expect(data.linkTypes).toMatchObject([{ name: 'Depends', inward: 'is depended on by', outward: 'depends on' }]);
    expect(summary).toMatchObject({ links: 3, droppedLinks: 2 });
  });

  it('reads sizes, values and votes as numbers, and keeps unknown columns out but named', async () => {
    const text = [
      'Summary,Issue key,Custom field (Story Points),Custom field (Story point estimate),Custom field (Business value),Votes,Watchers,Σ Time Spent,Custom field (Mood)',
      'A,BOAT-1,5.0,3,40,12,4,60,good',
      'B,BOAT-2,,,,,,,',
    ].join('\n');
    const { summary, issue } = await imported(text);
    expect(issue('BOAT-1').custom).toEqual({
      [SITE_IDS.storyPointsField]: 5,
      [SITE_IDS.storyPointEstimateField]: 3,
      [SITE_IDS.businessValueField]: 40,
    });
    expect(issue('BOAT-1')).toMatchObject({ extraVotes: 12, extraWatchers: 4 });
    expect(issue('BOAT-2').custom).toEqual({});
    expect(summary.ignored).toEqual(['Σ Time Spent', 'Custom field (Mood)']);
  });

  it('keeps the order of the exported ranks, unranked last', async () => {
    const text =
      'Summary,Issue key,Custom field (Rank)\nA,BOAT-1,0|i0002f:\nB,BOAT-2,\nC,BOAT-3,0|i00007:\nD,BOAT-4,0|i00007:i\n';
    const { data } = await imported(text);
    const order = data.issues.toSorted((one, other) => (one.rank < other.rank ? -1 : 1)).map(({ key }) => key);
    expect(order).toEqual(['BOAT-3', 'BOAT-4', 'BOAT-1', 'BOAT-2']);
  });

  it('shares statuses, priorities and types with the site, and adds what is new', async () => {
    const text = [
      'Summary,Issue key,Issue Type,Status,Status Category,Priority,Resolution',
      'A,BOAT-1,Story,Done,Done,High,Done',
      'B,BOAT-2,,Backlog,In Progress,Major - P3,',
      'C,BOAT-3,Spike,Dry dock,In Progress,Blocker - P1,Sunk',
      'D,BOAT-4,Sub-task,Dry dock,In Progress,Trivial - P5,',
    ].join('\n');
    const { data, issue } = await imported(text);
    expect(nameOf(demo.statuses, issue('BOAT-1').statusId)).toBe('Done');
    expect(nameOf(demo.priorities, issue('BOAT-1').priorityId)).toBe('High');
    expect(nameOf(demo.issueTypes, issue('BOAT-2').issueTypeId)).toBe('Task');
    expect(data.statuses.map(({ name, category, projectId }) => [name, category, projectId !== null])).toEqual([
      ['Backlog', 'indeterminate', true],
      ['Dry dock', 'indeterminate', false],
    ]);
    expect(data.priorities.map(({ name }) => name)).toEqual(['Blocker - P1', 'Major - P3', 'Trivial - P5']);
    expect(data.issueTypes).toMatchObject([{ name: 'Spike', hierarchyLevel: 0 }]);
    expect(data.resolutions.map(({ name }) => name)).toEqual(['Sunk']);
  });

  it('works out categories that the file does not give', async () => {
    const rows = [
      'A,BOAT-1,Resolved,Fixed',
      'B,BOAT-2,Patch Available,',
      'C,BOAT-3,Parked,',
      'D,BOAT-4,Ashore,Fixed',
      'E,BOAT-5,In Review,',
    ];
    const { data } = await imported(`Summary,Issue key,Status,Resolution\n${rows.join('\n')}\n`);
    const found = new Map(data.statuses.map(({ name, category }) => [name, category]));
    expect(Object.fromEntries(found)).toEqual({
      Resolved: 'done',
      'Patch Available': 'indeterminate',
      Parked: 'new',
      Ashore: 'done',
    });
  });

  it('invents accounts for people of the file, and reads comments and watchers', async () => {
    const text = [
      'Summary,Issue key,Created,Reporter,Reporter Id,Assignee,Assignee Id,Watchers,Watchers Id,Watchers Id,Comment,Comment',
      `A,BOAT-1,25/Feb/26 10:17 PM,Nora Quill,712020:aa,Mara Lindt,5b10a2844c20165700ede21c,Nora Quill,712020:aa,712020:bb,26/Feb/26 4:38 PM;712020:bb;Looks *good*; ship it,no date at all`,
    ].join('\n');
    const { data, issue } = await imported(text);
    expect(data.users.map(({ accountId, displayName }) => [accountId, displayName])).toEqual([
      ['712020:aa', 'Nora Quill'],
      ['712020:bb', 'Imported person 2'],
    ]);
    const { comments, watchers, reporterAccountId, assigneeAccountId } = issue('BOAT-1');
    expect([reporterAccountId, assigneeAccountId, watchers]).toEqual([
      '712020:aa',
      '5b10a2844c20165700ede21c',
      ['712020:aa', '712020:bb'],
    ]);
    expect(comments[0]).toMatchObject({ authorAccountId: '712020:bb', createdAt: Date.UTC(2026, 1, 26, 16, 38) });
    expect(JSON.stringify(comments[0]?.body)).toContain('; ship it');
    expect(comments[1]).toMatchObject({ authorAccountId: '712020:aa', createdAt: issue('BOAT-1').createdAt });
  });

  it('knows which sprint runs by its issues', async () => {
    const rows = [
      'A,BOAT-1,Done,Done,One',
      'B,BOAT-2,Going,In Progress,Two',
      'C,BOAT-3,Open,To Do,Two',
      'D,BOAT-4,Open,To Do,Three',
    ];
    const { data } = await imported(`Summary,Issue key,Status,Status Category,Sprint\n${rows.join('\n')}\n`);
    expect(Object.fromEntries(data.sprints.map(({ name, state }) => [name, state]))).toEqual({
      One: 'closed',
      Two: 'active',
      Three: 'future',
    });
  });

  it('lets the team work in the project and the restricted viewer read it', async () => {
    const { data } = await imported('Summary,Issue key,Security Level\nA,BOAT-1,Board only\n');
    const { permissions, securityLevels } = data.projects[0] ?? {};
    expect(JSON.stringify(permissions?.BROWSE_PROJECTS)).toContain('5b10a2844c20165700ede21e');
    expect(JSON.stringify(permissions?.EDIT_ISSUES)).not.toContain('5b10a2844c20165700ede21e');
    expect(JSON.stringify(permissions?.EDIT_ISSUES)).toContain('harbour-staff');
    expect(securityLevels?.map(({ name }) => name)).toEqual(['Board only']);
  });

  it('makes keys from ids and the name of the file where there are none', async () => {
    const { issue, summary } = await imported('Summary,Issue id\nYounger,22\nOlder,11\n', 'harbour-export.csv');
    expect(issue('HARBOUR-1').summary).toBe('Older');
    expect(issue('HARBOUR-2').summary).toBe('Younger');
    expect(summary.notes[0]).toContain('HARBOUR-1');
  });

  it('takes several projects, quoted line breaks, CR LF and a byte order mark', async () => {
    const text =
      '\uFEFFSummary,Issue key,Description\r\n"Say ""hi"", twice",BOAT-1,"line one\r\nline two"\r\n\r\nOther,DOCK-1,\r\n';
    const { data, issue } = await imported(text);
    expect(data.projects.map(({ key }) => key)).toEqual(['BOAT', 'DOCK']);
    expect(issue('BOAT-1').summary).toBe('Say "hi", twice');
    expect(JSON.stringify(issue('BOAT-1').description)).toContain('hardBreak');
  });
});

describe('a CSV file with a fault is refused whole', () => {
  const header = 'Summary,Issue key,Created,Parent key,Custom field (Story Points),Status Category';
  it.each([
    [
      'a key that comes twice',
      `${header}\nA,BOAT-1,,,,\n"B\nb",BOAT-1,,,,\n`,
      4,
      4,
      'The issue key BOAT-1 stands on line 2 already.',
    ],
    [
      'a bad date',
      `${header}\nA,BOAT-1,31/Feb/26 10:00 AM,,,\n`,
      2,
      10,
      '"31/Feb/26 10:00 AM" in column "created" is not a date such as 25/Feb/26 10:17 PM.',
    ],
    [
      'an hour of thirteen at noon',
      `${header}\nA,BOAT-1,25/Feb/26 13:00 PM,,,\n`,
      2,
      10,
      '"25/Feb/26 13:00 PM" in column "created" is not a date such as 25/Feb/26 10:17 PM.',
    ],
    ['no column of summaries', 'Title,Issue key\nA,BOAT-1\n', 1, 1, 'The header has no column "Summary".'],
    [
      'no column of keys',
      'Summary,Status\nA,Open\n',
      1,
      1,
      'The header has neither a column "Issue key" nor a column "Issue id".',
    ],
    [
      'a key of another form',
      `${header}\nA,BOAT-1,,,,\nB,boat 2,,,,\n`,
      3,
      3,
      '"boat 2" is not an issue key such as ABC-12.',
    ],
    ['no key', `${header}\nA,,,,,\n`, 2, 3, 'This row has no issue key.'],
    ['no summary', `${header}\n,BOAT-1,,,,\n`, 2, 1, 'This issue has no summary.'],
    [
      'an open quote',
      `${header}\nA,BOAT-1,,,,\n"B,BOAT-2,,,,\nC,BOAT-3,,,,\n`,
      3,
      1,
      'This cell opens a quote that is never closed.',
    ],
    [
      'text after a quote',
      `${header}\n"A"b,BOAT-1,,,,\n`,
      2,
      4,
      'Text follows a closing quote; a quote inside a cell is written twice.',
    ],
    ['more cells than headers', `${header}\nA,BOAT-1,,,,,,x\n`, 2, 15, 'This row has 8 cells, the header has 6.'],
    ['a size that is no number', `${header}\nA,BOAT-1,,,large,\n`, 2, 12, '"large" is not a number.'],
    [
      'a category that Jira has not',
      `${header}\nA,BOAT-1,,,,Almost\n`,
      2,
      13,
      '"Almost" is not a status category: To Do, In Progress or Done.',
    ],
    [
      'parents in a circle',
      `${header}\nA,BOAT-1,,BOAT-2,,\nB,BOAT-2,,BOAT-1,,\n`,
      2,
      11,
      'Parents go round in a circle: BOAT-1 > BOAT-2 > BOAT-1.',
    ],
    [
      'a project that the site has',
      `${header}\nA,SHOP-1,,,,\n`,
      2,
      3,
      'The site already has a project with the key SHOP; nothing was imported.',
    ],
    [
      'a key that a project had before',
      `${header}\nA,WEB-1,,,,\n`,
      2,
      3,
      'The site already has a project with the key WEB; nothing was imported.',
    ],
    ['nothing', '', 1, 1, 'The file is empty.'],
    ['blank lines', '\n \n', 1, 1, 'The file is empty.'],
    ['a header and no issue', `${header}\n`, 1, 1, 'The file holds no issues.'],
  ])('%s', async (_what, text, line, column, reason) => {
    expect(await refusal(text)).toEqual({ line, column, reason });
  });

  it('an id that comes twice', async () => {
    expect(await refusal('Summary,Issue key,Issue id\nA,BOAT-1,5\nB,BOAT-2,5\n')).toMatchObject({
      line: 3,
      reason: 'The issue id 5 belongs to BOAT-1 already.',
    });
  });

  it('bytes that are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('Summary,Issue key\nCaf'), Buffer.from([0xe9]), Buffer.from(',BOAT-1\n')]);
    expect(await refusal(bytes)).toEqual({
      line: 2,
      column: 4,
      reason: 'The file is not UTF-8 text; save it as UTF-8 and try again.',
    });
  });

  it('a file that is not there', async () => {
    const { importFile } = await import('../../../sandbox/data/import-file');
    const { importSiteFrom } = await import('../../../sandbox/data/import-site');
    const result = await importFile('/nowhere/at/all.csv', { now: NOW, site: importSiteFrom(demo) });
    expect(result).toMatchObject({ ok: false, error: { line: 1, column: 1 } });
  });

  it('but accepts rows that are longer only by empty cells', async () => {
    const { summary } = await imported(`${header}\nA,BOAT-1,,,,,,,\nB,BOAT-2\n`);
    expect(summary.issues).toBe(2);
  });
});
