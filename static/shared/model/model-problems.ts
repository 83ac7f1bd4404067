import type { Problem } from '../../../src/contract/rpc';
import { valueModel } from '../../../src/contract/value-model';
import { validateModel } from '../../../src/domain/value/validate-model';
import type { ValueModel } from '../../../src/domain/value/value-model';
import { fieldElementId } from './element-id';
import { MODEL_FIELD_WORDS } from './model-words';
import type { TextPlace } from './text-place';

/** A problem of a model with the control that mends it. */
export interface LocatedModelProblem {
  readonly elementId: string;
  /** What the problem is about: "Reach, weight". */
  readonly where: string;
  readonly message: string;
  /** Where in the formula, counted in characters; null for everything else. */
  readonly place: TextPlace | null;
}

/** Everything that would make the server refuse the model, found here already by the same schemas and rules. */
export function modelProblems(model: ValueModel): readonly Problem[] {
  const shaped = valueModel.safeParse(model);
  if (shaped.success) return validateModel(model);
  return shaped.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: 'shape',
    message: issue.message,
  }));
}

const SHAPE_MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/^name$/, 'Give it a name of at most 200 characters.'],
  [/^weight$/, 'Weights are above 0 and at most 1,000.'],
  [/^lifetimeDays$/, 'A whole number of days, from 1 to 3,650.'],
  [/choices\.\d+\.label$/, 'Give every answer a name of at most 60 characters.'],
  [/choices$/, 'Between 2 and 10 answers can be chosen from.'],
  [/answer\.(least|most)$|choices\.\d+\.answer$/, 'A number between minus and plus a billion.'],
  [/scale\.entries\./, 'Points are between 0 and 100.'],
  [/scale\.(p95|low|high)$/, 'A number above zero.'],
  [/source\.typeName$/, 'Choose a link type.'],
];

function messageOf(problem: Problem, rest: string): string {
  if (problem.code !== 'shape') return problem.message;
  return SHAPE_MESSAGES.find(([pattern]) => pattern.test(rest))?.[1] ?? problem.message;
}

const CRITERION_PATH = /(?:^|\.)criteria\.(\d+)(?:\.(.+))?$/;
const PLACE = /^(.*)@(\d+)\+(\d+)$/;

/** The control of a criterion that a path below it means: `scale.entries.3` is the points of option 3. */
function controlOf(rest: string): string {
  const choice = /^source\.answer\.choices\.(\d+)\.(answer|label)$/.exec(rest);
  if (choice !== null) return `answer-${choice[1] ?? ''}-${choice[2] ?? ''}`;
  const entry = /^scale\.entries\.(.+)$/.exec(rest);
  if (entry !== null) return `scale-${entry[1] ?? ''}`;
  if (/^scale\.(low|high|p95)$/.test(rest)) return rest.replace('.', '-');
  if (/^scale/.test(rest)) return 'scale';
  if (/^source\.answer\.(least|most|unit)$/.test(rest)) return `answer-${rest.slice('source.answer.'.length)}`;
  if (/^source\.answer/.test(rest)) return 'answer';
  if (/^source/.test(rest)) return 'source';
  if (rest === 'role') return 'direction';
  return rest === '' || rest === 'criterionId' ? 'name' : rest;
}

/** Finds the control behind a problem's path; null where the path is no part of a model. */
export function locateModelProblem(problem: Problem, model: ValueModel): LocatedModelProblem | null {
  const placed = PLACE.exec(problem.path);
  const path = placed?.[1] ?? problem.path;
  const place = placed === null ? null : { offset: Number(placed[2]), length: Number(placed[3]) };
  const inCriterion = CRITERION_PATH.exec(path);
  if (inCriterion !== null) {
    const criterion = model.criteria[Number(inCriterion[1])];
    const rest = inCriterion[2] ?? '';
    if (criterion !== undefined) {
      const field = rest.split('.')[0] ?? '';
      const name = criterion.name || 'Unnamed';
      return {
        elementId: fieldElementId('criterion', criterion.criterionId, controlOf(rest)),
        where: field === '' ? name : `${name}, ${MODEL_FIELD_WORDS[field] ?? field}`,
        message: messageOf(problem, rest),
        place: null,
      };
    }
  }
  const setting = (id: string, where: string): LocatedModelProblem => ({
    elementId: id === '' ? '' : fieldElementId('model', id.split('-')[0] ?? '', id.split('-')[1] ?? ''),
    where,
    message: messageOf(problem, path),
    place,
  });
  if (/(^|\.)formula\.(low|high)$/.test(path)) {
    return setting(`formula-${path.endsWith('low') ? 'low' : 'high'}`, 'Formula, its two ends');
  }
  if (/(^|\.)formula\b/.test(path)) return setting('formula-text', 'Formula');
  if (/(^|\.)bands\b/.test(path)) return setting(path.endsWith('high') ? 'bands-high' : 'bands-medium', 'Bands');
  if (/(^|\.)size\b/.test(path)) return setting('size-fieldId', 'Size');
  if (/(^|\.)preset$/.test(path)) return setting('preset-choice', 'Preset');
  return /(^|\.)(criteria|model)\b/.test(path) ? setting('', 'Value model') : null;
}
