import { roadmap as roadmapSchema } from '../../../src/contract/roadmap';
import { err, ok, type Result } from '../../../src/domain/result';
import type { Roadmap } from '../../../src/domain/roadmap/roadmap';
import { validateRoadmap } from '../../../src/domain/roadmap/validate-roadmap';

/** What is wrong with a file, and where in it ("items[3].weight", or a line and column while it is not JSON). */
interface FileProblem {
  readonly path: string;
  readonly message: string;
}
export type ParsedRoadmap = Result<Roadmap, readonly FileProblem[]>;

/** "items.3.weight" as people who read JSON write it. */
function placeWords(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (words, step) =>
      typeof step === 'number' ? `${words}[${step}]` : words === '' ? String(step) : `${words}.${String(step)}`,
    '',
  );
}

function syntaxProblem(text: string, failure: unknown): FileProblem {
  const message = failure instanceof Error ? failure.message : 'It is not JSON.';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return { path: '', message: `The file is not JSON: ${message}` };
  const before = text.slice(0, Number(position)).split('\n');
  return {
    path: `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`,
    message: 'The file is not JSON from here on.',
  };
}

/** A whole, valid roadmap or all that is wrong with the file; never a part of it. */
export function parseRoadmapFile(text: string): ParsedRoadmap {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (failure) {
    return err([syntaxProblem(text, failure)]);
  }
  const shaped = roadmapSchema.safeParse(read);
  if (!shaped.success) {
    return err(shaped.error.issues.map((issue) => ({ path: placeWords(issue.path), message: issue.message })));
  }
  const problems = validateRoadmap(shaped.data);
  if (problems.length === 0) return ok(shaped.data);
  return err(
    problems.map((problem) => ({
      path: placeWords(problem.path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))),
      message: problem.message,
    })),
  );
}
