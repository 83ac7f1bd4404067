/** Requests that are posted only because their question is long; everything else that is posted counts as a write. */
const POSTED_READS = new Set([
  'search/jql',
  'search/approximate-count',
  'issue/bulkfetch',
  'changelog/bulkfetch',
  'jql/match',
  'jql/parse',
  'jql/autocompletedata',
  'permissions/check',
  'permissions/project',
]);

/** Whether a request changes nothing on the site. */
export function isRead(method: string, pathname: string): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  const operation = /^\/rest\/api\/(?:2|3|latest)\/(.+)$/.exec(pathname)?.[1];
  return method === 'POST' && operation !== undefined && POSTED_READS.has(operation);
}
