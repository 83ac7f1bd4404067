import { z } from 'zod';
import { instant, issueId } from '../../src/contract/primitives';
import { roadmap } from '../../src/contract/roadmap';
import { issueFacts } from '../../src/contract/scored-issue';
import { valueModel } from '../../src/contract/value-model';
import { priors } from '../../src/contract/value-score';
import { ancestorsOf } from '../../src/domain/alignment/ancestors-of';
import type { DomainProblem } from '../../src/domain/domain-problem';
import type { Instant, IssueId } from '../../src/domain/ids';
import type { EvidenceFacts, IssueFacts } from '../../src/domain/issue/issue-facts';
import { nextStepFor } from '../../src/domain/next-step';
import { err, ok } from '../../src/domain/result';
import { indexRoadmap } from '../../src/domain/roadmap/roadmap-index';
import { validateRoadmap } from '../../src/domain/roadmap/validate-roadmap';
import { scoreIssue } from '../../src/domain/snapshot/score-issue';
import { priorsFrom } from '../../src/domain/value/priors';
import { validateModel } from '../../src/domain/value/validate-model';
import type { Evaluate } from './evaluate';
import { readDocument } from './read-document';

const evidenceFacts = issueFacts.pick({
  issueId: true,
  issueKey: true,
  summary: true,
  parentId: true,
  hierarchyLevel: true,
  statusCategory: true,
  labels: true,
  components: true,
  fixVersions: true,
  roadmapLink: true,
  matchedRules: true,
}) satisfies z.ZodType<EvidenceFacts>;

const scoreFile = z.strictObject({
  model: valueModel,
  roadmap,
  issues: z.array(issueFacts),
  /** Ancestors that are in other projects. */
  foreignAncestors: z.array(evidenceFacts).default([]),
  /** Taken from the issues where they are not given. */
  priors: priors.optional(),
  /** Issues behind roadmap items that are done, besides those given. */
  doneIssueIds: z.array(issueId).default([]),
  /** The newest moment in the issues where it is not given: a score never depends on when it is asked. */
  now: instant.optional(),
});
type ScoreFile = z.infer<typeof scoreFile>;

function told(within: string, problems: readonly DomainProblem[]): readonly string[] {
  return problems.map(({ path, message }) => `${path === '' ? within : `${within}.${path}`}: ${message}`);
}

function repeatedIssues(issues: readonly IssueFacts[]): readonly string[] {
  const seen = new Set<IssueId>();
  return issues.flatMap((issue, at) => {
    const isRepeated = seen.has(issue.issueId);
    seen.add(issue.issueId);
    return isRepeated ? [`issues.${at}.issueId: Two issues have the id ${issue.issueId}.`] : [];
  });
}

function newestMoment(issues: readonly IssueFacts[]): Instant {
  let newest = 0;
  for (const { createdAt, updatedAt, resolvedAt, inputs } of issues) {
    newest = Math.max(newest, createdAt, updatedAt, resolvedAt ?? 0);
    for (const { at } of Object.values(inputs)) newest = Math.max(newest, at);
  }
  return newest;
}

function scored(file: ScoreFile): string {
  const { model, issues, foreignAncestors, now = newestMoment(issues) } = file;
  const known: readonly EvidenceFacts[] = [...foreignAncestors, ...issues];
  const done = known.filter(({ statusCategory }) => statusCategory === 'done');
  const index = indexRoadmap(file.roadmap, new Set([...file.doneIssueIds, ...done.map((one) => one.issueId)]));
  const inForce = file.priors ?? priorsFrom(issues, model, now);
  const byId = new Map(known.map((facts) => [facts.issueId, facts]));
  const lines = issues.map((issue) => {
    const ancestors = ancestorsOf(issue, byId);
    const { value, alignment, size } = scoreIssue({ issue, ancestors, model, priors: inForce, index, now });
    const nextStep = nextStepFor({ value, alignment, size, model });
    return JSON.stringify({ issueId: issue.issueId, issueKey: issue.issueKey, size, value, alignment, nextStep });
  });
  // One document, an issue a line: it can be read as a whole, and compared by line.
  return `{"now":${now},"priors":${JSON.stringify(inForce)},"scores":[\n${lines.join(',\n')}\n]}\n`;
}

/** Scores issues by a model and a roadmap with all reasons, as the app does. [V7] [A5] */
export const evaluateScore: Evaluate = (text) => {
  const file = readDocument(text, scoreFile);
  if (!file.ok) return file;
  const problems = [
    ...told('model', validateModel(file.value.model)),
    ...told('roadmap', validateRoadmap(file.value.roadmap)),
    ...repeatedIssues(file.value.issues),
  ];
  return problems.length > 0 ? err(problems) : ok(scored(file.value));
};
