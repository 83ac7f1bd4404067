import { createHash } from 'node:crypto';
import { z } from 'zod';
import { JiraRefusal } from '../jira-refusal';

const tokenSchema = z.object({ q: z.string(), offset: z.number().int().min(0), after: z.string(), at: z.number() });
const TOKEN_LIFE_MS = 7 * 86_400_000;

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);

/** Where a page of a list begins: behind the entry `after`, which stood before the place `offset`. */
interface PagePlace {
  readonly offset: number;
  readonly after: string;
}

/** The token of a next page; of use only for the same question, and for seven days. */
export const writePageToken = (
  page: PagePlace & { readonly query: string /** Now. */; readonly at: number },
): string => {
  const { query, offset, after, at } = page;
  return Buffer.from(JSON.stringify({ q: fingerprint(query), offset, after, at })).toString('base64url');
};

/** The place that a token means, or Jira's refusal of a damaged, foreign or old one. */
export const readPageToken = (token: string, query: string, now: number): PagePlace => {
  const invalid = new JiraRefusal(400, 'The provided next page token is invalid or has expired.');
  let raw: unknown;
  try {
    raw = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    throw invalid;
  }
  const parsed = tokenSchema.safeParse(raw);
  if (!parsed.success || parsed.data.q !== fingerprint(query) || now - parsed.data.at > TOKEN_LIFE_MS) throw invalid;
  return parsed.data;
};
