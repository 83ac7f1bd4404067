import type { ProjectSettings } from '../contract/settings';
import type { DomainProblem } from '../domain/domain-problem';
import type { Roadmap } from '../domain/roadmap/roadmap';
import { validateRoadmap } from '../domain/roadmap/validate-roadmap';
import { validateModel } from '../domain/value/validate-model';
import type { ValueModel } from '../domain/value/value-model';
import type { Ports } from '../ports/ports';
import { jqlRulesOf } from './matched-rules';

const under = (prefix: string, problems: readonly DomainProblem[]): readonly DomainProblem[] =>
  problems.map((problem) => ({ ...problem, path: problem.path === '' ? prefix : `${prefix}.${problem.path}` }));

/** Everything that is wrong with a roadmap, JQL included, all at once. */
export async function roadmapProblems(ports: Ports, roadmap: Roadmap): Promise<readonly DomainProblem[]> {
  const errors = await ports.rules.findQueryErrors(jqlRulesOf(roadmap));
  const ofQueries = roadmap.rules.flatMap(({ ruleId }, at) => {
    const found = errors.get(ruleId);
    return found === undefined ? [] : [{ path: `rules.${at}.query`, code: 'invalidJql', message: found.join(' ') }];
  });
  return under('roadmap', [...validateRoadmap(roadmap), ...ofQueries]);
}

/** Everything that is wrong with a project's settings, all at once. */
export async function settingsProblems(ports: Ports, settings: ProjectSettings): Promise<readonly DomainProblem[]> {
  const { sizeFieldId, model } = settings;
  const fields = await ports.fields({ maxAgeMs: 0 });
  const isNumber = fields.some(({ fieldId, kind }) => fieldId === sizeFieldId && kind === 'number');
  const ofSize =
    sizeFieldId === null || isNumber
      ? []
      : [{ path: 'sizeFieldId', code: 'unknownField', message: 'There is no such number field.' }];
  return under('settings', [...ofSize, ...(model === null ? [] : modelProblems(model))]);
}

/** Everything that is wrong with a value model, all at once. */
export function modelProblems(model: ValueModel): readonly DomainProblem[] {
  return under('model', validateModel(model));
}
