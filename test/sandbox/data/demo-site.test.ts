import { generateDemoSite } from '../../../sandbox/data/demo-site';
import { type AdfDocument, DEMO_PEOPLE, type IssueRecord, SITE_IDS } from '../../../sandbox/jira/site-records';
import { siteProblems } from './site-problems';

const NOW = Date.UTC(2026, 10, 24, 9, 30);
const DAY = 86_400_000;
const site = generateDemoSite({ now: NOW });
const typeOf = new Map(site.issueTypes.map((type) => [type.id, type]));
const categoryOf = new Map(site.statuses.map(({ id, category }) => [id, category]));
const shop = site.issues.filter(({ key }) => key.startsWith('SHOP-'));
const levelOf = ({ issueTypeId }: IssueRecord): number => typeOf.get(issueTypeId)?.hierarchyLevel ?? 0;
const isDone = ({ statusId }: IssueRecord): boolean => categoryOf.get(statusId) === 'done';
const stories = shop.filter((issue) => levelOf(issue) === 0);
const open = stories.filter((issue) => !isDone(issue));
const byId = new Map(site.issues.map((issue) => [issue.id, issue]));
const textOf = (document: AdfDocument | null): string => JSON.stringify(document);

describe('the demo site', () => {
  it('is sound: every id resolves, ranks are unique, nothing is dated after now', () => {
    expect(siteProblems(site, NOW)).toEqual([]);
  });

  it('is the same each time, and the same but for its dates on another day', () => {
    expect(generateDemoSite({ now: NOW })).toEqual(site);
    const later = generateDemoSite({ now: NOW + 90 * DAY });
    const told = (issue: IssueRecord): unknown => [issue.id, issue.key, issue.summary, issue.rank, issue.statusId];
    expect(later.issues.map(told)).toEqual(site.issues.map(told));
    expect(later.issues.map(({ createdAt }) => createdAt - 90 * DAY)).toEqual(
      site.issues.map(({ createdAt }) => createdAt),
    );
  });

  it('changes with the seed', () => {
    expect(generateDemoSite({ now: NOW, seed: 7 }).issues).not.toEqual(site.issues);
    expect(siteProblems(generateDemoSite({ now: NOW, seed: 7 }), NOW)).toEqual([]);
  });

  it('has four projects of four kinds', () => {
    expect(site.projects.map(({ key, projectTypeKey, style }) => [key, projectTypeKey, style])).toEqual([
      ['SHOP', 'software', 'classic'],
      ['APP', 'software', 'next-gen'],
      ['IDEA', 'product_discovery', 'next-gen'],
      ['CARE', 'service_desk', 'classic'],
    ]);
    const count = (key: string): number => site.issues.filter((issue) => issue.key.startsWith(`${key}-`)).length;
    expect(count('SHOP')).toBeGreaterThan(330);
    expect(count('APP')).toBeGreaterThan(50);
    expect(count('IDEA')).toBe(12);
    expect(count('CARE')).toBeGreaterThanOrEqual(40);
  });

  it('has seven initiatives and about twenty epics below them', () => {
    const initiatives = shop.filter((issue) => levelOf(issue) === 2);
    const epics = shop.filter((issue) => levelOf(issue) === 1);
    expect(initiatives).toHaveLength(7);
    expect(epics.length).toBeGreaterThanOrEqual(20);
    expect(epics.filter(({ parentId }) => initiatives.some(({ id }) => id === parentId)).length).toBeGreaterThanOrEqual(
      20,
    );
  });

  it('is as untidy as a backlog is', () => {
    const stale = open.filter(({ parentId }) => parentId !== null && isDone(byId.get(parentId) as IssueRecord));
    expect(stale.length).toBeGreaterThanOrEqual(3);
    expect(open.filter(({ parentId }) => parentId === null).length).toBeGreaterThanOrEqual(15);
    expect(open.filter(({ priorityId }) => priorityId === null).length).toBeGreaterThan(5);
    expect(open.filter(({ description }) => description === null).length).toBeGreaterThan(20);
    const sizes = open.map(({ custom }) => custom[SITE_IDS.storyPointsField]);
    expect(sizes.filter((size) => size === undefined).length).toBeGreaterThan(10);
    expect(sizes.filter((size) => Number(size) >= 13).length).toBeGreaterThanOrEqual(5);
    expect(open.filter(({ updatedAt }) => NOW - updatedAt > 365 * DAY).length).toBeGreaterThanOrEqual(8);
    expect(open.filter(({ dueDate }) => dueDate !== null && Date.parse(dueDate) < NOW).length).toBeGreaterThanOrEqual(
      2,
    );
    expect(Math.max(...open.map(({ voters, extraVotes }) => voters.length + extraVotes))).toBeGreaterThan(50);
  });

  it('has acceptance criteria under headings, in check lists and as Given/When/Then', () => {
    const all = stories.map(({ description }) => textOf(description));
    expect(all.filter((text) => text.includes('"Acceptance criteria"')).length).toBeGreaterThan(15);
    expect(all.filter((text) => text.includes('"taskList"')).length).toBeGreaterThan(5);
    expect(all.filter((text) => /Given .* When .* Then /.test(text)).length).toBeGreaterThan(5);
    expect(all.filter((text) => text.includes('"AC:"')).length).toBeGreaterThan(3);
  });

  it('values about two in five items of the backlog', () => {
    const valued = open.filter(({ custom }) => custom[SITE_IDS.businessValueField] !== undefined);
    expect(valued.length / open.length).toBeGreaterThan(0.3);
    expect(valued.length / open.length).toBeLessThan(0.5);
  });

  it('says hardly anything twice', () => {
    const summaries = site.issues.map(({ summary }) => summary);
    expect(new Set(summaries).size).toBeGreaterThan(summaries.length - 5);
  });

  it('ranks blocked issues both above and below what they wait for, and has a circle of blockers', () => {
    const blocks = site.links.filter(({ typeId }) => site.linkTypes.find(({ id }) => id === typeId)?.name === 'Blocks');
    const pairs = blocks.map(({ inwardIssueId, outwardIssueId }) => {
      return { blocker: byId.get(inwardIssueId) as IssueRecord, blocked: byId.get(outwardIssueId) as IssueRecord };
    });
    const waiting = pairs.filter(({ blocker, blocked }) => !isDone(blocker) && !isDone(blocked));
    expect(waiting.filter(({ blocker, blocked }) => blocked.rank < blocker.rank).length).toBeGreaterThanOrEqual(3);
    expect(waiting.filter(({ blocker, blocked }) => blocked.rank > blocker.rank).length).toBeGreaterThanOrEqual(3);
    const reaches = (from: string, to: string, depth: number): boolean =>
      depth > 0 &&
      blocks.some(
        (link) =>
          link.inwardIssueId === from && (link.outwardIssueId === to || reaches(link.outwardIssueId, to, depth - 1)),
      );
    expect(blocks.some(({ inwardIssueId }) => reaches(inwardIssueId, inwardIssueId, 4))).toBe(true);
  });

  it('links ideas to what delivers them and requests of organisations to what they ask for', () => {
    const ends = (typeName: string, projectKey: string): number =>
      site.links.filter(({ typeId, inwardIssueId, outwardIssueId }) => {
        const isType = site.linkTypes.find(({ id }) => id === typeId)?.name === typeName;
        return isType && [inwardIssueId, outwardIssueId].some((id) => byId.get(id)?.key.startsWith(projectKey));
      }).length;
    expect(ends('Polaris work item link', 'IDEA-')).toBeGreaterThanOrEqual(10);
    expect(ends('Relates', 'CARE-')).toBeGreaterThanOrEqual(35);
    const organised = site.issues.filter(({ custom }) => custom['customfield_10002'] !== undefined);
    expect(new Set(organised.map(({ custom }) => JSON.stringify(custom['customfield_10002']))).size).toBe(4);
  });

  it('has eight closed sprints, one that runs now, and two ahead', () => {
    expect(site.sprints.map(({ state }) => state)).toEqual([
      ...Array<string>(8).fill('closed'),
      'active',
      'future',
      'future',
    ]);
    const active = site.sprints[8];
    expect(active?.startAt).toBeLessThan(NOW);
    expect(active?.endAt).toBeGreaterThan(NOW);
    for (const sprint of site.sprints.slice(0, 8)) {
      const finished = shop.filter((issue) => issue.sprintIds.at(-1) === sprint.id && isDone(issue));
      expect(finished.length).toBeGreaterThanOrEqual(3);
      for (const { history } of finished)
        expect(history.some(({ items }) => items.some(({ field }) => field === 'Sprint'))).toBe(true);
    }
  });

  it('records how issues in progress and done came to be so', () => {
    const moved = stories.filter((issue) => categoryOf.get(issue.statusId) !== 'new');
    for (const issue of moved) {
      const last = issue.history.flatMap(({ items }) => items).findLast(({ field }) => field === 'status');
      expect(last?.to).toBe(issue.statusId);
      expect(issue.history).toEqual(issue.history.toSorted((one, other) => one.createdAt - other.createdAt));
    }
    const fields = new Set(
      site.issues.flatMap(({ history }) => history.flatMap(({ items }) => items.map(({ field }) => field))),
    );
    expect([...fields].toSorted()).toEqual(['Rank', 'Sprint', 'priority', 'resolution', 'status']);
  });

  it('keeps an epic and its issues from the developer and from partners', () => {
    const secret = shop.filter(({ securityLevelId }) => securityLevelId !== null);
    expect(secret.length).toBeGreaterThanOrEqual(8);
    expect(secret.some((issue) => levelOf(issue) === 1)).toBe(true);
    const grants = site.projects[0]?.securityLevels[0]?.grants ?? [];
    expect(grants).toContainEqual({ kind: 'app' });
    expect(grants).toContainEqual({ kind: 'user', accountId: DEMO_PEOPLE.po });
    expect(JSON.stringify(grants)).not.toContain(DEMO_PEOPLE.dev);
    expect(JSON.stringify(grants)).not.toContain(DEMO_PEOPLE.restricted);
  });

  it('lets the restricted viewer browse the shop only', () => {
    const mayBrowse = site.projects.filter(({ permissions }) =>
      (permissions.BROWSE_PROJECTS ?? []).some(
        (grant) => grant.kind === 'user' && grant.accountId === DEMO_PEOPLE.restricted,
      ),
    );
    expect(mayBrowse.map(({ key }) => key)).toEqual(['SHOP']);
    expect(site.users.find(({ accountId }) => accountId === DEMO_PEOPLE.restricted)?.groups).toEqual([
      'harbour-partners',
    ]);
  });

  it('has the people who sign in, the app itself, and customers', () => {
    const emails = site.users.map(({ emailAddress }) => emailAddress);
    for (const name of ['admin', 'pm', 'po', 'dev', 'restricted']) expect(emails).toContain(`${name}@example.com`);
    expect(site.users.find(({ accountId }) => accountId === SITE_IDS.appAccountId)?.accountType).toBe('app');
    expect(site.users.filter(({ accountType }) => accountType === 'customer')).toHaveLength(10);
    expect(new Set(site.users.map(({ timeZone }) => timeZone)).size).toBeGreaterThan(5);
  });
});

describe('a demo site of a given size', () => {
  it.each([0, 1, 20, 100, 5000])('holds exactly %i issues in SHOP and is sound', (issues) => {
    const sized = generateDemoSite({ now: NOW, issues });
    expect(sized.issues.filter(({ key }) => key.startsWith('SHOP-'))).toHaveLength(issues);
    expect(siteProblems(sized, NOW).slice(0, 5)).toEqual([]);
  });

  it('does not repeat itself much at 5,000', () => {
    const summaries = generateDemoSite({ now: NOW, issues: 5000 }).issues.map(({ summary }) => summary);
    expect(new Set(summaries).size / summaries.length).toBeGreaterThan(0.8);
  });
});
