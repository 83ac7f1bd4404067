import { exemptIssue, linkIssue, rateIssue } from '../../src/app/answer-issue';
import { listHistory } from '../../src/app/list-history';
import { rescoreIssue } from '../../src/app/rescore-issue';
import { saveModel } from '../../src/app/save-model';
import { saveRoadmap } from '../../src/app/save-roadmap';
import type { Ports } from '../../src/ports/ports';
import { aCriterion, aModel } from '../builders/a-model';
import { aRoadmap } from '../builders/a-roadmap';
import { anIssue } from '../builders/an-issue';
import { criterionId, issueId, itemId } from '../builders/ids';
import { SHOP } from '../fakes/fake-site';
import { runQueue } from '../fakes/run-queue';
import { scanAgain, scannedSite } from '../fakes/scanned-site';

const DAY_MS = 86_400_000;
const story = issueId('10001');
const accountId = 'olga';
const shop = () => scannedSite([anIssue({ votes: 5 }), anIssue({ issueId: issueId('10002') })]);

async function historyOf(ports: Ports) {
  const history = await listHistory(ports, { issueId: story, accountId });
  if (!history.ok) throw new Error(history.error.code);
  return history.value.entries;
}

it('[V7] tells what an answer, a change in Jira, a model and a roadmap did, newest first', async () => {
  const { site, ports } = await shop();
  expect(await historyOf(ports)).toEqual([]);
  await rateIssue(ports, { issueId: story, criterionId: criterionId('customer-value'), rating: 5, accountId });
  site.now += 60_000;
  site.issues.set(story, { ...anIssue({ votes: 5, priorityId: '1' }), updatedAt: site.now });
  await rescoreIssue(ports, { issueId: story, projectId: SHOP.projectId, occurredAt: site.now });
  site.now += 60_000;
  const model = aModel({ criteria: aModel().criteria.map((one) => ({ ...one, weight: one.weight === 2 ? 9 : 1 })) });
  await saveModel(ports, { baseRevision: 1, model, note: '', accountId: 'admin' });
  await runQueue(site, ports);
  site.now += 60_000;
  await saveRoadmap(ports, { baseRevision: 0, roadmap: aRoadmap(), note: '', accountId: 'admin' });
  await runQueue(site, ports);
  site.now += 60_000;
  await linkIssue(ports, { issueId: story, itemId: itemId('epic'), accountId });
  const entries = await historyOf(ports);
  expect(entries.map(({ causes }) => causes.map((cause) => cause.kind))).toEqual([
    ['place'],
    ['model'],
    ['input'],
    ['input'],
    ['first'],
  ]);
  expect(entries.at(-2)?.causes).toMatchObject([{ criterionId: 'customer-value', from: null, to: 5 }]);
  expect(entries[2]?.causes).toMatchObject([{ criterionId: 'urgency', from: '3', to: '1' }]);
  expect(entries[1]).toMatchObject({ modelRevision: 2, causes: [{ kind: 'model', revision: 2 }] });
  expect(JSON.stringify(entries)).not.toContain(accountId);
});

it('[V6] tells age as the cause where nothing else changed', async () => {
  const { site, ports } = await shop();
  await rateIssue(ports, { issueId: story, criterionId: criterionId('customer-value'), rating: 5, accountId });
  site.now += 300 * DAY_MS;
  await scanAgain(site, ports);
  const [newest] = await historyOf(ports);
  expect(newest?.causes).toEqual([{ kind: 'age' }]);
});

it('keeps quiet where nothing moved', async () => {
  const { site, ports } = await shop();
  await scanAgain(site, ports);
  await rescoreIssue(ports, { issueId: story, projectId: SHOP.projectId, occurredAt: site.now });
  await exemptIssue(ports, { issueId: story, exemption: null, accountId });
  expect(await historyOf(ports)).toEqual([]);
});

it('a whole rescore notes only rows that moved by a point or changed their state', async () => {
  const { site, ports } = await shop();
  const nearly = aModel({ criteria: aModel().criteria.map((one) => ({ ...one, weight: one.weight * 1.001 })) });
  await saveModel(ports, { baseRevision: 1, model: nearly, note: '', accountId: 'admin' });
  await runQueue(site, ports);
  expect(await historyOf(ports)).toEqual([]);
  await saveModel(ports, { baseRevision: 2, model: aModel({ criteria: [aCriterion()] }), note: '', accountId: 'a' });
  await runQueue(site, ports);
  expect((await historyOf(ports)).map(({ value }) => value)).toEqual([null]);
});

it('is not found for an issue that is gone', async () => {
  const { ports } = await shop();
  expect(await listHistory(ports, { issueId: issueId('1'), accountId })).toMatchObject({
    error: { code: 'not_found' },
  });
});
