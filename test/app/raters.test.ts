import { rateIssue } from '../../src/app/answer-issue';
import { eraseIssue } from '../../src/app/erase-issue';
import { listHistory } from '../../src/app/list-history';
import { openIssue } from '../../src/app/open-issue';
import type { IssueView } from '../../src/contract/rpc';
import type { Ports } from '../../src/ports/ports';
import { aCriterion, aModel } from '../builders/a-model';
import { anIssue } from '../builders/an-issue';
import { criterionId, issueId } from '../builders/ids';
import type { FakeSite } from '../fakes/fake-site';
import { scannedSite } from '../fakes/scanned-site';

const story = issueId('10001');
const asked = criterionId('customer-value');
const sized = criterionId('reach');
const model = aModel({
  criteria: [
    aCriterion(),
    aCriterion({
      criterionId: sized,
      name: 'Reach',
      source: {
        kind: 'input',
        answer: {
          kind: 'choice',
          choices: [
            { answer: 10, label: 'Few' },
            { answer: 1000, label: 'Many' },
          ],
        },
      },
      scale: { kind: 'ratio', low: 10, high: 1000 },
    }),
  ],
});

const shop = () => scannedSite([anIssue(), anIssue({ issueId: issueId('10002') })], model);

async function rated(ports: Ports, accountId: string, rating: number | null, criterion = asked): Promise<IssueView> {
  const view = await rateIssue(ports, { issueId: story, criterionId: criterion, rating, accountId });
  if (!view.ok) throw new Error(JSON.stringify(view.error));
  return view.value;
}

async function opened(ports: Ports, accountId: string, id = story): Promise<IssueView> {
  const view = await openIssue(ports, { issueId: id, accountId });
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
}

const ratersOf = (view: IssueView, criterion = asked) => view.raters.find((one) => one.criterionId === criterion);
const lineOf = (view: IssueView, criterion = asked) =>
  view.value.receipt.find((line) => line.criterionId === criterion);
const stored = (site: FakeSite) => site.inputs.get(story)?.inputs;

