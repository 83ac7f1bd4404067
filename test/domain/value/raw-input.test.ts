import { DAY_MS } from '../../../src/domain/ids';
import type { IssueFacts, RawValue } from '../../../src/domain/issue/issue-facts';
import { rawInputOf, readInput } from '../../../src/domain/value/raw-input';
import type { Criterion, InputAnswer, Scale } from '../../../src/domain/value/value-model';
import { aCriterion } from '../../builders/a-model';
import { anInput } from '../../builders/an-input';
import { anIssue, NOW } from '../../builders/an-issue';
import { criterionId, issueId } from '../../builders/ids';

const read = (facts: Partial<IssueFacts>, criterion: Partial<Criterion>) =>
  readInput(anIssue(facts), aCriterion(criterion), NOW);
const raw = (facts: Partial<IssueFacts>, criterion: Partial<Criterion>) =>
  rawInputOf(anIssue(facts), aCriterion(criterion), NOW);
const field = { kind: 'field', fieldId: 'x' } as const;
const date = { kind: 'date', fieldId: 'x' } as const;
const percent: Scale = { kind: 'anchors', low: 0, high: 100 };

describe('rawInputOf', () => {
  it('[V1] reads a Jira field by its id', () => {
    expect(raw({ fields: { x: 8 } }, { source: field })).toEqual({ raw: 8, at: null });
  });

  it('[V1] takes a field that the issue does not have as missing', () => {
    expect(raw({}, { source: field })).toEqual({ raw: null, at: null });
    expect(raw({}, { source: { kind: 'field', fieldId: 'toString' } })).toEqual({ raw: null, at: null });
    expect(raw({ fields: { x: null } }, { source: field }).raw).toBeNull();
    expect(raw({ fields: { x: undefined as never } }, { source: field }).raw).toBeNull();
  });

  it('[V1] reads a date as days from now, negative once it has passed', () => {
    const on = (x: RawValue) => raw({ fields: { x } }, { source: date }).raw;
    expect(on('2026-12-04')).toBe(10);
    expect(on('2026-11-14')).toBe(-10);
    expect(on('2026-11-25T12:00:00.000Z')).toBe(1);
    expect(on(null)).toBeNull();
  });

  it('[V1] reads the id of the priority', () => {
    expect(raw({ priorityId: '2' }, { source: { kind: 'priority' } })).toEqual({ raw: '2', at: null });
    expect(raw({ priorityId: null }, { source: { kind: 'priority' } }).raw).toBeNull();
  });

  it('[V1] reads the size', () => {
    expect(raw({ size: 8 }, { source: { kind: 'size' } })).toEqual({ raw: 8, at: null });
    expect(raw({ size: null }, { source: { kind: 'size' } }).raw).toBeNull();
  });

  it('[V1] reads an answer given in Plumbline with its time', () => {
    const risk = { criterionId: criterionId('risk') };
    expect(raw({ inputs: { [risk.criterionId]: anInput(4, { at: NOW - 5 }) } }, risk)).toEqual({ raw: 4, at: NOW - 5 });
    expect(raw({}, risk)).toEqual({ raw: null, at: null });
    expect(raw({}, { criterionId: criterionId('constructor') }).raw).toBeNull();
    expect(raw({ inputs: { [risk.criterionId]: undefined as never } }, risk).raw).toBeNull();
  });

  it.each([
    ['votes', 3],
    ['watchers', 5],
    ['linkedRequests', 7],
  ] as const)('[V1] derives the count of %s', (count, expected) => {
    const facts = { votes: 3, watchers: 5, linkedRequests: 7 };
    expect(raw(facts, { source: { kind: 'count', count } })).toEqual({ raw: expected, at: null });
  });

  it('[V4] a count that Jira did not tell is missing, not zero', () => {
    expect(raw({ votes: null }, { source: { kind: 'count', count: 'votes' } }).raw).toBeNull();
  });

  it('[V1] counts links of a type and a way, or of all', () => {
    const link = (typeName: string, direction: 'inward' | 'outward') => ({
      typeName,
      direction,
      issueId: issueId('9'),
    });
    const links = [link('Blocks', 'inward'), link('Blocks', 'outward'), link('Relates', 'outward')];
    const count = (typeName: string | null, way: 'any' | 'inward' | 'outward') =>
      raw({ links }, { source: { kind: 'links', typeName, way } }).raw;
    expect([count(null, 'any'), count(null, 'outward'), count('Blocks', 'any'), count('Blocks', 'inward')]).toEqual([
      3, 2, 2, 1,
    ]);
    expect(count('Clones', 'any')).toBe(0);
  });

  it('[V6] knows since when a field holds its value where a change was seen', () => {
    const facts = { fields: { x: 3 }, fieldChangedAt: { x: NOW - 5, priority: NOW - 7 } };
    expect(raw(facts, { source: field }).at).toBe(NOW - 5);
    expect(raw({ ...facts, fields: { x: '2026-12-04' } }, { source: date }).at).toBe(NOW - 5);
    expect(raw(facts, { source: { kind: 'priority' } }).at).toBe(NOW - 7);
    expect(raw({ fields: { x: 3 }, fieldChangedAt: { x: undefined as never } }, { source: field }).at).toBeNull();
  });

  it('[V1] refuses a source that the union does not know', () => {
    expect(() => raw({}, { source: { kind: 'oracle' } as never })).toThrow('oracle');
  });
});

