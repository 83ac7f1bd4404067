import { rawInputOf } from '../../../src/domain/value/raw-input';
import { aCriterion } from '../../builders/a-model';
import { anInput } from '../../builders/an-input';
import { anIssue, NOW } from '../../builders/an-issue';
import { criterionId } from '../../builders/ids';

describe('rawInputOf', () => {
  it('[V1] reads a Jira field by its id', () => {
    const criterion = aCriterion({ source: { kind: 'field', fieldId: 'customfield_1' } });
    expect(rawInputOf(anIssue({ fields: { customfield_1: 8 } }), criterion, NOW)).toEqual({ raw: 8, at: null });
  });

  it('[V1] takes a field that the issue does not have as missing', () => {
    const named = (fieldId: string) => aCriterion({ source: { kind: 'field', fieldId } });
    expect(rawInputOf(anIssue(), named('customfield_1'), NOW)).toEqual({ raw: null, at: null });
    expect(rawInputOf(anIssue(), named('toString'), NOW)).toEqual({ raw: null, at: null });
    expect(rawInputOf(anIssue({ fields: { customfield_1: null } }), named('customfield_1'), NOW).raw).toBeNull();
  });

  it('[V1] reads the id of the priority', () => {
    const criterion = aCriterion({ source: { kind: 'priority' } });
    expect(rawInputOf(anIssue({ priorityId: '2' }), criterion, NOW)).toEqual({ raw: '2', at: null });
    expect(rawInputOf(anIssue({ priorityId: null }), criterion, NOW).raw).toBeNull();
  });

  it('[V1] reads a rating given in Plumbline with its time', () => {
    const criterion = aCriterion({ criterionId: criterionId('risk') });
    const rated = anIssue({ inputs: { [criterionId('risk')]: anInput(4, { at: NOW - 5 }) } });
    expect(rawInputOf(rated, criterion, NOW)).toEqual({ raw: 4, at: NOW - 5 });
    expect(rawInputOf(anIssue(), criterion, NOW)).toEqual({ raw: null, at: null });
    expect(rawInputOf(anIssue(), aCriterion({ criterionId: criterionId('constructor') }), NOW).raw).toBeNull();
  });

  it.each([
    ['votes', 3],
    ['watchers', 5],
    ['linkedRequests', 7],
  ] as const)('[V1] derives the count of %s', (count, raw) => {
    const criterion = aCriterion({ source: { kind: 'count', count } });
    expect(rawInputOf(anIssue({ votes: 3, watchers: 5, linkedRequests: 7 }), criterion, NOW)).toEqual({
      raw,
      at: null,
    });
  });

  it('[V1] refuses a source that the union does not know', () => {
    const criterion = aCriterion({ source: { kind: 'oracle' } as never });
    expect(() => rawInputOf(anIssue(), criterion, NOW)).toThrow('oracle');
  });
});
