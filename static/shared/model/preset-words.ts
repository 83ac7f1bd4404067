import type { ValuePreset } from '../../../src/domain/value/value-model';

/** A ready-made model in words: what it does, how it is worked out, and where it fits. */
export interface PresetWords {
  readonly preset: ValuePreset;
  readonly name: string;
  readonly meaning: string;
  readonly formula: string;
  readonly fits: string;
}

/** All presets in the order in which they are offered. */
export const PRESETS: readonly PresetWords[] = [
  {
    preset: 'value-effort',
    name: 'Value / Effort',
    meaning: 'Several criteria make the value; the order divides it by the size.',
    formula: 'sum of weight × answer, then ÷ size',
    fits: 'Most teams. Works with what Jira already knows.',
  },
  {
    preset: 'weighted',
    name: 'Weighted scorecard',
    meaning: 'Several criteria make the value, costs among them; the order follows the value alone.',
    formula: 'sum of weight × answer',
    fits: 'Where size says little, or is one criterion of many.',
  },
  {
    preset: 'rice',
    name: 'RICE',
    meaning: 'How many people are reached, how much it helps each, how sure we are, for how much work.',
    formula: 'reach × impact × confidence ÷ effort',
    fits: 'Products with many users, where reach can be counted.',
  },
  {
    preset: 'ice',
    name: 'ICE',
    meaning: 'Three answers from 1 to 10, multiplied. Some tools take the mean instead; this one multiplies.',
    formula: 'impact × confidence × ease',
    fits: 'Quick choices between experiments.',
  },
  {
    preset: 'wsjf',
    name: 'WSJF',
    meaning: 'What waiting costs, from three relative answers, divided by the size of the job.',
    formula: '(user-business value + time criticality + risk reduction) ÷ job size',
    fits: 'A flow of jobs that compete for the same team.',
  },
  {
    preset: 'moscow',
    name: 'MoSCoW',
    meaning: 'Must, should, could or will not be done this time. Other criteria can refine it.',
    formula: 'Must 100, Should 66, Could 33, Won’t 0',
    fits: 'A fixed date with more wishes than time.',
  },
  {
    preset: 'formula',
    name: 'Own formula',
    meaning: 'You write how the criteria make the value. It is checked before it can be saved.',
    formula: '+ − × ÷ ^ min max abs sqrt ln',
    fits: 'Where none of the others says what you mean.',
  },
];

/** The name of a preset, as on its card. */
export function presetName(preset: ValuePreset): string {
  return PRESETS.find((each) => each.preset === preset)?.name ?? preset;
}
