import fc from 'fast-check';
import { DAY_MS } from '../../../src/domain/ids';
import type { AppInput, IssueFacts } from '../../../src/domain/issue/issue-facts';
import { scoreProject } from '../../../src/domain/snapshot/score-project';
import { answerBounds, isAnswer } from '../../../src/domain/value/is-answer';
import { presetModel } from '../../../src/domain/value/presets';
import { priorsFrom } from '../../../src/domain/value/priors';
import { scoreValue } from '../../../src/domain/value/score-value';
import { validateModel } from '../../../src/domain/value/validate-model';
import type { Criterion, Priors, ValueModel, ValuePreset } from '../../../src/domain/value/value-model';
import { aRoadmap } from '../../builders/a-roadmap';
import { anIssue, NOW } from '../../builders/an-issue';
import { criterionId, issueId } from '../../builders/ids';

const PRESETS: readonly ValuePreset[] = ['value-effort', 'weighted', 'rice', 'ice', 'wsjf', 'moscow', 'formula'];
const priorities = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, at) => ({
  priorityId: String(at + 1),
  name,
}));
const MODELS = PRESETS.map((preset) => presetModel(preset, { priorities, sizeFieldId: null }));

/** Formulas over the criteria of the sample, some of which do not rise with each of them. */
const FORMULAS = [
  '[Customer value] * [Risk reduction] + [Customer demand]',
  'max([Customer value], [Risk reduction]) ^ 2 / (1 + [Customer demand])',
  'abs([Customer value] - [Risk reduction]) + sqrt([Customer demand])',
  'min([Customer demand], 10) - [Customer value] ^ [Risk reduction] / 100',
];
const sample = MODELS.at(-1) as ValueModel;
const models = fc.oneof(
  fc.constantFrom(...MODELS),
  fc.constantFrom(...FORMULAS).map((text): ValueModel => ({ ...sample, formula: { text, low: 0, high: 20 } })),
);
const additive = fc.constantFrom(...MODELS.slice(0, -1));

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const hostile = fc.oneof(fc.double(), fc.constantFrom(1e308, -1e308, Number.NaN, -1, 0, 1e9, 1e9 + 1));

/** An answer that the question offers, or the median of several; now and then a slip. */
function inputOf({ source }: Criterion): fc.Arbitrary<AppInput> {
  const answer = source.kind === 'input' ? source.answer : ({ kind: 'rating' } as const);
  const { least, most } = answerBounds(answer);
  const offered = unit.map((share) => least + share * Math.min(most - least, 20_000));
  const rating = offered.map((x) => (answer.kind === 'number' ? x : Math.round(x)));
  return fc.record({
    rating: fc.oneof({ weight: 6, arbitrary: rating }, { weight: 1, arbitrary: hostile }),
    at: fc.integer({ min: -1000, max: 5 }).map((days) => NOW + days * DAY_MS),
    raters: fc.integer({ min: 1, max: 4 }),
    deviation: fc.double({ min: 0, max: 4, noNaN: true }),
  });
}

function factsOf({ criteria }: ValueModel): fc.Arbitrary<Partial<IssueFacts>> {
  const inputs = criteria.map((criterion) =>
    fc.option(
      inputOf(criterion).map((input) => [criterion.criterionId, input] as const),
      { nil: null },
    ),
  );
  return fc.record({
    inputs: fc.tuple(...inputs).map((drawn) => Object.fromEntries(drawn.filter((one) => one !== null))),
    priorityId: fc.constantFrom(null, '1', '3', '5', 'unlisted'),
    votes: fc.oneof(fc.nat(60), fc.constant(null)),
    linkedRequests: fc.nat(9),
    size: fc.option(fc.constantFrom(0, 1, 5, 13, 1e308), { nil: null }),
    fieldChangedAt: fc.constantFrom({}, { priority: NOW - 270 * DAY_MS }),
  });
}

const priorsFor = ({ criteria }: ValueModel): fc.Arbitrary<Priors> =>
  fc.tuple(...criteria.map(() => fc.tuple(unit, unit, unit))).map(
    (drawn) =>
      Object.fromEntries(
        drawn.map((quantiles, at) => {
          const [p10, median, p90] = quantiles.toSorted((a, b) => a - b) as [number, number, number];
          return [(criteria[at] as Criterion).criterionId, { '*': { p10, median, p90, count: 10 } }];
        }),
      ) as Priors,
  );

interface Case {
  readonly model: ValueModel;
  readonly facts: Partial<IssueFacts>;
  readonly priors: Priors;
}
const casesOf = (drawn: fc.Arbitrary<ValueModel>): fc.Arbitrary<Case> =>
  drawn.chain((model) => fc.record({ model: fc.constant(model), facts: factsOf(model), priors: priorsFor(model) }));
const cases = casesOf(models);

const ROUNDING = 1e-9;
const score = ({ model, facts, priors }: Case) => scoreValue({ issue: anIssue(facts), model, priors, now: NOW });

