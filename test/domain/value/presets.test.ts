import fc from 'fast-check';
import type { IssueFacts } from '../../../src/domain/issue/issue-facts';
import { hasFixedWeights, withPresetWeights } from '../../../src/domain/value/preset-weights';
import { presetModel } from '../../../src/domain/value/presets';
import { scoreValue } from '../../../src/domain/value/score-value';
import { sizeOf } from '../../../src/domain/value/size-of';
import { validateModel } from '../../../src/domain/value/validate-model';
import type { ValuePreset } from '../../../src/domain/value/value-model';
import { anInput } from '../../builders/an-input';
import { anIssue, NOW } from '../../builders/an-issue';

const PRESETS: readonly ValuePreset[] = ['value-effort', 'weighted', 'rice', 'ice', 'wsjf', 'moscow', 'formula'];
const priorities = [{ priorityId: '1', name: 'High' }];

const answering = (answers: Readonly<Record<string, number>>, rest: Partial<IssueFacts> = {}) =>
  anIssue({
    size: null,
    ...rest,
    inputs: Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, anInput(answer)])),
  });
const scored = (preset: ValuePreset, answers: Readonly<Record<string, number>>, rest: Partial<IssueFacts> = {}) =>
  scoreValue({
    issue: answering(answers, rest),
    model: presetModel(preset, { priorities, sizeFieldId: null }),
    priors: {},
    now: NOW,
  });
const native = (preset: ValuePreset, answers: Readonly<Record<string, number>>) =>
  scored(preset, answers).native?.score;

describe('presetModel', () => {
  it.each(PRESETS)('[V3] %s is a model that may be saved, with a size field and without', (preset) => {
    for (const sizeFieldId of [null, 'customfield_1']) {
      expect(validateModel(presetModel(preset, { priorities, sizeFieldId }))).toEqual([]);
      expect(validateModel(presetModel(preset, { priorities: [], sizeFieldId }))).toEqual([]);
    }
  });

  it('[V3] a field of the site is the size where there is one; ease never stands beside another measure', () => {
    const withField = (preset: ValuePreset) => presetModel(preset, { priorities, sizeFieldId: 'customfield_1' });
    const sizes = (preset: ValuePreset) => withField(preset).criteria.filter(({ role }) => role === 'size').length;
    expect(PRESETS.map(sizes)).toEqual([0, 0, 0, 1, 0, 0, 0]);
    expect(withField('ice').size.fieldId).toBeNull();
    expect(withField('rice').size.fieldId).toBe('customfield_1');
    expect(() => presetModel('kano' as never, { priorities, sizeFieldId: null })).toThrow('kano');
  });
});

describe('published worked examples', () => {
  // Four features in a reader's notes on Sean McBride, "RICE: Simple prioritization for product managers", Intercom:
  // gist.github.com/juno/d6a55a65e07dcb9198c452bb822bd7f6
  it.each([
    [500, 3, 0.5, 1, 750],
    [500, 2, 0.5, 1, 500],
    [500, 2, 0.8, 1, 800],
    [100, 3, 0.8, 1, 240],
  ])(
    '[V3] RICE (Intercom): %d people, impact %d, confidence %d, %d month give %d',
    (reach, impact, confidence, effort, score) => {
      expect(native('rice', { reach, impact, confidence, effort })).toBeCloseTo(score, 9);
    },
  );

  // The feature worked out in details/rice-framework.md of github.com/timeclick-software/awesome-time-tracking.
  it('[V3] RICE (awesome-time-tracking): 2,000 x 2 x 80 % / 4 = 800', () => {
    expect(native('rice', { reach: 2000, impact: 2, confidence: 0.8, effort: 4 })).toBeCloseTo(800, 9);
  });

  // Scaled Agile's WSJF worksheet with made-up animals: business value, time criticality, risk or opportunity, size.
  it.each([
    ['Funky ferret', 8, 5, 13, 5, 5.2],
    ['Fancy falcon', 8, 5, 8, 5, 4.2],
    ['Grumpy gazelle', 13, 5, 8, 8, 3.25],
    ['Cheeky chicken', 5, 3, 8, 5, 3.2],
    ['Excited eagle', 13, 3, 8, 8, 3],
    ['Worried wolf', 8, 1, 5, 5, 2.8],
    ['Funny frog', 5, 1, 5, 5, 2.2],
    ['Hilarious hound', 8, 5, 8, 13, 1.62],
    ['Happy hamster', 5, 3, 8, 13, 1.23],
    ['Clumsy camel', 8, 1, 3, 13, 0.92],
  ])('[V3] WSJF (SAFe): %s, (%d + %d + %d) / %d, comes to %d', (_name, value, time, risk, size, score) => {
    const answers = {
      'user-business-value': value,
      'wsjf-time-criticality': time,
      'risk-opportunity': risk,
      'job-size': size,
    };
    expect(native('wsjf', answers)).toBeCloseTo(score, 2);
  });

  // "Complex Mortgage Predictor" in the worked example of idaete.com/tools/ice-scoring-model; the product, as Itamar Gilad
  // defines it after Sean Ellis (itamargilad.com, Idea Prioritization With ICE and The Confidence Meter).
  it('[V3] ICE (Ellis, as a product): 8 x 6 x 3 = 144', () => {
    expect(native('ice', { 'ice-impact': 8, 'ice-confidence': 6, ease: 3 })).toBe(144);
  });

  it('[V3] the sample formula is what it says', () => {
    const result = scored('formula', { 'customer-value': 4, 'risk-reduction': 2 }, { votes: 7 }).native;
    expect(result).toEqual({ name: 'Formula', score: 4 * (1 + Math.log(8)) + 2 });
  });
});

