import { z } from 'zod';
import { criterionId, instant } from '../../contract/primitives';
import type { IssueId } from '../../domain/ids';
import type { Rating, RatingStore } from '../../ports/rating-store';
import { deleteValue, listValues, saveValue } from './kvs-access';

const stored = z.object({
  criterionId,
  accountId: z.string(),
  answer: z.number(),
  at: instant,
}) satisfies z.ZodType<Rating>;

const prefix = (issueId: IssueId) => `rating:${issueId}:`;
const keyOf = (issueId: IssueId, { criterionId: asked, accountId }: Pick<Rating, 'criterionId' | 'accountId'>) =>
  `${prefix(issueId)}${asked}:${accountId}`;

/** One key per issue, question and person. */
export const kvsRatingStore: RatingStore = {
  listOfIssue: async (issueId) => (await listValues(prefix(issueId), stored)).map(({ value }) => value),
  save: (issueId, rating) => saveValue(keyOf(issueId, rating), rating),
  delete: (issueId, rating) => deleteValue(keyOf(issueId, rating)),
  deleteOfIssue: async (issueId) => {
    for (const { key } of await listValues(prefix(issueId), z.unknown())) await deleteValue(key);
  },
};