describe('scoreValue by any preset', () => {
  it('[V3] the formulas tried here may be saved', () => {
    for (const text of FORMULAS) expect(validateModel({ ...sample, formula: { text, low: 0, high: 20 } })).toEqual([]);
  });

  it('[V4] is bounded, and the value lies within its range', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const { value, low, high, knownWeight } = score(drawn);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThanOrEqual((value ?? low) + ROUNDING);
        expect(high).toBeGreaterThanOrEqual((value ?? high) - ROUNDING);
        expect(knownWeight >= 0 && knownWeight <= 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('[V7] the base and the contributions add up to the value, and the shares to 1', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const { value, basePoints, receipt } = score(drawn);
        const sum = receipt.reduce((points, line) => points + line.points, basePoints);
        if (value !== null) expect(Math.abs(sum - value)).toBeLessThan(ROUNDING);
        expect(receipt.reduce((shares, line) => shares + line.weightShare, 0)).toBeCloseTo(1, 9);
        for (const line of receipt) {
          expect(line.utility >= 0 && line.utility <= 1 && line.confidence >= 0 && line.confidence <= 1).toBe(true);
          expect(line.rangeIfFilled).toBeGreaterThanOrEqual(0);
          expect(line.assumed).toBe(line.raw === null);
          if (line.problem !== null) expect(line.assumed).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('[V4] filling a missing input, however doubtful the answer, never widens the range', () => {
    const filling = cases.chain((drawn) => {
      const missing = score(drawn).missing.map(
        (id) => drawn.model.criteria.find(({ criterionId: other }) => other === id) as Criterion,
      );
      const askable = missing.filter(({ source }) => source.kind === 'input');
      return fc.tuple(
        fc.constant(drawn),
        ...askable.map((criterion) => inputOf(criterion).map((input) => [criterion, input] as const)),
      );
    });
    fc.assert(
      fc.property(filling, ([drawn, ...answers]) => {
        const before = score(drawn);
        for (const [{ criterionId: id }, input] of answers) {
          const after = score({ ...drawn, facts: { ...drawn.facts, inputs: { ...drawn.facts.inputs, [id]: input } } });
          expect(after.high - after.low).toBeLessThanOrEqual(before.high - before.low + ROUNDING);
          expect(after.knownWeight).toBeGreaterThanOrEqual(before.knownWeight - ROUNDING);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('[V1] rises with each benefit where the preset is a sum or a product', () => {
    fc.assert(
      fc.property(casesOf(additive), unit, unit, (drawn, a, b) => {
        for (const criterion of drawn.model.criteria) {
          const { source } = criterion;
          if (source.kind !== 'input' || criterion.role === 'size') continue;
          const { answer } = source;
          const { least, most } = answerBounds(answer);
          const near = (share: number) => {
            const x = least + share * (most - least);
            return answer.kind === 'choice'
              ? (answer.choices
                  .map((one) => one.answer)
                  .toSorted((p, q) => Math.abs(p - x) - Math.abs(q - x))[0] as number)
              : answer.kind === 'rating'
                ? Math.round(x)
                : x;
          };
          const at = (rating: number) => {
            expect(isAnswer(answer, rating)).toBe(true);
            const input = { rating, at: NOW, raters: 1, deviation: 0 };
            return score({
              ...drawn,
              facts: { ...drawn.facts, inputs: { ...drawn.facts.inputs, [criterion.criterionId]: input } },
            });
          };
          const [less, more] = [at(near(Math.min(a, b))), at(near(Math.max(a, b)))];
          expect(more.low).toBeGreaterThanOrEqual(less.low - ROUNDING);
          expect(more.high).toBeGreaterThanOrEqual(less.high - ROUNDING);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('[V4] does not depend on other items of the backlog', () => {
    const backlog = models.chain((model) =>
      fc.tuple(fc.constant(model), factsOf(model), fc.array(factsOf(model), { maxLength: 12 })),
    );
    fc.assert(
      fc.property(backlog, ([model, facts, others]) => {
        const neighbours = others.map((other, at) => anIssue({ ...other, issueId: issueId(String(at)) }));
        const issue = anIssue(facts);
        const context = { foreignAncestors: [], model, roadmap: aRoadmap(), doneIssueIds: new Set<never>(), now: NOW };
        const priors = priorsFrom([issue, ...neighbours], model, NOW);
        const alone = scoreProject({ ...context, priors, issues: [issue] });
        const among = scoreProject({ ...context, priors, issues: [...neighbours, issue] });
        expect(among.at(-1)).toEqual(alone[0]);
      }),
      { numRuns: 100 },
    );
  });

  it('[V4] numbers that are slips leave a bounded score and are told', () => {
    const model = MODELS[0] as ValueModel;
    const id = criterionId('customer-value');
    const facts = { inputs: { [id]: { rating: 1e308, at: NOW, raters: 9, deviation: 1e308 } }, size: -3, votes: -7 };
    const { low, high, receipt } = score({ model, facts, priors: {} });
    expect(low >= 0 && high <= 100).toBe(true);
    expect(
      receipt.filter(({ problem }) => problem !== null).map(({ criterionId: at, problem }) => [at, problem]),
    ).toEqual([
      [id, 'notAnAnswer'],
      ['customer-demand', 'negative'],
    ]);
  });
});
