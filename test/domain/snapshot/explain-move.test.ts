import { DAY_MS } from '../../../src/domain/ids';
import { explainMove, type ScoredMoment } from '../../../src/domain/snapshot/explain-move';
import type { IssueScores, ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { aCriterion, aModel } from '../../builders/a-model';
import { aScoredIssue } from '../../builders/a-scored-issue';
import { anInput } from '../../builders/an-input';
import { NOW } from '../../builders/an-issue';
import { criterionId, issueId, itemId, ruleId } from '../../builders/ids';

const value = criterionId('customer-value');
const due = aCriterion({ criterionId: criterionId('due'), name: 'Due', source: { kind: 'date', fieldId: 'due' } });
const model = aModel({ criteria: [...aModel().criteria, due] });
const moment = (
  facts: Partial<Omit<ScoredIssue, 'scores'>> & { readonly scores?: Partial<IssueScores> } = {},
  rest: Partial<ScoredMoment> = {},
): ScoredMoment => ({ row: aScoredIssue(facts), model, priors: {}, modelRevision: 3, roadmapRevision: 5, ...rest });
const moved = { scores: { value: 70 } };

describe('explainMove', () => {
  it('[V7] the first scores have no other cause', () => {
    expect(explainMove(null, moment())).toEqual([{ kind: 'first' }]);
  });

  it('[V7] nothing moved, nothing to explain', () => {
    expect(explainMove(moment(), moment())).toEqual([]);
    expect(explainMove(moment(), moment({ scores: { value: 60.4 } }))).toEqual([]);
  });

  it('[V7] names each input that is another, with both values', () => {
    const after = moment({ ...moved, inputs: { [value]: anInput(4) }, priorityId: '1' });
    expect(explainMove(moment(), after)).toEqual([
      { kind: 'input', criterionId: value, name: 'Customer value', from: null, to: 4 },
      { kind: 'input', criterionId: 'urgency', name: 'Urgency', from: '3', to: '1' },
    ]);
  });

  it('[V5] another rater is a change of input, though the median is the same', () => {
    const before = moment({ inputs: { [value]: anInput(4) } });
    const after = moment({ ...moved, inputs: { [value]: anInput(4, { raters: 2, deviation: 1 }) } });
    expect(explainMove(before, after)).toEqual([
      { kind: 'input', criterionId: value, name: 'Customer value', from: 4, to: 4 },
    ]);
  });

  it('[V6] a date that came nearer is age, a date that was changed is an input', () => {
    const before = moment({ fields: { due: '2026-12-01' } });
    expect(explainMove(before, moment({ ...moved, fields: { due: '2026-12-01' }, scoredAt: NOW + DAY_MS }))).toEqual([
      { kind: 'age' },
    ]);
    expect(explainMove(before, moment({ ...moved, fields: { due: '2026-12-09' } }))).toEqual([
      { kind: 'input', criterionId: 'due', name: 'Due', from: '2026-12-01', to: '2026-12-09' },
    ]);
  });

  it('[V7] names another size, which moves no value', () => {
    expect(explainMove(moment({ size: 3 }), moment({ size: null }))).toEqual([{ kind: 'size', from: 3, to: null }]);
    expect(explainMove(moment({ size: 3 }), moment({ ...moved, size: 5 }))).toEqual([
      { kind: 'size', from: 3, to: 5 },
      { kind: 'age' },
    ]);
  });

  it('[V7] an answered size is told once, as size', () => {
    const effort = aCriterion({ criterionId: criterionId('effort'), role: 'size', direction: 'cost' });
    const sized = { model: aModel({ criteria: [...aModel().criteria, effort] }) };
    const inputs = { [criterionId('effort')]: anInput(5) };
    expect(explainMove(moment({ size: 3 }, sized), moment({ size: 5, inputs }, sized))).toEqual([
      { kind: 'size', from: 3, to: 5 },
    ]);
  });

  it('[V7] names another model, and then not its priors', () => {
    const after = moment(moved, { modelRevision: 4, priors: { [value]: {} } });
    expect(explainMove(moment(), after)).toEqual([{ kind: 'model', revision: 4 }]);
  });

  it('[V4] names priors that were taken anew where the value moved', () => {
    const priors = { [value]: { '*': { p10: 0, median: 0, p90: 0, count: 10 } } };
    expect(explainMove(moment(), moment(moved, { priors }))).toEqual([{ kind: 'prior' }]);
    expect(explainMove(moment(), moment({}, { priors }))).toEqual([]);
  });

  it('[V4] a value that appears or goes has moved, and so has a range', () => {
    expect(explainMove(moment({ scores: { value: null } }), moment())).toEqual([{ kind: 'age' }]);
    expect(explainMove(moment({ scores: { value: null } }), moment({ scores: { value: null } }))).toEqual([]);
    expect(explainMove(moment(), moment({ scores: { valueLow: 40 } }))).toEqual([{ kind: 'age' }]);
    expect(explainMove(moment(), moment({ scores: { valueHigh: 80 } }))).toEqual([{ kind: 'age' }]);
  });

  it('[A5] names the roadmap or the place where the alignment moved', () => {
    const lower = { scores: { alignment: 20 } };
    expect(explainMove(moment(), moment(lower, { roadmapRevision: 6 }))).toEqual([{ kind: 'roadmap', revision: 6 }]);
    expect(explainMove(moment(), moment({ ...lower, parentId: issueId('9') }))).toEqual([{ kind: 'place' }]);
    expect(explainMove(moment(), moment({ ...lower, parentId: issueId('9') }, { roadmapRevision: 6 }))).toEqual([
      { kind: 'roadmap', revision: 6 },
      { kind: 'place' },
    ]);
    expect(explainMove(moment(), moment(lower))).toEqual([{ kind: 'place' }]);
    expect(explainMove(moment(), moment({}, { roadmapRevision: 6 }))).toEqual([]);
  });

  it('[A6] a link, an exemption or a rule is a place', () => {
    const other = { scores: { alignmentState: 'exempt', itemId: itemId('else') } } as const;
    for (const facts of [
      { roadmapLink: { itemId: itemId('epic'), at: NOW } },
      { exemption: { reason: 'Upkeep', until: NOW, at: NOW } },
      { matchedRules: [ruleId('r')] },
    ]) {
      expect(explainMove(moment(), moment({ ...other, ...facts }, { roadmapRevision: 5 }))).toEqual([
        { kind: 'place' },
      ]);
    }
    expect(explainMove(moment(), moment({ scores: { itemId: itemId('else') } }))).toEqual([{ kind: 'place' }]);
  });
});
