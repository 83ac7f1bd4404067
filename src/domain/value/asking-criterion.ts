import type { CriterionId } from '../ids';
import { USUAL_LIFETIME_DAYS } from './propose-model';
import type { Criterion, InputAnswer } from './value-model';

type Asked = Pick<Criterion, 'name' | 'question' | 'lowLabel' | 'highLabel' | 'scale'> &
  Partial<Criterion> & { readonly id: string; readonly answer?: InputAnswer };

/** A criterion that is asked in Plumbline: a benefit, rated 1 to 5, of a usual weight and lifetime, as far as nothing else is said. [V1] */
export function asking({ id, answer = { kind: 'rating' }, ...rest }: Asked): Criterion {
  return {
    criterionId: id as CriterionId,
    source: { kind: 'input', answer },
    direction: 'benefit',
    role: 'value',
    weight: 10,
    lifetimeDays: USUAL_LIFETIME_DAYS,
    ...rest,
  };
}

/** Named answers and the numbers that they stand for. [V1] */
export function choices(...pairs: readonly (readonly [number, string])[]): InputAnswer {
  return { kind: 'choice', choices: pairs.map(([answer, label]) => ({ answer, label })) };
}
