import { nextStepOf } from '../../src/app/next-step-of';
import type { IssueFacts } from '../../src/domain/issue/issue-facts';
import { scoreValue } from '../../src/domain/value/score-value';
import { aModel } from '../builders/a-model';
import { anIssue, NOW } from '../builders/an-issue';

function nextOf(facts: Partial<IssueFacts>) {
  const issue = anIssue(facts);
  const model = aModel();
  return nextStepOf(issue, {
    value: scoreValue({ issue, model, priors: {}, now: NOW }),
    alignment: { state: 'unlinked', alignment: 0, traceability: 0, horizon: null, themes: [] },
    model,
  });
}

describe('nextStepOf', () => {
  it('[A6] asks an open item for its place on the roadmap', () => {
    expect(nextOf({ statusCategory: 'todo' })).toEqual({ kind: 'link' });
  });

  it('asks nothing of what is done', () => {
    expect(nextOf({ statusCategory: 'done' })).toEqual({ kind: 'none' });
  });
});
