import { assertNever } from '../result';
import { asking, choices } from './asking-criterion';
import { withPresetWeights } from './preset-weights';
import { ICE_CRITERIA, RICE_EFFORT, RICE_FACTORS } from './product-criteria';
import { type PriorityName, proposeModel, proposePriorityMap } from './propose-model';
import type { Criterion, InputAnswer, Scale, ValueModel, ValuePreset } from './value-model';

/** What a ready-made model takes from the site. */
interface SiteTraits {
  readonly priorities: readonly PriorityName[];
  readonly sizeFieldId: string | null;
}

/**
 * A ready-made model of each preset, sound as it is. Where the site has a field for sizes, that is the size; else RICE
 * and WSJF ask for it. Ranges of scales are conventions. [V3]
 */
export function presetModel(preset: ValuePreset, { priorities, sizeFieldId }: SiteTraits): ValueModel {
  const asked = (size: Criterion): readonly Criterion[] => (sizeFieldId === null ? [size] : []);
  const model = (criteria: readonly Criterion[], rest: Partial<ValueModel> = {}): ValueModel =>
    withPresetWeights({
      preset,
      criteria,
      formula: null,
      size: { fieldId: sizeFieldId },
      bands: { medium: 40, high: 70 },
      ...rest,
    });
  switch (preset) {
    case 'value-effort':
      return proposeModel({ priorities, sizeFieldId });
    case 'weighted':
      return model(weightedCriteria(priorities));
    case 'rice':
      return model([...RICE_FACTORS, ...asked(RICE_EFFORT)]);
    case 'ice':
      // Ease stands for the size, and a field in another unit beside it would mix two measures.
      return model(ICE_CRITERIA, { size: { fieldId: null } });
    case 'wsjf':
      return model([...WSJF_CRITERIA, ...asked(WSJF_JOB_SIZE)]);
    case 'moscow':
      return model([MOSCOW_CLASS]);
    case 'formula':
      return model(FORMULA_CRITERIA, { formula: { text: FORMULA_TEXT, low: 2, high: 25 } });
    default:
      return assertNever(preset);
  }
}

const RATING: Scale = { kind: 'anchors', low: 1, high: 5 };

function weightedCriteria(priorities: readonly PriorityName[]): readonly Criterion[] {
  const { entries } = proposePriorityMap(priorities);
  const urgency: Criterion = {
    ...asking({
      id: 'urgency',
      name: 'Urgency',
      question: 'How much is lost by waiting?',
      lowLabel: 'Nothing',
      highLabel: 'Nearly all of it',
      scale: { kind: 'map', entries },
      weight: 20,
    }),
    source: { kind: 'priority' },
  };
  return [
    { ...CUSTOMER_VALUE, weight: 35 },
    asking({
      id: 'business-value',
      name: 'Business value',
      question: 'How much does the business gain or save?',
      lowLabel: 'Hardly anything',
      highLabel: 'A great deal',
      scale: RATING,
      weight: 25,
    }),
    ...(Object.keys(entries).length === 0 ? [] : [urgency]),
    { ...RISK_REDUCTION, weight: 20 },
  ];
}

const CUSTOMER_VALUE = asking({
  id: 'customer-value',
  name: 'Customer value',
  question: 'How much better off are customers with this?',
  lowLabel: 'Hardly',
  highLabel: 'A great deal',
  scale: RATING,
});

const RISK_REDUCTION = asking({
  id: 'risk-reduction',
  name: 'Risk reduction',
  question: 'How much risk goes away?',
  lowLabel: 'None',
  highLabel: 'A great deal',
  scale: RATING,
});

const RELATIVE: InputAnswer = {
  kind: 'choice',
  choices: [1, 2, 3, 5, 8, 13, 20].map((answer) => ({ answer, label: String(answer) })),
};
const ONE_TO_TWENTY: Scale = { kind: 'anchors', low: 1, high: 20 };
const RELATIVE_ENDS = { lowLabel: 'The least of all', highLabel: 'By far the most' };

const WSJF_CRITERIA: readonly Criterion[] = [
  asking({
    id: 'user-business-value',
    name: 'User and business value',
    question: 'What is this worth to users and the business, beside the others?',
    ...RELATIVE_ENDS,
    answer: RELATIVE,
    scale: ONE_TO_TWENTY,
  }),
  asking({
    id: 'wsjf-time-criticality',
    name: 'Time criticality',
    question: 'How fast does that fade while it waits, beside the others?',
    ...RELATIVE_ENDS,
    answer: RELATIVE,
    scale: ONE_TO_TWENTY,
  }),
  asking({
    id: 'risk-opportunity',
    name: 'Risk reduction and opportunity',
    question: 'How much risk goes away, or what does it make possible, beside the others?',
    ...RELATIVE_ENDS,
    answer: RELATIVE,
    scale: ONE_TO_TWENTY,
  }),
];

const WSJF_JOB_SIZE = asking({
  id: 'job-size',
  name: 'Job size',
  question: 'How large is it, beside the others?',
  lowLabel: 'The smallest of all',
  highLabel: 'By far the largest',
  answer: RELATIVE,
  scale: ONE_TO_TWENTY,
  direction: 'cost',
  role: 'size',
});

// What each class is worth is a convention; an admin sees and edits it.
const MOSCOW_CLASS = asking({
  id: 'moscow',
  name: 'MoSCoW class',
  question: 'Must we, should we, could we, or won’t we this time?',
  lowLabel: 'Won’t this time',
  highLabel: 'Must',
  answer: choices([0, 'Won’t this time'], [1, 'Could'], [2, 'Should'], [3, 'Must']),
  scale: { kind: 'map', entries: { '0': 0, '1': 0.33, '2': 0.66, '3': 1 } },
});

// Lowest 1 * (1 + 0) + 1 = 2, highest 5 * (1 + ln 21) + 5 = 25.2.
const FORMULA_TEXT = '[Customer value] * (1 + ln(1 + [Customer demand])) + [Risk reduction]';
const FORMULA_CRITERIA: readonly Criterion[] = [
  CUSTOMER_VALUE,
  {
    ...asking({
      id: 'customer-demand',
      name: 'Customer demand',
      question: 'How many people ask for this?',
      lowLabel: 'Nobody',
      highLabel: 'Very many',
      scale: { kind: 'log', p95: 20 },
    }),
    source: { kind: 'count', count: 'votes' },
  },
  RISK_REDUCTION,
];
