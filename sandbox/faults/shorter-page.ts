import type { JiraCall } from '../jira/actor';

/** What Jira gives where nobody says how many. */
const DEFAULT_PAGE = 50;
const SEARCHES = /\/rest\/(api\/(2|3|latest)\/search\/jql|software\/1\.0\/.+\/(issue|backlog))$/;

const half = (maxResults: unknown): number =>
  Math.max(1, Math.ceil((typeof maxResults === 'number' ? maxResults : DEFAULT_PAGE) / 2));

/** The same question for a page half as long, as Jira cuts pages when it likes; null where it is no search. */
export function askingForLess(call: JiraCall): JiraCall | null {
  const [path = '', query = ''] = call.path.split('?');
  if (!SEARCHES.test(path)) return null;
  if (call.method.toUpperCase() === 'GET') {
    const parameters = new URLSearchParams(query);
    const asked = parameters.get('maxResults');
    parameters.set('maxResults', String(half(asked === null ? undefined : Number(asked))));
    return { ...call, path: `${path}?${parameters.toString()}` };
  }
  if (call.body === null) return null;
  try {
    const body = JSON.parse(call.body) as { maxResults?: unknown };
    return { ...call, body: JSON.stringify({ ...body, maxResults: half(body.maxResults) }) };
  } catch {
    // Not JSON: Jira itself shall say so.
    return null;
  }
}
