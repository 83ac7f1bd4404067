import { Version3Client } from 'jira.js-5';

const PAGE = 100;

/** The baseline: an unmodified jira.js that reads a project page by page with every field, and does nothing with it. */
export async function readSequentially(host: string): Promise<{ readonly requests: number; readonly ms: number }> {
  const client = new Version3Client({
    host,
    authentication: { basic: { email: 'admin@example.com', apiToken: 'sandbox' } },
  });
  const started = performance.now();
  let requests = 0;
  let nextPageToken: string | undefined;
  do {
    const page = await client.issueSearch.searchForIssuesUsingJqlEnhancedSearch({
      jql: 'project = SHOP ORDER BY key ASC',
      maxResults: PAGE,
      fields: ['*all'],
      ...(nextPageToken === undefined ? {} : { nextPageToken }),
    });
    requests += 1;
    nextPageToken = page.nextPageToken ?? undefined;
  } while (nextPageToken !== undefined);
  return { requests, ms: performance.now() - started };
}