describe('readInput', () => {
  it('[V2] reads a raw value with what it is worth', () => {
    expect(read({ fields: { x: 25 }, fieldChangedAt: { x: NOW } }, { source: field, scale: percent })).toEqual({
      raw: 25,
      utility: 0.25,
      at: NOW,
      problem: null,
      agreement: 1,
    });
  });

  it('[V4] what is not there is missing, and no problem', () => {
    const nothing = { raw: null, utility: null, at: null, problem: null, agreement: 1 };
    expect(read({}, { source: field, scale: percent })).toEqual(nothing);
    expect(read({}, {})).toEqual(nothing);
  });

  it.each<[string, RawValue, Partial<Criterion>, string]>([
    ['text', 'NaN', { scale: percent }, 'notANumber'],
    ['not a number', Number.NaN, { scale: percent }, 'notANumber'],
    ['a number beyond all', 1e308, { scale: percent }, 'absurd'],
    ['a number just beyond a billion', 1_000_000_001, { scale: { kind: 'log', p95: 9 } }, 'absurd'],
    ['infinity', Number.POSITIVE_INFINITY, { scale: percent }, 'absurd'],
    ['a number below zero', -1, { scale: percent }, 'negative'],
    ['a count below zero', -1, { scale: { kind: 'log', p95: 9 } }, 'negative'],
    ['a factor below zero', -1, { scale: { kind: 'ratio', low: 1, high: 9 } }, 'negative'],
    ['an option that is not listed', 'c', { scale: { kind: 'map', entries: { a: 1, b: 0 } } }, 'notInMap'],
    ['words in a date field', 'soon', { source: date, scale: percent }, 'notADate'],
    ['a day that does not exist', '2026-02-99', { source: date, scale: percent }, 'notADate'],
    ['a number in a date field', 20261204, { source: date, scale: percent }, 'notADate'],
  ])('[V4] %s counts as missing and is told', (_case, x, criterion, problem) => {
    expect(read({ fields: { x }, fieldChangedAt: { x: NOW } }, { source: field, ...criterion })).toEqual({
      raw: null,
      utility: null,
      at: null,
      problem,
      agreement: 1,
    });
  });

  it('[V4] a billion is still a number', () => {
    expect(read({ fields: { x: 1e9 } }, { source: field, scale: percent }).utility).toBe(1);
  });

  it('[V2] a date is read on anchors of days, also past ones', () => {
    const soon: Partial<Criterion> = { source: date, scale: { kind: 'anchors', low: 90, high: 0 } };
    expect(read({ fields: { x: '2026-12-24' } }, soon).utility).toBeCloseTo(2 / 3, 2);
    expect(read({ fields: { x: '2026-11-01' } }, soon).problem).toBe('negative');
    expect(
      read({ fields: { x: '2026-11-01' } }, { ...soon, scale: { kind: 'anchors', low: 90, high: -30 } }).utility,
    ).toBeCloseTo((90 + 23) / 120, 2);
  });

  const choice: InputAnswer = { kind: 'choice', choices: [0, 1, 3].map((answer) => ({ answer, label: `${answer}` })) };
  const asking = (answer: InputAnswer, scale: Scale): Partial<Criterion> => ({
    criterionId: criterionId('q'),
    source: { kind: 'input', answer },
    scale,
  });
  const answered = (rating: number, overrides = {}) => ({ inputs: { [criterionId('q')]: anInput(rating, overrides) } });

  it('[V4] an answer that the question does not offer counts as missing and is told', () => {
    expect(read(answered(2), asking(choice, percent))).toMatchObject({ raw: null, problem: 'notAnAnswer' });
    expect(read(answered(1e308), asking({ kind: 'rating' }, percent)).problem).toBe('notAnAnswer');
    expect(read(answered(Number.NaN), asking({ kind: 'rating' }, percent)).problem).toBe('notANumber');
    expect(read(answered(-1), asking({ kind: 'number', least: -5, most: 5, unit: '' }, percent)).problem).toBe(
      'negative',
    );
  });

  it('[V5] the median of several may lie between two answers, and not outside of them', () => {
    expect(
      read(answered(2, { raters: 2, deviation: 1 }), asking(choice, { kind: 'anchors', low: 0, high: 4 })),
    ).toMatchObject({
      raw: 2,
      utility: 0.5,
      agreement: 0.5,
    });
    expect(read(answered(4, { raters: 2 }), asking(choice, percent)).problem).toBe('notAnAnswer');
    expect(read(answered(-1, { raters: 2 }), asking(choice, percent)).problem).toBe('notAnAnswer');
    expect(read(answered(Number.NaN, { raters: 2 }), asking(choice, percent)).problem).toBe('notANumber');
  });

  it('[V5] between two options of a map the median is read on the line between them', () => {
    const map: Scale = { kind: 'map', entries: { '0': 0, '1': 0.2, '3': 1 } };
    expect(read(answered(1), asking(choice, map)).utility).toBe(0.2);
    expect(read(answered(2, { raters: 2 }), asking(choice, map)).utility).toBeCloseTo(0.6, 12);
    expect(read(answered(2, { raters: 2 }), { ...asking(choice, map), direction: 'cost' }).utility).toBeCloseTo(
      0.4,
      12,
    );
    const gap: Scale = { kind: 'map', entries: { '1': 0.2, '3': 1 } };
    expect(read(answered(0.5, { raters: 2 }), asking(choice, gap)).problem).toBe('notInMap');
    const cut: Scale = { kind: 'map', entries: { '0': 0, '1': 0.2 } };
    expect(read(answered(2, { raters: 2 }), asking(choice, cut)).problem).toBe('notInMap');
  });

  it('[V6] an answer keeps its time', () => {
    expect(read(answered(3, { at: NOW - 3 * DAY_MS }), asking({ kind: 'rating' }, percent)).at).toBe(NOW - 3 * DAY_MS);
  });
});
