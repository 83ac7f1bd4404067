import * as fc from 'fast-check';
import { presetModel } from '../../../src/domain/value/presets';
import { scoreValue } from '../../../src/domain/value/score-value';
import { validateModel } from '../../../src/domain/value/validate-model';
import type { Criterion, Scale, ValueModel, ValuePreset } from '../../../src/domain/value/value-model';
import { compareModels } from '../../../static/shared/model/compare-models';
import { shiftCriterion } from '../../../static/shared/model/edit-criterion';
import { freshScale, scaleKindsFor, withAnswer, withSource } from '../../../static/shared/model/fit-criterion';
import type { Clash } from '../../../static/shared/model/merge-lists';
import { locateModelProblem } from '../../../static/shared/model/model-problems';
import { nameInFormula } from '../../../static/shared/model/name-in-formula';
import { proposedFormula } from '../../../static/shared/model/proposed-formula';
import { rebaseModel } from '../../../static/shared/model/rebase-model';
import { sourceGroups } from '../../../static/shared/model/source-options';
import { switchPreset } from '../../../static/shared/model/switch-preset';
import { turnedRound } from '../../../static/shared/model/value-map-editor';
import { weightsOfPreset } from '../../../static/shared/model/weights-of-preset';
import { aCriterion, aModel } from '../../builders/a-model';
import { anInput } from '../../builders/an-input';
import { anIssue, NOW } from '../../builders/an-issue';
import { criterionId } from '../../builders/ids';

const SITE = { priorities: [{ priorityId: '1', name: 'Highest' }], sizeFieldId: 'customfield_10016' };
const PRESETS: readonly ValuePreset[] = ['value-effort', 'weighted', 'rice', 'ice', 'wsjf', 'moscow', 'formula'];
const toPreset = (model: ValueModel, preset: ValuePreset, remembered: ValueModel | null = null) =>
  switchPreset({ model, preset, fresh: presetModel(preset, SITE), remembered });

describe('[V3] switching the preset', () => {
  test.each(PRESETS.flatMap((from) => PRESETS.map((to) => [from, to] as const)))(
    'from %s to %s gives a model that may be saved, and every criterion is kept, added or set aside',
    (from, to) => {
      const before = presetModel(from, SITE);
      const { model, kept, added, setAside } = toPreset(before, to);
      expect(validateModel(model)).toEqual([]);
      expect(kept.length + added.length).toBe(model.criteria.length);
      expect(kept.length + setAside.length).toBe(before.criteria.length);
    },
  );

  test('what is remembered of a preset comes back as it was', () => {
    const rice = presetModel('rice', SITE);
    const edited = { ...rice, criteria: rice.criteria.map((each) => ({ ...each, question: 'Edited' })) };
    const there = toPreset(edited, 'weighted').model;
    expect(toPreset(there, 'rice', edited).model.criteria).toEqual(edited.criteria);
  });

  test('an own formula starts from a value that the criteria give now', () => {
    const criterion = (scale: Scale, weight: number, direction: Criterion['direction'], at: number): Criterion =>
      aCriterion({
        criterionId: criterionId(`c${at}`),
        name: `Input ${at}`,
        source: { kind: 'input', answer: { kind: 'number', least: -1000, most: 1000, unit: '' } },
        scale,
        weight,
        direction,
      });
    const ends = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }));
    const anyScale = fc.oneof(
      ends.map(([low, more]): Scale => ({ kind: 'anchors', low, high: low + more })),
      fc.integer({ min: 1, max: 100 }).map((p95): Scale => ({ kind: 'log', p95 })),
    );
    const anyCriterion = fc.tuple(
      anyScale,
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom('benefit' as const, 'cost' as const),
      fc.integer({ min: 0, max: 120 }),
    );
    fc.assert(
      fc.property(fc.array(anyCriterion, { minLength: 1, maxLength: 5 }), (parts) => {
        const criteria = parts.map(([scale, weight, direction], at) => criterion(scale, weight, direction, at));
        const inputs = Object.fromEntries(parts.map(([, , , answer], at) => [criterionId(`c${at}`), anInput(answer)]));
        const model = aModel({ criteria });
        const formula = { ...model, preset: 'formula' as const, formula: proposedFormula(criteria) };
        const value = (each: ValueModel) =>
          scoreValue({ issue: anIssue({ inputs }), model: each, priors: {}, now: NOW });
        expect(Math.abs((value(formula).value ?? -100) - (value(model).value ?? 100))).toBeLessThan(1.5);
      }),
      { numRuns: 60 },
    );
  });

  test('a scale that is being typed keeps the weight until it is one again', () => {
    const rice = presetModel('rice', SITE);
    const typing = {
      ...rice,
      criteria: rice.criteria.map((each, at) =>
        at === 0 ? { ...each, scale: { kind: 'ratio' as const, low: 0, high: 10 } } : each,
      ),
    };
    expect(weightsOfPreset(typing).criteria[0]?.weight).toBe(rice.criteria[0]?.weight);
  });

  test('names stand in a formula so that they are read as names', () => {
    expect(['Reach', 'Customer value', 'a]b', 'max', '2nd'].map(nameInFormula)).toEqual([
      'Reach',
      '[Customer value]',
      '[a]]b]',
      '[max]',
      '[2nd]',
    ]);
  });
});

