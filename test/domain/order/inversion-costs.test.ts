import fc from 'fast-check';
import { inversionCosts, pairCost } from '../../../src/domain/order/inversion-costs';
import { orderCost, ratioOf, smithOrder } from '../../../src/domain/order/job';
import { someJob } from './an-order';

describe('inversionCosts', () => {
  it('[O2] the costs of the pairs that stand the wrong way round add up to the regret, and so do those of items', () => {
    fc.assert(
      fc.property(fc.array(someJob, { maxLength: 40 }), (jobs) => {
        const regret = orderCost(jobs, [...jobs.keys()]) - orderCost(jobs, smithOrder(jobs));
        const costs = inversionCosts(jobs);
        const pairs = jobs.flatMap((before, at) => jobs.slice(at + 1).map((after) => ({ before, after })));
        const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
        expect(regret).toBeGreaterThanOrEqual(0);
        expect(costs.regret).toBe(regret);
        expect(sum(pairs.map(({ before, after }) => pairCost(before, after)))).toBe(regret);
        expect(sum(costs.items.map(({ heldBack }) => heldBack))).toBe(regret);
        expect(sum(costs.items.map(({ holdsBack }) => holdsBack))).toBe(regret);
        expect(costs.pairs).toBe(pairs.filter(({ before, after }) => ratioOf(before) < ratioOf(after)).length);
        for (const [at, { heldBack, holdsBack }] of costs.items.entries()) {
          const job = jobs[at]!;
          expect(heldBack).toBe(sum(jobs.slice(0, at).map((before) => pairCost(before, job))));
          expect(holdsBack).toBe(sum(jobs.slice(at + 1).map((after) => pairCost(job, after))));
        }
      }),
    );
  });

  it('[O2] an order by w / p has no regret', () => {
    fc.assert(
      fc.property(fc.array(someJob, { maxLength: 20 }), (jobs) => {
        const best = smithOrder(jobs).map((at) => jobs[at]!);
        expect(inversionCosts(best)).toMatchObject({ pairs: 0, regret: 0 });
      }),
    );
  });
});
