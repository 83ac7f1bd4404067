import { linkIssue, rateIssue } from '../../src/app/answer-issue';
import { openIssue } from '../../src/app/open-issue';
import type { IssueView } from '../../src/contract/rpc';
import { aCriterion, aModel } from '../builders/a-model';
import { anIssue } from '../builders/an-issue';
import { criterionId, issueId } from '../builders/ids';
import { runQueue } from '../fakes/run-queue';
import { scannedSite } from '../fakes/scanned-site';

/* Jira takes 100 writes of one issue in half a minute, whoever makes them; then it asks to wait. */

const story = issueId('10001');
const accountId = 'olga';
const asked = criterionId('customer-value');
const WAIT_MS = 40_000;

async function shop() {
  const { site, ports } = await scannedSite([anIssue()], aModel({ criteria: [aCriterion()] }));
  const answer = async (rating: number): Promise<IssueView> => {
    const rated = await rateIssue(ports, { issueId: story, criterionId: asked, rating, accountId });
    if (!rated.ok) throw new Error(rated.error.code);
    return rated.value;
  };
  const opened = async (): Promise<IssueView> => {
    const view = await openIssue(ports, { issueId: story, accountId });
    if (!view.ok) throw new Error(view.error.code);
    return view.value;
  };
  site.throttledUntil = site.now + WAIT_MS;
  return { site, ports, answer, opened, until: site.throttledUntil };
}

it('an answer is kept and counts at once; the issue itself shows it as soon as Jira lets', async () => {
  const { site, ports, answer, opened, until } = await shop();
  const before = site.scores.get(story);
  const view = await answer(5);
  expect(view.followsAt).toBe(until);
  expect(view.raters).toMatchObject([{ criterionId: asked, count: 1, mine: 5 }]);
  expect(site.inputs.size).toBe(0);
  expect(site.scores.get(story)).toEqual(before);
  expect(site.queued).toMatchObject([{ message: { kind: 'rescoreIssue', settles: true }, delaySeconds: 40 }]);
  await runQueue(site, ports);
  expect(site.inputs.get(story)?.inputs).toMatchObject({ 'customer-value': { rating: 5 } });
  const now = await opened();
  expect(now.value).toEqual(view.value);
  expect(now.followsAt).toBeNull();
  expect(site.scores.get(story)).toMatchObject({ value: expect.any(Number) as number });
  expect(site.scores.get(story)).not.toEqual(before);
});

it('what Jira still does not take is tried again', async () => {
  const { site, ports, answer } = await shop();
  await answer(5);
  site.throttledUntil = site.now + 10 * WAIT_MS;
  await runQueue(site, ports);
  expect(site.now).toBeGreaterThanOrEqual(site.throttledUntil);
  expect(site.inputs.get(story)?.inputs).toMatchObject({ 'customer-value': { rating: 5 } });
});

it('an opening shows what it found, and its score follows', async () => {
  const { site, ports, opened, until } = await shop();
  site.scores.delete(story);
  expect((await opened()).followsAt).toBe(until);
  expect(site.queued).toMatchObject([{ message: { kind: 'rescoreIssue', settles: false } }]);
  await runQueue(site, ports);
  expect(site.scores.has(story)).toBe(true);
});

it('a link, which is kept nowhere but on the issue, is refused with the time to try again', async () => {
  const { site, ports, until } = await shop();
  const linked = await linkIssue(ports, { issueId: story, itemId: null, accountId });
  expect(linked).toEqual({ ok: false, error: { code: 'rate_limited', retryAt: until } });
  expect(site.queued).toEqual([]);
});