describe('[V1] [V2] sources and scales', () => {
  const catalog = {
    fields: (['number', 'option', 'date', 'duration', 'other'] as const).map((kind) => ({
      fieldId: `customfield_${kind.length}${kind}`,
      name: kind,
      kind,
      options: [],
      isEstimate: false,
    })),
    priorities: SITE.priorities,
    linkTypes: ['Blocks'],
    projectKeys: ['SHOP'],
  };
  const offered = sourceGroups(catalog).flatMap((group) => group.options);

  test('every source that is offered brings a scale that fits it', () => {
    for (const { source } of offered) {
      const criterion = withSource(aCriterion(), source, catalog);
      expect(scaleKindsFor(source, catalog)).toContain(criterion.scale.kind);
      const isEmptyMap = criterion.scale.kind === 'map' && Object.keys(criterion.scale.entries).length === 0;
      const problems = validateModel(aModel({ criteria: [criterion] })).map((problem) => problem.code);
      expect(problems).toEqual(isEmptyMap ? ['emptyMap'] : []);
    }
  });

  test('a field that no criterion can read is not offered', () => {
    expect(offered.some((option) => option.label === 'other')).toBe(false);
  });

  test('a date counts the nearer the more', () => {
    const source = { kind: 'date', fieldId: 'duedate' } as const;
    expect(freshScale('anchors', source, { catalog })).toEqual({ kind: 'anchors', low: 90, high: 0 });
  });

  test('a scale that was set by hand stays when an answer is added', () => {
    const number = { kind: 'number', least: 0, most: 100, unit: '' } as const;
    const criterion = aCriterion({
      source: { kind: 'input', answer: number },
      scale: { kind: 'anchors', low: 5, high: 100 },
    });
    const wider = withAnswer(criterion, { ...number, most: 500 }, catalog);
    expect(wider.scale).toEqual({ kind: 'anchors', low: 5, high: 500 });
  });

  test('turning a map round twice gives it back', () => {
    const utility = fc.integer({ min: 0, max: 100 }).map((points) => points / 100);
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 5 }), utility), (entries) => {
        const twice = turnedRound(turnedRound(entries));
        for (const [option, worth] of Object.entries(entries)) expect(twice[option]).toBeCloseTo(worth, 6);
      }),
    );
  });
});

describe('differences and merges of models', () => {
  const base = aModel();
  const change = (model: ValueModel, at: number, change: Partial<Criterion>): ValueModel => ({
    ...model,
    criteria: model.criteria.map((each, index) => (index === at ? { ...each, ...change } : each)),
  });

  test('new properties and a changed order are differences', () => {
    expect(compareModels(base, change(base, 0, { lifetimeDays: 90, role: 'size' })).map((each) => each.field)).toEqual([
      'role',
      'lifetimeDays',
    ]);
    const moved = shiftCriterion(base, criterionId('demand'), -1);
    expect(compareModels(base, moved).map(({ name, kind }) => [name, kind])).toEqual([
      [base.criteria[1]?.name, 'moved'],
    ]);
  });

  test('what only one side changed is taken from that side, lifetime and formula too', () => {
    const formula = { text: 'Urgency', low: 0, high: 1 };
    const mine = change(base, 0, { lifetimeDays: 30 });
    const theirs: ValueModel = { ...change(base, 1, { weight: 9 }), preset: 'formula', formula };
    const clashes: Clash[] = [];
    const merged = rebaseModel({ base, mine, theirs }, clashes);
    expect(clashes).toEqual([]);
    expect(merged).toMatchObject({ preset: 'formula', formula, criteria: [{ lifetimeDays: 30 }, { weight: 9 }, {}] });
  });

  test('a formula edited here while they left it is named as a clash, and the model stays one that can be saved', () => {
    const started: ValueModel = { ...base, preset: 'formula', formula: { text: 'Urgency', low: 0, high: 1 } };
    const mine: ValueModel = { ...started, formula: { text: 'Urgency * 2', low: 0, high: 2 } };
    const clashes: Clash[] = [];
    const merged = rebaseModel({ base: started, mine, theirs: base }, clashes);
    expect(merged).toMatchObject({ preset: 'weighted', formula: null });
    expect(clashes).toMatchObject([{ field: 'formula', mine: mine.formula, theirs: null }]);
  });
});

describe('problems of a model', () => {
  test.each([
    ['model.criteria.1.scale.entries.1', 'criterion-urgency-scale-1'],
    ['criteria.0.source.answer.choices.2.label', 'criterion-customer-value-answer-2-label'],
    ['settings.model.criteria.2.scale.p95', 'criterion-demand-scale-p95'],
    ['criteria.2.scale.kind', 'criterion-demand-scale'],
    ['criteria.2.role', 'criterion-demand-direction'],
    ['formula.text@12+5', 'model-formula-text'],
    ['formula.high', 'model-formula-high'],
    ['model.size.fieldId', 'model-size-fieldId'],
    ['bands.medium', 'model-bands-medium'],
    ['preset', 'model-preset-choice'],
    ['criteria', ''],
  ])('%s leads to %s', (path, elementId) => {
    expect(locateModelProblem({ path, code: 'x', message: 'Wrong.' }, aModel())?.elementId).toBe(elementId);
  });

  test('a place in the formula is kept, and a path of the roadmap is none of a model', () => {
    const problem = (path: string) => locateModelProblem({ path, code: 'x', message: 'Wrong.' }, aModel());
    expect(problem('formula.text@12+5')?.place).toEqual({ offset: 12, length: 5 });
    expect(problem('roadmap.items.1.weight')).toBeNull();
  });
});