describe("a preset's own score", () => {
  it('[V3] stands beside the presets that have one', () => {
    expect(PRESETS.map((preset) => scored(preset, {}).native?.name ?? null)).toEqual([
      null,
      null,
      'RICE',
      'ICE',
      'WSJF',
      null,
      'Formula',
    ]);
  });

  it('[V4] is not made up where an input or the size is missing', () => {
    expect(native('rice', { reach: 500, impact: 3, effort: 1 })).toBeNull();
    expect(native('rice', { reach: 500, impact: 3, confidence: 1 })).toBeNull();
    expect(native('ice', { 'ice-impact': 8, 'ice-confidence': 6 })).toBeNull();
    expect(native('formula', { 'customer-value': 4 })).toBeNull();
  });

  it('[V3] is divided by the size of Jira where no question asks for it, and by no size of zero', () => {
    const model = presetModel('rice', { priorities, sizeFieldId: 'customfield_1' });
    const at = (size: number | null) =>
      scoreValue({
        issue: answering({ reach: 500, impact: 2, confidence: 0.8 }, { size }),
        model,
        priors: {},
        now: NOW,
      }).native?.score;
    expect([at(4), at(0), at(null)]).toEqual([200, null, null]);
  });

  it('[V3] is nothing for a formula that cannot work, or a model without criteria', () => {
    const model = presetModel('formula', { priorities, sizeFieldId: null });
    const spoiled = { ...model, formula: { text: '1 / 0', low: 0, high: 1 } };
    const answers = { 'customer-value': 4, 'risk-reduction': 2 };
    const score = scoreValue({ issue: answering(answers), model: spoiled, priors: {}, now: NOW });
    expect(score.native).toEqual({ name: 'Formula', score: null });
    expect(score).toMatchObject({ state: 'notEnoughData', value: null, low: 0, high: 100, receipt: [] });
    expect(
      scoreValue({ issue: anIssue(), model: { ...model, criteria: [] }, priors: {}, now: NOW }).native?.score,
    ).toBeNull();
  });
});

