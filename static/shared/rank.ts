import * as z from 'zod/mini';
import type { IssueId } from '../../src/domain/ids';
import type { RankCall } from '../../src/domain/order/plan-ranking';
import { ask, askFreely } from './jira';

const ISSUES_PER_BULK_FETCH = 100;
const RANK_FIELD = 'com.pyxis.greenhopper.jira:gh-lexo-rank';

const fieldsAnswer = z.array(
  z.object({ id: z.string(), schema: z.optional(z.object({ custom: z.optional(z.string()) })) }),
);
const ranksAnswer = z.object({
  issues: z.array(z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()) })),
});

/**
 * Issues in the order of their ranks at this moment, as the viewer sees them; read from the issues and not from the
 * search, whose index lags. Issues without a rank or hidden from the viewer are left out. Null: the site has no ranks.
 */
export async function readRankOrder(issueIds: readonly IssueId[]): Promise<readonly IssueId[] | null> {
  const fields = await ask(fieldsAnswer, '/rest/api/3/field');
  const rankField = fields.find(({ schema }) => schema?.custom === RANK_FIELD)?.id;
  if (rankField === undefined) return null;
  const ranks: { readonly issueId: IssueId; readonly rank: string }[] = [];
  for (let start = 0; start < issueIds.length; start += ISSUES_PER_BULK_FETCH) {
    const answer = await ask(ranksAnswer, '/rest/api/3/issue/bulkfetch', {
      method: 'POST',
      body: { issueIdsOrKeys: issueIds.slice(start, start + ISSUES_PER_BULK_FETCH), fields: [rankField] },
    });
    for (const { id, fields: read } of answer.issues) {
      const rank = read[rankField];
      if (typeof rank === 'string') ranks.push({ issueId: id as IssueId, rank });
    }
  }
  return ranks.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ issueId }) => issueId);
}

const partialAnswer = z.object({
  entries: z.array(
    z.object({
      issueId: z.optional(z.union([z.number(), z.string()])),
      issueKey: z.optional(z.string()),
      status: z.number(),
      errors: z.optional(z.array(z.string())),
    }),
  ),
});

/** Ranks up to 50 issues as the viewer. Which of them Jira refused, in its own words; empty: none. [O7] */
export async function rankIssues({
  issueIds,
  place,
  anchorId,
}: RankCall): Promise<readonly { readonly issueId: IssueId; readonly problem: string }[]> {
  const answer = await askFreely(partialAnswer, '/rest/agile/1.0/issue/rank', {
    method: 'PUT',
    body: { issues: issueIds, ...(place === 'after' ? { rankAfterIssue: anchorId } : { rankBeforeIssue: anchorId }) },
  });
  if (answer === null) return [];
  return answer.entries.flatMap(({ issueId, issueKey, status, errors }) => {
    if (status < 300) return [];
    // Where an issue is gone Jira repeats what it was asked for, here an id.
    const refused = String(issueId ?? issueKey ?? '') as IssueId;
    return [{ issueId: refused, problem: errors?.join(' ') ?? '' }];
  });
}
