import type { CriterionId } from '../../src/domain/ids';
import type { IssueFacts } from '../../src/domain/issue/issue-facts';
import { scoreValue } from '../../src/domain/value/score-value';
import type { Criterion, Priors, ValueModel } from '../../src/domain/value/value-model';
import { randomFrom, sampleIssues } from './sample-project';

/** The moment that the load is scored at. */
export const LOAD_NOW = Date.UTC(2026, 10, 24);
const DAY_MS = 86_400_000;

function criterion(
  id: string,
  weight: number,
  how: Pick<Criterion, 'source' | 'scale'> & Partial<Criterion>,
): Criterion {
  return {
    criterionId: id as CriterionId,
    name: id,
    question: '',
    lowLabel: '',
    highLabel: '',
    direction: 'benefit',
    role: 'value',
    weight,
    lifetimeDays: 180,
    ...how,
  };
}

const RATING = {
  source: { kind: 'input', answer: { kind: 'rating' } },
  scale: { kind: 'anchors', low: 1, high: 5 },
} as const;
const field = (fieldId: string) => ({ kind: 'field', fieldId }) as const;

/** Ten criteria: two ratings, four fields, the priority and three counts. */
export const LOAD_MODEL: ValueModel = {
  preset: 'weighted',
  criteria: [
    criterion('rating_a', 20, RATING),
    criterion('rating_b', 15, RATING),
    criterion('field_a', 12, { source: field('field_a'), scale: { kind: 'anchors', low: 0, high: 100 } }),
    criterion('field_b', 10, { source: field('field_b'), scale: { kind: 'log', p95: 500 } }),
    criterion('field_c', 9, { source: field('field_c'), scale: { kind: 'ratio', low: 1, high: 1000 } }),
    criterion('field_d', 8, {
      source: field('field_d'),
      scale: { kind: 'anchors', low: 0, high: 40 },
      direction: 'cost',
    }),
    criterion('urgency', 12, {
      source: { kind: 'priority' },
      scale: { kind: 'map', entries: { '1': 1, '2': 0.75, '3': 0.5, '4': 0.25, '5': 0 } },
    }),
    criterion('votes', 6, { source: { kind: 'count', count: 'votes' }, scale: { kind: 'log', p95: 20 } }),
    criterion('watchers', 5, { source: { kind: 'count', count: 'watchers' }, scale: { kind: 'log', p95: 10 } }),
    criterion('requests', 3, { source: { kind: 'count', count: 'linkedRequests' }, scale: { kind: 'log', p95: 5 } }),
  ],
  formula: null,
  size: { fieldId: null },
  bands: { medium: 40, high: 70 },
};

/** Issues that have each input four times in five; one rating in six is older than its lifetime, one in six has two raters who differ. */
export function loadIssues(count: number): readonly IssueFacts[] {
  const random = randomFrom(count + 1);
  const maybe = (x: number): number | null => (random() < 0.8 ? x : null);
  return sampleIssues(count, LOAD_NOW).map((issue) => {
    const inputs: Record<string, IssueFacts['inputs'][CriterionId]> = {};
    for (const id of ['rating_a', 'rating_b']) {
      if (random() >= 0.8) continue;
      const isOld = random() < 1 / 6;
      const isDisputed = random() < 1 / 6;
      const at = LOAD_NOW - (isOld ? 250 : 30) * DAY_MS;
      inputs[id] = {
        rating: 1 + Math.floor(random() * 5),
        at,
        raters: isDisputed ? 2 : 1,
        deviation: isDisputed ? 1 : 0,
      };
    }
    const fields = {
      field_a: maybe(Math.floor(random() * 100)),
      field_b: maybe(Math.floor(random() ** 3 * 600)),
      field_c: maybe(1 + Math.floor(random() ** 3 * 1200)),
      field_d: maybe(Math.floor(random() * 40)),
    };
    return { ...issue, fields, inputs };
  });
}

/** What a scan keeps of a score, with the sum of its receipt. */
export interface LoadTotals {
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
  readonly knownWeight: number;
  readonly receiptSum: number;
}

/** Scores all issues with their receipts and keeps the totals. */
export function scoreLoad(
  issues: readonly IssueFacts[],
  { model = LOAD_MODEL, priors }: { readonly model?: ValueModel; readonly priors: Priors },
): readonly LoadTotals[] {
  return issues.map((issue) => {
    const { value, low, high, knownWeight, basePoints, receipt } = scoreValue({ issue, model, priors, now: LOAD_NOW });
    let receiptSum = basePoints;
    for (const { points } of receipt) receiptSum += points;
    return { value, low, high, knownWeight, receiptSum };
  });
}
