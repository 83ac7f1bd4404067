import { asking, choices } from './asking-criterion';
import type { Criterion, InputAnswer, Scale } from './value-model';

/** Reach, impact and confidence, in the steps of Sean McBride, "RICE: Simple prioritization for product managers". [V3] */
export const RICE_FACTORS: readonly Criterion[] = [
  asking({
    id: 'reach',
    name: 'Reach',
    question: 'How many customers does this reach in a quarter?',
    lowLabel: 'Very few',
    highLabel: 'Very many',
    answer: { kind: 'number', least: 0, most: 1e9, unit: 'customers a quarter' },
    scale: { kind: 'ratio', low: 10, high: 10_000 },
  }),
  asking({
    id: 'impact',
    name: 'Impact',
    question: 'How much does it do for each of them?',
    lowLabel: 'Minimal',
    highLabel: 'Massive',
    answer: choices([0.25, 'Minimal'], [0.5, 'Low'], [1, 'Medium'], [2, 'High'], [3, 'Massive']),
    scale: { kind: 'ratio', low: 0.25, high: 3 },
  }),
  asking({
    id: 'confidence',
    name: 'Confidence',
    question: 'How sure are these estimates?',
    lowLabel: 'Low',
    highLabel: 'High',
    answer: choices([0.5, 'Low, 50 %'], [0.8, 'Medium, 80 %'], [1, 'High, 100 %']),
    scale: { kind: 'ratio', low: 0.5, high: 1 },
  }),
];

/** What RICE divides by, in person-months. [V3] */
export const RICE_EFFORT = asking({
  id: 'effort',
  name: 'Effort',
  question: 'How many months would one person work on it?',
  lowLabel: 'Little',
  highLabel: 'Much',
  answer: { kind: 'number', least: 0.5, most: 1000, unit: 'person-months' },
  scale: { kind: 'ratio', low: 0.5, high: 24 },
  direction: 'cost',
  role: 'size',
});

const ONE_TO_TEN: InputAnswer = {
  kind: 'choice',
  choices: Array.from({ length: 10 }, (_, at) => ({ answer: at + 1, label: String(at + 1) })),
};
const TENFOLD: Scale = { kind: 'ratio', low: 1, high: 10 };

// Ids of their own, so that answers on the scale of one preset are not read on that of another.
/** Impact, confidence and ease, 1 to 10 each. [V3] */
export const ICE_CRITERIA: readonly Criterion[] = [
  asking({
    id: 'ice-impact',
    name: 'Impact',
    question: 'How much does it do if it works?',
    lowLabel: 'Hardly anything',
    highLabel: 'A great deal',
    answer: ONE_TO_TEN,
    scale: TENFOLD,
  }),
  asking({
    id: 'ice-confidence',
    name: 'Confidence',
    question: 'How sure is it that it works?',
    lowLabel: 'A guess',
    highLabel: 'Proven',
    answer: ONE_TO_TEN,
    scale: TENFOLD,
  }),
  asking({
    id: 'ease',
    name: 'Ease',
    question: 'How easy is it to do?',
    lowLabel: 'Very hard',
    highLabel: 'Very easy',
    answer: ONE_TO_TEN,
    scale: TENFOLD,
    role: 'size',
  }),
];
