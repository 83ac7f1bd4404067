import fc from 'fast-check';
import type { IssueFacts } from '../../../src/domain/issue/issue-facts';
import { scoreProject } from '../../../src/domain/snapshot/score-project';
import { priorsFrom } from '../../../src/domain/value/priors';
import { scoreValue } from '../../../src/domain/value/score-value';
import type { Criterion, Priors, ValueModel } from '../../../src/domain/value/value-model';
import { aCriterion, aModel } from '../../builders/a-model';
import { aRoadmap } from '../../builders/a-roadmap';
import { anIssue, NOW } from '../../builders/an-issue';
import { criterionId, issueId } from '../../builders/ids';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];

const criteria: fc.Arbitrary<Criterion[]> = fc
  .array(
    fc.record({
      weight: fc.double({ min: 0.01, max: 1000, noNaN: true }),
      direction: fc.constantFrom('benefit' as const, 'cost' as const),
    }),
    { minLength: 1, maxLength: IDS.length },
  )
  .map((drawn) =>
    drawn.map(({ weight, direction }, position) => {
      const id = IDS[position] as string;
      return aCriterion({
        criterionId: criterionId(id),
        source: { kind: 'field', fieldId: id },
        scale: { kind: 'anchors', low: 0, high: 10 },
        weight,
        direction,
      });
    }),
  );
const model: fc.Arbitrary<ValueModel> = criteria.map((drawn) => aModel({ criteria: drawn }));
const fields: fc.Arbitrary<IssueFacts['fields']> = fc.dictionary(
  fc.constantFrom(...IDS),
  fc.option(fc.oneof(fc.double(), fc.integer({ min: 0, max: 10 })), { nil: null }),
);
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const priors: fc.Arbitrary<Priors> = fc
  .dictionary(
    fc.constantFrom(...IDS),
    fc.tuple(unit, unit, unit).map((quantiles) => {
      const [p10, median, p90] = quantiles.toSorted((x, y) => x - y) as [number, number, number];
      return { '*': { p10, median, p90, count: 10 } };
    }),
  )
  .map((drawn) => drawn as unknown as Priors);

const ROUNDING = 1e-9;
const score = (model: ValueModel, fields: IssueFacts['fields'], priors: Priors) =>
  scoreValue({ issue: anIssue({ fields }), model, priors, now: NOW });

describe('scoreValue, always', () => {
  it('[V4] is bounded, and the value lies within its range', () => {
    fc.assert(
      fc.property(model, fields, priors, (model, fields, priors) => {
        const { value, low, high, knownWeight } = score(model, fields, priors);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThanOrEqual(value ?? low);
        expect(high).toBeGreaterThanOrEqual(value ?? low);
        expect(knownWeight).toBeGreaterThanOrEqual(0);
        expect(knownWeight).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('[V7] contributions add up to the value and shares to 1', () => {
    fc.assert(
      fc.property(model, fields, priors, (model, fields, priors) => {
        const { value, receipt, low, high } = score(model, fields, priors);
        const points = receipt.reduce((sum, line) => sum + line.points, 0);
        const range = receipt.reduce((sum, line) => sum + line.rangeIfFilled, 0);
        if (value !== null) expect(Math.abs(points - value)).toBeLessThan(ROUNDING);
        expect(Math.abs(range - (high - low))).toBeLessThan(ROUNDING);
        expect(receipt.reduce((sum, line) => sum + line.weightShare, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('[V4] filling an input never widens the range, and removes just what the receipt promised', () => {
    fc.assert(
      fc.property(model, fields, priors, fc.integer({ min: 0, max: 10 }), (model, fields, priors, answer) => {
        const before = score(model, fields, priors);
        for (const missing of before.missing) {
          const after = score(model, { ...fields, [missing]: answer }, priors);
          const promised = before.receipt.find((line) => line.criterionId === missing)?.rangeIfFilled as number;
          const removed = before.high - before.low - (after.high - after.low);
          expect(removed).toBeGreaterThanOrEqual(-ROUNDING);
          expect(Math.abs(removed - promised)).toBeLessThan(ROUNDING);
          expect(after.knownWeight).toBeGreaterThan(before.knownWeight);
        }
      }),
    );
  });

  it('[V1] rises with each benefit and falls with each cost', () => {
    const level = fc.integer({ min: 0, max: 10 });
    fc.assert(
      fc.property(model, fields, priors, level, level, (model, fields, priors, a, b) => {
        for (const { criterionId: id, direction } of model.criteria) {
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map((raw) =>
            score(model, { ...fields, [id]: raw }, priors),
          );
          const sign = direction === 'benefit' ? 1 : -1;
          for (const bound of ['low', 'high'] as const) {
            const rise = ((more?.[bound] as number) - (less?.[bound] as number)) * sign;
            expect(rise).toBeGreaterThanOrEqual(-ROUNDING);
          }
        }
      }),
    );
  });

  it('[V4] does not depend on other items of the backlog', () => {
    fc.assert(
      fc.property(model, fields, fc.array(fields, { maxLength: 20 }), (model, fields, others) => {
        const issue = anIssue({ fields });
        const neighbours = others.map((other, position) =>
          anIssue({ fields: other, issueId: issueId(String(position)) }),
        );
        const context = { foreignAncestors: [], model, roadmap: aRoadmap(), doneIssueIds: new Set<never>(), now: NOW };
        const frozen = priorsFrom(neighbours, model, NOW);
        const alone = scoreProject({ ...context, priors: frozen, issues: [issue] });
        const among = scoreProject({ ...context, priors: frozen, issues: [...neighbours, issue] });
        expect(among.at(-1)).toEqual(alone[0]);
      }),
    );
  });
});
