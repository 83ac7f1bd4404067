import type { FrameLocator } from 'playwright-core';
import { eventually } from '../eventually';
import { openStage, type Seat, type Stage, type View } from './stage';

jest.setTimeout(60_000);

/** On two epics of the demo shop that lie under no initiative, or on their children. */
const THEME = 'Keep the shop standing';

interface Score {
  readonly state: string;
  readonly theme?: string;
}

let stage: Stage;
let seats: Seat[] = [];

beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  const left = seats;
  seats = [];
  await Promise.all(left.map(({ leave }) => leave()));
});
afterAll(() => stage.close());

async function open(view: View): Promise<Seat> {
  const seat = await stage.open(view);
  seats.push(seat);
  return seat;
}

async function keysOf(jql: string): Promise<readonly string[]> {
  const body = { jql, fields: ['summary'], maxResults: 200 };
  const { issues } = await stage.jira<{ readonly issues: readonly { readonly key: string }[] }>(
    'admin',
    'POST',
    '/rest/api/3/search/jql',
    body,
  );
  return issues.map(({ key }) => key);
}

async function scoreOf(issueKey: string): Promise<Score> {
  const address = `/rest/api/3/issue/${issueKey}/properties/plumbline.score`;
  return (await stage.jira<{ readonly value: Score }>('admin', 'GET', address)).value;
}

const sidePanel = (app: FrameLocator) => app.getByRole('complementary', { name: 'Before you save' });

async function openRoadmap(seat: Seat): Promise<FrameLocator> {
  const app = seat.app('admin-page');
  await app.getByRole('heading', { name: 'Roadmap', level: 1 }).waitFor();
  return app;
}

test('a theme mapped by a JQL rule: live count, dry run, save, and the children of the matched epic are aligned', async () => {
  const [epic] = await keysOf('project = SHOP AND summary ~ "Platform upkeep" AND hierarchyLevel = 1');
  if (epic === undefined) throw new Error('The demo shop has no epic Platform upkeep.');
  const children = await keysOf(`parent = ${epic} AND statusCategory = "To Do" AND component IS EMPTY`);
  const [child] = children;
  if (child === undefined) throw new Error(`${epic} has no open children.`);
  const developer = await open({ as: 'dev', path: `/browse/${child}` });
  await developer.app('issue-panel').getByRole('region', { name: 'Alignment' }).getByText('Unlinked').waitFor();

  const admin = await open({ as: 'admin', path: '/admin/plumbline' });
  const app = await openRoadmap(admin);
  await app.getByRole('button', { name: 'Add theme' }).click();
  const name = app.getByRole('textbox', { name: /^Name of/ }).last();
  await name.fill(THEME);
  await name.press('Enter');
  await app.getByRole('button', { name: `Actions for ${THEME}` }).click();
  await app.getByRole('menuitem', { name: /rule/i }).click();
  await app.getByRole('combobox', { name: 'JQL' }).fill(`key = ${epic}`);
  await app.getByText('1 issue matches now.').waitFor();
  await app.getByRole('link', { name: epic }).waitFor();

  const panel = sidePanel(app);
  const linked = panel.getByRole('definition').filter({ hasText: /^\d+$/ });
  await panel.getByText('To linked').waitFor();
  expect(Number(await linked.nth(2).innerText())).toBeGreaterThanOrEqual(children.length);
  expect((await scoreOf(child)).state).toBe('unlinked');

  await panel.getByRole('textbox', { name: /^Note/ }).fill('Upkeep is work of its own');
  await panel.getByRole('button', { name: /^Save as revision/ }).click();
  await admin.page.getByText('Saved as roadmap revision 2').waitFor();
  await eventually(async () => {
    for (const key of children) expect((await scoreOf(key)).state).toBe('aligned');
  });
  await developer.page.reload();
  const alignment = developer.app('issue-panel').getByRole('region', { name: 'Alignment' });
  await alignment.getByText(/Aligned/).waitFor();
  await alignment.getByText(/JQL rule/).waitFor();
  await developer
    .app('issue-panel')
    .getByRole('list', { name: `Path from ${THEME}` })
    .waitFor();
  expect(admin.complaints()).toEqual([]);
});

test('two admins at once: the second is told, keeps the draft, puts it on top, and nothing is lost', async () => {
  const [first, second] = await Promise.all([
    open({ as: 'admin', path: '/admin/plumbline' }),
    open({ as: 'admin', path: '/admin/plumbline' }),
  ]);
  const [apps0, apps1] = await Promise.all([openRoadmap(first), openRoadmap(second)]);
  const weight = (app: FrameLocator, item: string) => app.getByRole('textbox', { name: `Weight of ${item}` });
  await weight(apps0, 'Buying without friction').fill('55');
  await weight(apps0, 'Buying without friction').press('Tab');
  await weight(apps1, 'Customers who come back').fill('33');
  await weight(apps1, 'Customers who come back').press('Tab');
  await sidePanel(apps0)
    .getByRole('button', { name: /^Save as revision/ })
    .click();
  await first.page.getByText(/^Saved as roadmap revision/).waitFor();

  await sidePanel(apps1)
    .getByRole('button', { name: /^Save as revision/ })
    .click();
  await sidePanel(apps1)
    .getByText(/Ines Duarte saved revision \d+/)
    .waitFor();
  await sidePanel(apps1).getByText('Your draft is safe.', { exact: false }).waitFor();
  expect(await weight(apps1, 'Customers who come back').inputValue()).toBe('33');
  await sidePanel(apps1).getByRole('button', { name: 'Put my 1 change on top' }).click();
  await eventually(async () => expect(await weight(apps1, 'Buying without friction').inputValue()).toBe('55'));
  expect(await weight(apps1, 'Customers who come back').inputValue()).toBe('33');
  await sidePanel(apps1)
    .getByRole('button', { name: /^Save as revision/ })
    .click();
  await second.page.getByText(/^Saved as roadmap revision/).waitFor();

  await first.page.reload();
  await openRoadmap(first);
  expect(await weight(apps0, 'Buying without friction').inputValue()).toBe('55');
  expect(await weight(apps0, 'Customers who come back').inputValue()).toBe('33');
  expect(second.complaints()).toEqual([]);
});

