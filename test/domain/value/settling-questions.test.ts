import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { presetModel } from '../../../src/domain/value/presets';
import { scoreValue } from '../../../src/domain/value/score-value';
import { settlingQuestions } from '../../../src/domain/value/settling-questions';
import type { Priors, ValueModel } from '../../../src/domain/value/value-model';
import { aCriterion, aModel } from '../../builders/a-model';
import { aScoredIssue } from '../../builders/a-scored-issue';
import { anInput } from '../../builders/an-input';
import { NOW } from '../../builders/an-issue';
import { criterionId, issueId } from '../../builders/ids';

const asked = criterionId('asked');
const percent = { kind: 'anchors', low: 0, high: 100 } as const;
const model = aModel({
  criteria: [
    aCriterion({ criterionId: criterionId('known'), source: { kind: 'field', fieldId: 'known' }, scale: percent }),
    aCriterion({ criterionId: asked }),
  ],
});

/** A row with the scores that the model gives it. */
function row(id: string, facts: Partial<ScoredIssue>, by: ValueModel = model, priors: Priors = {}): ScoredIssue {
  const issue = aScoredIssue({ size: null, ...facts, issueId: issueId(id) });
  const { value, low, high } = scoreValue({ issue, model: by, priors, now: NOW });
  return { ...issue, scores: { ...issue.scores, value, valueLow: low, valueHigh: high } };
}
const known = (id: string, known: number, facts: Partial<ScoredIssue> = {}) => row(id, { fields: { known }, ...facts });
const answered = (id: string, x: number, stars: number, facts: Partial<ScoredIssue> = {}) =>
  known(id, x, { inputs: { [asked]: anInput(stars) }, ...facts });
const plan = (rows: readonly ScoredIssue[], over: Partial<Parameters<typeof settlingQuestions>[0]> = {}) =>
  settlingQuestions({ rows, model, priors: {}, top: 20, most: 6, canEstimate: true, now: NOW, ...over });

describe('settlingQuestions', () => {
  it('[V4] asks for the missing input that alone can carry an item past others, the most pairs first', () => {
    // a: 55, asked alone takes it from 35 to 75, past b (50) and c (40), not past d (30); e is 90 and sure.
    const rows = [
      known('a', 60),
      answered('b', 50, 3),
      answered('c', 30, 3),
      answered('d', 10, 3),
      answered('e', 80, 5),
    ];
    expect(plan(rows)).toEqual({
      top: ['e', 'a', 'b', 'c', 'd'],
      questions: [{ issueId: 'a', criterionId: asked, pairs: 2 }],
      pairs: 10,
      unsettled: 2,
      remaining: 0,
    });
  });

  it('[V4] orders questions by how many pairs each settles, and gives at most as many as are wanted', () => {
    const rows = [known('a', 60), known('b', 80), answered('c', 50, 3), answered('d', 60, 3), answered('e', 40, 3)];
    const all = plan(rows);
    expect(all.questions.map(({ issueId: id, pairs }) => [id, pairs])).toEqual([
      ['a', 4],
      ['b', 3],
    ]);
    const one = plan(rows, { most: 1 });
    expect(one.questions).toHaveLength(1);
    expect(one.unsettled).toBe(all.unsettled);
    expect(one.remaining).toBeGreaterThan(all.remaining);
  });

  it('[V4] looks at the top of the backlog only, by the middle of the range where there is no value', () => {
    const lone = aModel({ criteria: [aCriterion({ criterionId: asked })] });
    const rows = ['a', 'b', 'c'].map((id) => row(id, {}, lone));
    const sure = row('d', { inputs: { [asked]: anInput(4) } }, lone);
    const done = { ...row('e', { inputs: { [asked]: anInput(5) } }, lone), statusCategory: 'done' as const };
    expect(plan([...rows, sure, done], { model: lone, top: 2 }).top).toEqual(['d', 'a']);
  });

  it('[V4] compares by value over size, a missing size at the usual one', () => {
    const rows = [
      answered('a', 80, 5, { size: 8 }),
      answered('b', 50, 3, { size: 1 }),
      answered('c', 50, 3, { size: 2 }),
      answered('d', 60, 3),
    ];
    const { top, questions } = plan(rows);
    expect(top).toEqual(['b', 'd', 'c', 'a']);
    // The usual size is 2, from 1.2 to 6.8: d is worth 55 over that.
    expect(questions).toEqual([{ issueId: 'd', criterionId: null, pairs: 2 }]);
    expect(plan(rows, { canEstimate: false }).questions).toEqual([]);
  });

  it('[V3] a size that is a question is asked, one that is not is left', () => {
    const rice = presetModel('rice', { priorities: [], sizeFieldId: null });
    const inputs = (effort: number | null) => ({
      reach: anInput(500),
      impact: anInput(1),
      confidence: anInput(1),
      ...(effort === null ? {} : { effort: anInput(effort) }),
    });
    const rows = [1, 2, 9, null].map((effort, at) => row(`r${at}`, { inputs: inputs(effort) }, rice));
    const byQuestion = plan(rows, { model: rice, canEstimate: false });
    expect(byQuestion.questions).toEqual([{ issueId: 'r3', criterionId: 'effort', pairs: 1 }]);
    expect(byQuestion.unsettled).toBeGreaterThan(byQuestion.remaining);
    const fromField = {
      ...rice,
      criteria: rice.criteria.map((one) =>
        one.role === 'size' ? { ...one, source: { kind: 'field' as const, fieldId: 'effort' } } : one,
      ),
    };
    const sized = [1, 2, 9, null].map((effort, at) =>
      row(`r${at}`, { inputs: inputs(null), fields: { effort } }, fromField),
    );
    expect(plan(sized, { model: fromField }).questions).toEqual([]);
  });

  it('[V4] does not ask what is filled in Jira, though it leaves pairs unsettled', () => {
    const rows = [row('a', { inputs: { [asked]: anInput(3) } }), answered('b', 50, 3)];
    expect(plan(rows)).toMatchObject({ questions: [], unsettled: 1, remaining: 1 });
  });

  it('[V4] follows a formula to where it is highest within the usual range', () => {
    const hill: ValueModel = {
      ...model,
      preset: 'formula',
      formula: { text: '[asked] * (6 - [asked]) + 0 * known', low: 0, high: 10 },
    };
    const tops = (x: number) => row(`t${x}`, { fields: { known: x }, inputs: { [asked]: anInput(x) } }, hill);
    // u of .1 and .9 gives 6.4 at both ends and 9 between.
    const rows = [row('a', { fields: { known: 1 } }, hill, USUAL), tops(2), tops(5)];
    expect(plan(rows, { model: hill, priors: USUAL }).questions).toEqual([
      { issueId: 'a', criterionId: asked, pairs: 1 },
    ]);
  });

  it('[V4] a backlog of one or none has nothing to settle, and a model that cannot score nothing to ask', () => {
    expect(plan([])).toEqual({ top: [], questions: [], pairs: 0, unsettled: 0, remaining: 0 });
    const broken: ValueModel = { ...model, preset: 'formula', formula: { text: '1 / 0', low: 0, high: 1 } };
    expect(plan([known('a', 3), known('b', 4)], { model: broken })).toMatchObject({
      questions: [],
      pairs: 1,
      unsettled: 1,
    });
    expect(plan([known('a', 3), known('b', 4)], { model: aModel({ criteria: [] }) })).toMatchObject({ questions: [] });
  });
});

const USUAL = { [asked]: { '*': { p10: 0.1, median: 0.1, p90: 0.9, count: 20 } } } as Priors;