describe('the value of a preset', () => {
  const reach = fc.integer({ min: 10, max: 10_000 });
  const factors = fc.record({
    reach,
    impact: fc.constantFrom(0.25, 0.5, 1, 2, 3),
    confidence: fc.constantFrom(0.5, 0.8, 1),
  });
  const product = ({ reach, impact, confidence }: Record<string, number>) =>
    (reach as number) * (impact as number) * (confidence as number);

  it('[V3] RICE ranks as reach x impact x confidence does', () => {
    fc.assert(
      fc.property(factors, factors, (one, other) => {
        const distance = (scored('rice', one).value as number) - (scored('rice', other).value as number);
        const wanted = Math.log(product(one) / product(other));
        if (Math.abs(wanted) < 1e-9) expect(Math.abs(distance)).toBeLessThan(1e-9);
        else expect(Math.sign(distance)).toBe(Math.sign(wanted));
      }),
    );
    expect(scored('rice', { reach: 10, impact: 0.25, confidence: 0.5 }).value).toBe(0);
    expect(scored('rice', { reach: 10_000, impact: 3, confidence: 1 }).value).toBeCloseTo(100, 9);
  });

  it('[V3] WSJF ranks as the sum of its three does', () => {
    const step = fc.constantFrom(1, 2, 3, 5, 8, 13, 20);
    const three = fc.record({ 'user-business-value': step, 'wsjf-time-criticality': step, 'risk-opportunity': step });
    const sum = (answers: Readonly<Record<string, number>>) => Object.values(answers).reduce((a, b) => a + b, 0);
    fc.assert(
      fc.property(three, (answers) => {
        expect(scored('wsjf', answers).value).toBeCloseTo((100 * (sum(answers) - 3)) / 57, 9);
      }),
    );
  });

  it('[V3] MoSCoW gives each class its worth', () => {
    expect([3, 2, 1, 0].map((moscow) => scored('moscow', { moscow }).value)).toEqual([100, 66, 33, 0]);
  });

  it('[V5] the confidence of RICE is a factor of the product, and no doubt about another input', () => {
    const { receipt, low, high, value } = scored('rice', { reach: 500, impact: 2, confidence: 0.5 });
    expect(receipt.map(({ confidence }) => confidence)).toEqual([1, 1, 1]);
    expect([low, high]).toEqual([value, value]);
  });

  it('[V3] the size has no line in the receipt', () => {
    expect(scored('rice', { reach: 500, effort: 2 }).receipt.map(({ criterionId }) => criterionId)).toEqual([
      'reach',
      'impact',
      'confidence',
    ]);
  });
});

describe('sizeOf', () => {
  const size = (preset: ValuePreset, answers: Readonly<Record<string, number>>, rest: Partial<IssueFacts> = {}) =>
    sizeOf(answering(answers, rest), presetModel(preset, { priorities, sizeFieldId: null }), NOW);

  it('[V3] is what was answered, of a cost as it is, of ease the end of its scale over it', () => {
    expect(size('rice', { effort: 2.5 })).toBe(2.5);
    expect(size('ice', { ease: 4 })).toBe(2.5);
  });

  it('[V3] the size of Jira stands where the model asks for none, and never beside an answered one', () => {
    expect(size('rice', { effort: 2 }, { size: 8 })).toBe(2);
    expect(size('rice', {}, { size: 8 })).toBeNull();
    expect(size('moscow', {}, { size: 8 })).toBe(8);
    expect(scored('rice', { reach: 500, impact: 2, confidence: 0.8 }, { size: 8 }).native).toEqual({
      name: 'RICE',
      score: null,
    });
  });

  it('[V4] a size that is no answer, below zero or without an end is none', () => {
    expect(size('rice', { effort: 0.1 })).toBeNull();
    const model = presetModel('ice', { priorities, sizeFieldId: null });
    const from = (raw: number, rest: object) => {
      const criteria = model.criteria.map((one) =>
        one.role === 'size' ? { ...one, source: { kind: 'field' as const, fieldId: 'x' }, ...rest } : one,
      );
      return sizeOf(anIssue({ size: null, fields: { x: raw } }), { ...model, criteria }, NOW);
    };
    expect(from(0, {})).toBeNull();
    expect(from(-3, { scale: { kind: 'anchors', low: -5, high: 5 } })).toBeNull();
    expect(from(3, { scale: { kind: 'map', entries: { '3': 1 } } })).toBeNull();
    expect(from(1e308, {})).toBeNull();
    expect(from(5, {})).toBe(2);
  });
});

describe('withPresetWeights', () => {
  it('[V3] follows the scales of RICE and leaves the weights of other presets', () => {
    const rice = presetModel('rice', { priorities, sizeFieldId: null });
    const [reach] = rice.criteria;
    const wider = {
      ...rice,
      criteria: rice.criteria.map((one) =>
        one === reach ? { ...one, scale: { kind: 'ratio' as const, low: 1, high: 1e6 } } : one,
      ),
    };
    expect(validateModel(wider).map(({ code }) => code)).toContain('presetWeight');
    expect(validateModel(withPresetWeights(wider))).toEqual([]);
    const weighted = presetModel('weighted', { priorities, sizeFieldId: null });
    expect(withPresetWeights(weighted)).toBe(weighted);
    expect(PRESETS.filter(hasFixedWeights)).toEqual(['rice', 'ice', 'wsjf']);
  });
});
