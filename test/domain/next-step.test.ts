import type { AlignmentScore, AlignmentState } from '../../src/domain/alignment/alignment-score';
import type { IssueFacts } from '../../src/domain/issue/issue-facts';
import { nextStepFor } from '../../src/domain/next-step';
import { scoreValue } from '../../src/domain/value/score-value';
import { aCriterion, aModel } from '../builders/a-model';
import { anInput } from '../builders/an-input';
import { anIssue, NOW } from '../builders/an-issue';
import { criterionId } from '../builders/ids';

const alignment = (state: AlignmentState): AlignmentScore => ({
  state,
  alignment: 0,
  traceability: 0,
  horizon: null,
  themes: [],
});
const ANSWERED: Partial<IssueFacts> = { inputs: { [criterionId('customer-value')]: anInput(3) } };

function next(facts: Partial<IssueFacts>, state: AlignmentState, model = aModel()) {
  const issue = anIssue(facts);
  return nextStepFor({
    value: scoreValue({ issue, model, priors: {}, now: NOW }),
    alignment: alignment(state),
    size: issue.size,
    model,
  });
}

describe('nextStepFor', () => {
  it('[V7] asks first for the answer without which there is no value', () => {
    expect(next({ priorityId: null, size: null }, 'unlinked')).toEqual({
      kind: 'answer',
      criterionId: 'customer-value',
      name: 'Customer value',
      rangeIfFilled: expect.closeTo(40, 9) as number,
    });
  });

  it('[A6] then for a place on the roadmap', () => {
    expect(next({ size: null }, 'unlinked')).toEqual({ kind: 'link' });
    expect(next({ size: null }, 'stale')).toEqual({ kind: 'relink' });
  });

  it('[V4] then for the size, where a size field is mapped', () => {
    expect(next({ size: null }, 'aligned')).toEqual({ kind: 'estimate' });
    expect(next({ size: null, ...ANSWERED }, 'aligned', aModel({ size: { fieldId: null } }))).toEqual({ kind: 'none' });
  });

  it('[V7] then for the answer that narrows the range most', () => {
    expect(next({}, 'exempt')).toMatchObject({ kind: 'answer', criterionId: 'customer-value' });
  });

  it('[A6] then for firmer evidence, and else for nothing', () => {
    expect(next(ANSWERED, 'weak')).toEqual({ kind: 'link' });
    expect(next(ANSWERED, 'aligned')).toEqual({ kind: 'none' });
    expect(next(ANSWERED, 'exempt')).toEqual({ kind: 'none' });
  });

  it('[V7] never asks in Plumbline for what is filled in Jira', () => {
    const [, urgency] = aModel().criteria;
    const model = aModel({ criteria: urgency === undefined ? [] : [urgency] });
    expect(next({ priorityId: null }, 'aligned', model)).toEqual({ kind: 'none' });
  });

  it('[V7] does not ask for an answer that would not narrow the range', () => {
    const issue = anIssue();
    const model = aModel();
    const prior = { '*': { p10: 0.5, median: 0.5, p90: 0.5, count: 12 } };
    const value = scoreValue({ issue, model, priors: { [criterionId('customer-value')]: prior }, now: NOW });
    expect(nextStepFor({ value, alignment: alignment('aligned'), size: 3, model })).toEqual({ kind: 'none' });
  });

  it('[V3] asks for a size that is a question of the model', () => {
    const size = aCriterion({ criterionId: criterionId('effort'), name: 'Effort', role: 'size', direction: 'cost' });
    const asking = aModel({ criteria: [...aModel().criteria, size] });
    const known = { ...ANSWERED, size: null };
    expect(next(known, 'aligned', asking)).toEqual({
      kind: 'answer',
      criterionId: 'effort',
      name: 'Effort',
      rangeIfFilled: 0,
    });
    const inJira = aModel({
      size: { fieldId: null },
      criteria: [...aModel().criteria, { ...size, source: { kind: 'field', fieldId: 'x' } }],
    });
    expect(next(known, 'aligned', inJira)).toEqual({ kind: 'estimate' });
  });
});
