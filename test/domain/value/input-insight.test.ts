import { inputInsight } from '../../../src/domain/value/input-insight';
import { fieldIdOf, modelFindings } from '../../../src/domain/value/model-findings';
import { FALLBACK_PRIOR } from '../../../src/domain/value/priors';
import type { Criterion } from '../../../src/domain/value/value-model';
import { aCriterion, aModel } from '../../builders/a-model';
import { anIssue, NOW } from '../../builders/an-issue';
import { criterionId } from '../../builders/ids';

const field = aCriterion({ source: { kind: 'field', fieldId: 'x' }, scale: { kind: 'anchors', low: 0, high: 100 } });
const with_ = (x: number | string | null, facts = {}) => anIssue({ fields: { x }, ...facts });
const insight = (issues: Parameters<typeof inputInsight>[0], criterion: Criterion = field) =>
  inputInsight(issues, criterion, NOW);

describe('inputInsight', () => {
  it('[V4] counts the backlog: filled, and there but unreadable', () => {
    const done = { statusCategory: 'done' as const };
    const rows = [
      with_(5),
      with_(50),
      with_(null),
      with_('NaN'),
      with_(1e308),
      with_(7, done),
      with_(9, { hierarchyLevel: 1 }),
    ];
    expect(insight(rows)).toMatchObject({ criterionId: 'customer-value', items: 5, filled: 2, unreadable: 2 });
  });

  it('[V2] gives the numbers met, to anchor a scale by', () => {
    const rows = Array.from({ length: 21 }, (_, at) => with_(at * 10, at % 2 === 0 ? {} : { statusCategory: 'done' }));
    expect(insight(rows).numbers).toEqual({ least: 0, median: 100, p95: 190, most: 200 });
    expect(insight([with_(7)]).numbers).toEqual({ least: 7, median: 7, p95: 7, most: 7 });
    expect(insight([with_('a'), with_(Number.POSITIVE_INFINITY)]).numbers).toBeNull();
  });

  it('[V2] gives the options met, the most frequent first, a hundred at most', () => {
    expect(insight(['b', 'a', 'c', 'c'].map((x) => with_(x))).options).toEqual([
      { raw: 'c', items: 2 },
      { raw: 'a', items: 1 },
      { raw: 'b', items: 1 },
    ]);
    expect(insight(Array.from({ length: 150 }, (_, at) => with_(`o${at}`))).options).toHaveLength(100);
    expect(insight([with_(3)]).options).toEqual([]);
  });

  it('[V4] gives the usual answer over all issue types', () => {
    const rows = Array.from({ length: 12 }, (_, at) => with_(50, { issueTypeId: `t${at}` }));
    expect(insight(rows).prior).toEqual({ p10: 0.5, median: 0.5, p90: 0.5, count: 12 });
    expect(insight([]).prior).toEqual(FALLBACK_PRIOR);
    expect(insight([])).toMatchObject({ items: 0, inverted: null });
  });
});

describe('modelFindings', () => {
  const date = aCriterion({ criterionId: criterionId('due'), name: 'Due', source: { kind: 'date', fieldId: 'y' } });
  const model = aModel({ criteria: [field, date, aCriterion({ criterionId: criterionId('asked') })] });
  const jira = new Map([
    ['x', 'Field X'],
    ['y', 'Field Y'],
  ]);
  const findings = (
    rows: Parameters<typeof inputInsight>[0],
    fieldNames = jira,
    lastNames = new Map<string, string>(),
  ) =>
    modelFindings({ model, insights: model.criteria.map((one) => insight(rows, one)), fieldNames, lastNames }).map(
      ({ kind, criterionId: id, fieldName, issues }) => [kind, id, fieldName, issues],
    );

  it('[V4] finds nothing where inputs are there', () => {
    expect(findings([anIssue({ fields: { x: 3, y: '2026-12-24' } })])).toEqual([]);
    expect(findings([])).toEqual([]);
  });

  it('[V4] names a field that Jira has no more, as last known, and not as empty', () => {
    expect(findings([anIssue()], new Map([['y', 'Field Y']]), new Map([['x', 'Old X']]))).toEqual([
      ['fieldMissing', 'customer-value', 'Old X', 0],
      ['fieldEmpty', 'due', 'Field Y', 1],
    ]);
    expect(findings([], new Map())).toEqual([
      ['fieldMissing', 'customer-value', null, 0],
      ['fieldMissing', 'due', null, 0],
    ]);
  });

  it('[V4] tells how many inputs cannot be read', () => {
    expect(
      findings([anIssue({ fields: { x: 'NaN', y: 'soon' } }), anIssue({ fields: { x: 1e308, y: '2026-12-24' } })]),
    ).toEqual([
      ['unreadableInputs', 'customer-value', 'Field X', 2],
      ['unreadableInputs', 'due', 'Field Y', 1],
    ]);
  });

  it('[V2] tells of a map that looks upside down', () => {
    const [urgency] = aModel().criteria.slice(1) as [Criterion];
    const inverted = { ...insight([], urgency), inverted: { tau: -0.5, issues: 44 } };
    expect(
      modelFindings({
        model: aModel({ criteria: [urgency] }),
        insights: [inverted],
        fieldNames: jira,
        lastNames: jira,
      }),
    ).toEqual([
      { kind: 'invertedScale', criterionId: 'urgency', name: 'Urgency', fieldId: null, fieldName: null, issues: 44 },
    ]);
    expect(modelFindings({ model, insights: [], fieldNames: jira, lastNames: jira })).toEqual([]);
  });

  it('[V1] knows which field a criterion reads', () => {
    expect([field, date, aCriterion()].map(fieldIdOf)).toEqual(['x', 'y', null]);
  });
});
