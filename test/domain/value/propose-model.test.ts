import { proposeModel, proposePriorityMap } from '../../../src/domain/value/propose-model';
import { scoreValue } from '../../../src/domain/value/score-value';
import { validateModel } from '../../../src/domain/value/validate-model';
import { anIssue, NOW } from '../../builders/an-issue';

const named = (...names: string[]) => names.map((name, position) => ({ priorityId: String(position), name }));
const utilities = (...names: string[]) => Object.values(proposePriorityMap(named(...names)).entries);

describe('proposePriorityMap', () => {
  it('[V2] reads both stock schemes by the meaning of their names', () => {
    expect(utilities('Highest', 'High', 'Medium', 'Low', 'Lowest')).toEqual([1, 0.75, 0.5, 0.25, 0]);
    expect(utilities('Blocker', 'Critical', 'Major', 'Minor', 'Trivial')).toEqual([1, 0.85, 0.6, 0.25, 0]);
  });

  it('[V2] reads a scheme that runs the other way just the same', () => {
    expect(utilities('Lowest', 'Low', 'Medium', 'High', 'Highest')).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('[V2] finds the word inside a longer name', () => {
    expect(utilities('Major - P3', 'P1 Critical', 'high_2')).toEqual([0.6, 0.85, 0.75]);
  });

  it('[V2] never guesses by position: other names stay unmatched', () => {
    const names = ['P1', 'Urgent', '3', 'Highlander', 'Not high', 'Low or Medium', 'Normal'];
    expect(proposePriorityMap(named(...names))).toEqual({ entries: {}, unmatched: names });
  });
});

describe('proposeModel', () => {
  const priorities = named('Highest', 'P2');

  it('[V3] is a model that may be saved', () => {
    expect(validateModel(proposeModel({ priorities, sizeFieldId: 'customfield_1' }))).toEqual([]);
    expect(validateModel(proposeModel({ priorities: [], sizeFieldId: null }))).toEqual([]);
  });

  it('[V4] knows at least half of the weight of an issue with a mapped priority before any answer', () => {
    const model = proposeModel({ priorities, sizeFieldId: null });
    const scored = (priorityId: string) => scoreValue({ issue: anIssue({ priorityId }), model, priors: {}, now: NOW });
    expect(scored('0')).toMatchObject({ state: 'known', knownWeight: expect.closeTo(0.55, 9) as number });
    expect(scored('1').state).toBe('notEnoughData');
  });

  it('[V2] leaves the priority out where none of the names is understood', () => {
    const sources = proposeModel({ priorities: named('P1'), sizeFieldId: null }).criteria.map((one) => one.source.kind);
    expect(sources).not.toContain('priority');
  });
});