describe('several people answer one question', () => {
  it('[V5] their median counts, and their distance from it makes it doubtful', async () => {
    const { site, ports } = await shop();
    const one = await rated(ports, 'olga', 5);
    expect(lineOf(one)).toMatchObject({ raw: 5, confidence: 1 });
    const three = [await rated(ports, 'piet', 1), await rated(ports, 'ada', 2)].at(-1) as IssueView;
    expect(stored(site)).toEqual({
      'customer-value': { rating: 2, at: site.now, raters: 3, deviation: expect.closeTo(4 / 3, 9) as number },
    });
    expect(lineOf(three)).toMatchObject({ raw: 2, confidence: expect.closeTo(1 / 3, 9) as number });
    expect(JSON.stringify([...site.inputs, ...site.scores])).not.toMatch(/olga|piet|ada/);
  });

  it('each of them blind: what others said is told to those who said something', async () => {
    const { site, ports } = await shop();
    await rated(ports, 'olga', 4);
    const blind = await opened(ports, 'piet');
    expect(ratersOf(blind)).toEqual({ criterionId: asked, count: 1, mine: null, answers: null, agreement: null });
    expect(lineOf(blind)).toMatchObject({ raw: null, assumed: false });
    expect(blind.rawLabels).not.toHaveProperty(asked);
    expect(blind.changes.map((change) => change.criterionId)).not.toContain(asked);
    expect(JSON.stringify(blind)).not.toContain('olga');
    const seen = await rated(ports, 'piet', 5);
    expect(ratersOf(seen)).toEqual({
      criterionId: asked,
      count: 2,
      mine: 5,
      answers: [
        { name: 'Name of olga', answer: 4, at: site.now },
        { name: 'Name of piet', answer: 5, at: site.now },
      ],
      agreement: 'close',
    });
    // Having answered one question tells nothing of another.
    await rated(ports, 'olga', 10, sized);
    expect(ratersOf(await opened(ports, 'piet'), sized)).toMatchObject({ count: 1, mine: null, answers: null });
  });

  it('who may not answer, or has no account, is told no names', async () => {
    const { site, ports } = await shop();
    await rated(ports, 'olga', 4);
    site.viewerEdits = false;
    for (const reader of ['rita', '']) {
      const view = await opened(ports, reader);
      expect(ratersOf(view)).toMatchObject({ count: 1, mine: null, answers: null });
      expect(JSON.stringify(view)).not.toContain('olga');
    }
    expect(ratersOf(await opened(ports, 'rita', issueId('10002')))).toMatchObject({ count: 0 });
  });

  it('at the same time: no answer is lost, whoever writes the issue last', async () => {
    const { site, ports } = await shop();
    const people = ['ada', 'dev', 'olga', 'piet', 'rita'];
    await Promise.all(people.map((accountId, at) => rated(ports, accountId, at + 1)));
    expect(await ports.ratings.listOfIssue(story)).toHaveLength(5);
    expect(stored(site)?.[asked]).toMatchObject({ rating: 3, raters: 5 });
  });

  it('who writes the issue while another answers writes it again', async () => {
    const { site, ports } = await shop();
    site.beforeRequest = (name) => {
      if (name !== 'saveInputs') return;
      site.beforeRequest = () => undefined;
      void ports.ratings.save(story, { criterionId: asked, accountId: 'piet', answer: 1, at: site.now });
    };
    await rated(ports, 'olga', 5);
    expect(stored(site)?.[asked]).toMatchObject({ rating: 3, raters: 2 });
  });

  it('takes an answer back without touching those of others', async () => {
    const { site, ports } = await shop();
    await rated(ports, 'olga', 5);
    await rated(ports, 'piet', 1);
    const left = await rated(ports, 'piet', null);
    expect(stored(site)?.[asked]).toMatchObject({ rating: 5, raters: 1 });
    expect(ratersOf(left)).toMatchObject({ count: 1, mine: null, answers: null });
    await rated(ports, 'olga', null);
    expect(stored(site)).toEqual({});
  });

  it('what the issue says is put right when somebody who may edit opens it', async () => {
    const { site, ports } = await shop();
    await rated(ports, 'olga', 5);
    const forged = { rating: 1, at: 1, raters: 90, deviation: 0 };
    site.inputs.set(story, { v: 1, inputs: { [asked]: forged, [sized]: forged }, link: null, exemption: null });
    site.viewerEdits = false;
    expect(lineOf(await opened(ports, 'rita'))).toMatchObject({ raw: 5 });
    expect(stored(site)?.[asked]).toEqual(forged);
    site.viewerEdits = true;
    await opened(ports, 'olga');
    expect(stored(site)).toEqual({ [asked]: { rating: 5, at: site.now, raters: 1, deviation: 0 } });
  });

  it('an answer of the time before answers were kept by person stands until somebody answers', async () => {
    const { site, ports } = await shop();
    site.inputs.set(story, { v: 1, inputs: { [asked]: { rating: 2, at: 7 } }, link: null, exemption: null });
    expect(lineOf(await opened(ports, 'olga'))).toMatchObject({ raw: 2, assumed: false });
    expect(stored(site)).toEqual({ [asked]: { rating: 2, at: 7 } });
    await rated(ports, 'olga', 4);
    expect(stored(site)?.[asked]).toMatchObject({ rating: 4, raters: 1 });
  });

  it.each([
    [asked, 0],
    [asked, 6],
    [asked, 2.5],
    [asked, 1e308],
    [sized, 500],
  ])('refuses what the question %s does not offer: %d', async (criterion, rating) => {
    const { site, ports } = await shop();
    const answer = await rateIssue(ports, { issueId: story, criterionId: criterion, rating, accountId: 'olga' });
    expect(answer).toMatchObject({ error: { problems: [{ path: 'rating', code: 'notAnAnswer' }] } });
    expect(site.inputs.size).toBe(0);
    expect(await ports.ratings.listOfIssue(story)).toEqual([]);
  });

  it('keeps a hundred answers to a question, and whoever is among them may change theirs', async () => {
    const { ports } = await shop();
    for (let at = 0; at < 100; at += 1) {
      await ports.ratings.save(story, { criterionId: asked, accountId: `p${at}`, answer: 3, at: 1 });
    }
    const input = { issueId: story, criterionId: asked, rating: 4 };
    expect(await rateIssue(ports, { ...input, accountId: 'olga' })).toMatchObject({
      error: { problems: [{ code: 'enoughAnswers' }] },
    });
    expect(await rateIssue(ports, { ...input, accountId: 'p7' })).toMatchObject({ ok: true });
  });

  it('a deleted issue takes its answers and its history along', async () => {
    const { ports } = await shop();
    await rated(ports, 'olga', 5);
    expect(await ports.history.listOfIssue(story)).not.toEqual([]);
    await eraseIssue(ports, { issueId: story, projectId: anIssue().projectId });
    expect(await ports.ratings.listOfIssue(story)).toEqual([]);
    expect(await ports.history.listOfIssue(story)).toEqual([]);
  });

  it('the history tells those who have yet to answer that an answer changed, and not which', async () => {
    const { ports } = await shop();
    await rated(ports, 'olga', 5);
    const causes = async (accountId: string) => {
      const history = await listHistory(ports, { issueId: story, accountId });
      return history.ok ? history.value.entries[0]?.causes : [];
    };
    expect(await causes('piet')).toEqual([
      { kind: 'input', criterionId: asked, name: 'Customer value', from: null, to: null },
    ]);
    expect(await causes('olga')).toEqual([
      { kind: 'input', criterionId: asked, name: 'Customer value', from: null, to: 5 },
    ]);
  });
});
