import { openStage, type Resource, type Seat, type Stage } from './stage';

jest.setTimeout(60_000);

/** What people read where the site misbehaves, and that a press brings the page back when it no longer does. */
const STORY = 'SHOP-128';

let stage: Stage;
let seat: Seat | null = null;

beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await change({ reset: true });
  await seat?.leave();
  seat = null;
});
afterAll(() => stage.close());

async function change(asked: object): Promise<void> {
  const response = await fetch(`${stage.url}/__forge/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** The page says `words`; once the fault is gone, the button brings `content`. */
async function recovers(page: {
  readonly resource: Resource;
  readonly words: readonly RegExp[];
  readonly heading: string | RegExp;
}): Promise<void> {
  if (seat === null) throw new Error('Nobody looks.');
  const app = seat.app(page.resource);
  for (const words of page.words) await app.getByText(words).first().waitFor();
  await change({ reset: true });
  await app.getByRole('button', { name: 'Try again' }).first().click();
  await app.getByRole('heading', { name: page.heading }).first().waitFor();
}

it('[rateLimit] a page that Jira throttles says when to try again', async () => {
  await change({ set: { rateLimit: 'jira-quota-global-based', rateLimitSeconds: 600 } });
  seat = await stage.open({ as: 'po', path: `/browse/${STORY}` });
  const words = [/Jira is limiting requests for this site/, /Nothing stored was lost\. Try again at \d\d?:\d\d/];
  await recovers({ resource: 'issue-panel', words, heading: 'Value' });
});

it('[rateLimit] a gateway that refuses the browser itself is told of in the glance, not only on the server', async () => {
  await change({ set: { rateLimit: 'gateway' } });
  seat = await stage.open({ as: 'po', path: `/browse/${STORY}` });
  const app = seat.app('issue-glance');
  await app.getByText('Jira asked us to slow down').waitFor();
  await app.getByText('Nothing stored was lost. Try again in a minute.').waitFor();
});

it('[serverErrorShare] a page on a Jira that is down says that nothing was lost', async () => {
  await change({ preset: 'Jira is down' });
  seat = await stage.open({ as: 'po', path: '/projects/SHOP/plumbline/health' });
  const words = [/No answer/, /Plumbline or Jira did not answer in time\./, /Nothing stored was lost\. Try again\./];
  await recovers({ resource: 'project-page', words, heading: /health/i });
});

it('the bar of the sandbox shows that faults are on, and its drawer switches them off', async () => {
  await change({ set: { kvsLatencyMs: 1, dropShare: 0.01 } });
  seat = await stage.open({ as: 'po', path: '/projects/SHOP/board' });
  const { page } = seat;
  await page.getByRole('button', { name: '2 faults on' }).click();
  const drawer = page.getByRole('region', { name: 'Under the hood' });
  const share = drawer.getByLabel('Connections that break');
  if ((await share.inputValue()) !== '1') throw new Error('The drawer shows another share.');
  await share.fill('200');
  await share.press('Enter');
  await drawer.getByRole('alert').waitFor();
  await drawer.getByRole('button', { name: 'All off' }).click();
  await drawer.getByText('Everything works.').waitFor();
  await page.getByRole('button', { name: /faults? on/ }).waitFor({ state: 'detached' });
});
