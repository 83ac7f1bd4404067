import { roadmap as roadmapSchema } from '../../../src/contract/roadmap';
import type { Problem } from '../../../src/contract/rpc';
import { validateRoadmap } from '../../../src/domain/roadmap/validate-roadmap';
import { modelProblems } from '../../shared/model/model-problems';
import type { Draft } from './draft-state';

interface ShapeIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const shapeProblems = (issues: readonly ShapeIssue[]): readonly Problem[] =>
  issues.map((issue) => ({ path: issue.path.map(String).join('.'), code: 'shape', message: issue.message }));

/** Everything that would make the server refuse the draft, found here already by the same schemas and rules. */
export function draftProblems(draft: Draft): readonly Problem[] {
  const roadmap = roadmapSchema.safeParse(draft.roadmap);
  return [
    ...(roadmap.success ? validateRoadmap(draft.roadmap) : shapeProblems(roadmap.error.issues)),
    ...modelProblems(draft.model),
  ];
}
