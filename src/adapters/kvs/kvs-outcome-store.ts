import { z } from 'zod';
import { criterionId, instant, issueId, roadmapItemId, score, share } from '../../contract/primitives';
import { outcomeAnswer } from '../../contract/rpc';
import type { CriterionId, IssueId, ProjectId } from '../../domain/ids';
import type { Outcome, OutcomeStore } from '../../ports/outcome-store';
import { deleteValue, findValue, listValues, saveValueForDays } from './kvs-access';

/** Forge forgets by itself; longer it does not allow. */
const KEPT_DAYS = 365;

const stored = z.object({
  issueId,
  answer: outcomeAnswer,
  at: instant,
  value: score.nullable(),
  alignment: score.nullable(),
  themeId: roadmapItemId.nullable(),
  utilities: z.record(criterionId, share) as unknown as z.ZodType<Readonly<Record<CriterionId, number>>>,
}) satisfies z.ZodType<Outcome>;

const prefix = (id: ProjectId) => `outcome:${id}:`;
const keyOf = (id: ProjectId, issue: IssueId) => `${prefix(id)}${issue}`;

export const kvsOutcomeStore: OutcomeStore = {
  find: (id, issue) => findValue(keyOf(id, issue), stored),
  list: async (id) => (await listValues(prefix(id), stored)).map(({ value }) => value),
  save: (id, outcome) => saveValueForDays(keyOf(id, outcome.issueId), outcome, KEPT_DAYS),
  delete: (id, issue) => deleteValue(keyOf(id, issue)),
};
