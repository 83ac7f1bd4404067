import type { Criterion, ValueModel } from '../../src/domain/value/value-model';
import { criterionId } from './ids';

/** A benefit rated 1 to 5 in Plumbline. */
export function aCriterion(overrides: Partial<Criterion> = {}): Criterion {
  return {
    criterionId: criterionId('customer-value'),
    name: overrides.criterionId ?? 'Customer value',
    question: 'How much better off are customers with this?',
    lowLabel: 'Hardly',
    highLabel: 'A great deal',
    source: { kind: 'input', answer: { kind: 'rating' } },
    direction: 'benefit',
    role: 'value',
    weight: 1,
    scale: { kind: 'anchors', low: 1, high: 5 },
    lifetimeDays: 180,
    ...overrides,
  };
}

/** Customer value asked (weight 2), urgency from priority (1), demand from votes (1). */
export function aModel(overrides: Partial<ValueModel> = {}): ValueModel {
  return {
    preset: 'weighted',
    criteria: [
      aCriterion({ weight: 2 }),
      aCriterion({
        criterionId: criterionId('urgency'),
        name: 'Urgency',
        source: { kind: 'priority' },
        scale: { kind: 'map', entries: { '1': 1, '2': 0.75, '3': 0.5, '4': 0.25, '5': 0 } },
      }),
      aCriterion({
        criterionId: criterionId('demand'),
        name: 'Demand',
        source: { kind: 'count', count: 'votes' },
        scale: { kind: 'log', p95: 20 },
      }),
    ],
    formula: null,
    size: { fieldId: 'customfield_10016' },
    bands: { medium: 40, high: 70 },
    ...overrides,
  };
}