test('settings of a project are saved, and Health uses them', async () => {
  const po = await open({ as: 'po', path: '/projects/SHOP/settings/plumbline' });
  const settings = po.app('settings-page');
  const top = settings.getByRole('textbox', { name: 'Ready at the top' });
  await top.fill('7');
  await settings.getByText('1 change, not saved').waitFor();
  await settings.getByRole('button', { name: 'Save' }).click();
  await po.page.getByText('Settings saved').waitFor();
  await po.page.reload();
  await top.waitFor();
  expect(await top.inputValue()).toBe('7');
  await po.goTo('/projects/SHOP/plumbline/health');
  await po
    .app('project-page')
    .getByText(/of the top 7 pass every check/)
    .waitFor();

  await po.goTo('/projects/SHOP/settings/plumbline');
  await top.fill('none');
  await settings.getByText('1 field to mend').waitFor();
  expect(await settings.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  expect(po.complaints()).toEqual([]);
});

test('an admin switches to RICE: effort mapped, dry run seen, saved, and an issue shows its RICE score', async () => {
  const [issueKey] = await keysOf(
    'project = SHOP AND statusCategory = "To Do" AND "Story Points" = 5 AND hierarchyLevel = 0',
  );
  if (issueKey === undefined) throw new Error('The demo shop has no open item of 5 points.');
  const { id: issueId } = await stage.jira<{ readonly id: string }>('admin', 'GET', `/rest/api/3/issue/${issueKey}`);
  const admin = await open({ as: 'admin', path: '/admin/plumbline' });
  const app = await openRoadmap(admin);
  await app.getByRole('link', { name: 'Value model' }).click();
  await app.getByRole('button', { name: 'Choose another way' }).click();
  await app.getByRole('button', { name: /^RICE/ }).click();
  await app.getByText('Reach, Impact, Confidence').waitFor();
  await app.getByRole('button', { name: 'Switch to RICE' }).click();

  await app.getByRole('button', { name: 'Add Effort' }).click();
  await app.getByRole('button', { name: /another source for Effort/ }).click();
  await app.getByRole('searchbox', { name: 'Search sources' }).fill('story points');
  await app
    .getByText(/^\d+\s% filled$/)
    .first()
    .waitFor();
  await app.getByRole('button', { name: /^Story Points/ }).click();

  const panel = sidePanel(app);
  await panel.getByText(/changes? band/).waitFor();
  await panel
    .getByText(/to not enough data/)
    .first()
    .waitFor();
  await panel.getByRole('button', { name: 'Save as model revision 1' }).click();
  await admin.page.getByText('Saved as value model revision 1').waitFor();
  expect(admin.complaints()).toEqual([]);

  const developer = await open({ as: 'dev', path: `/browse/${issueKey}` });
  const answers = { reach: 100, impact: 2, confidence: 0.8 };
  for (const [criterionId, rating] of Object.entries(answers)) {
    const input = { issueId, criterionId, rating };
    const answer = await developer.rpc({
      moduleKey: 'plumbline-panel',
      place: { issueKey },
      name: 'issue.rate',
      input,
    });
    expect(answer).toMatchObject({ ok: true });
  }
  await developer.page.reload();
  // 100 customers x 2 (high) x 80 % / 5 points.
  await developer
    .app('issue-panel')
    .getByText(/^RICE 32\b/)
    .waitFor();
});

test('a formula that cannot work is refused with the place, and nothing is saved', async () => {
  const admin = await open({ as: 'admin', path: '/admin/plumbline' });
  const app = await openRoadmap(admin);
  await app.getByRole('link', { name: 'Value model' }).click();
  await app.getByRole('button', { name: 'Choose another way' }).click();
  await app.getByRole('button', { name: /^Own formula/ }).click();
  await app.getByRole('button', { name: 'Switch to Own formula' }).click();
  const formula = app.getByRole('textbox', { name: 'The value is worked out as' });
  await formula.fill('Reach * Impact / (Confidence - 1)');
  await app.getByRole('button', { name: /^Go to character 1[89]$/ }).click();
  const [from, to] = await formula.evaluate((box: HTMLTextAreaElement) => [box.selectionStart, box.selectionEnd]);
  expect((await formula.inputValue()).slice(from, to)).toContain('Confidence - 1');
  expect(
    await sidePanel(app)
      .getByRole('button', { name: /^Save as model revision/ })
      .isDisabled(),
  ).toBe(true);
  await formula.fill('Reach * Impact / Confidence');
  await app.getByRole('button', { name: 'Use these as the two ends' }).click();
  await sidePanel(app)
    .getByText(/changes? band/)
    .waitFor();
  expect(admin.complaints()).toEqual([]);
});
