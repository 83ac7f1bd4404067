import type { JiraRouter } from './routes/exchange';

/** One operation that the stand-in answers: its method, and its path with `{…}` for what varies, as documents write it. */
export interface ServedEndpoint {
  /** `ALL` where every method gets the same answer. */
  readonly method: string;
  readonly path: string;
}

const PARAMETER = /:([A-Za-z]+)/g;

/** Every operation of a router, in the order in which they are tried. */
export const endpointsOf = (router: JiraRouter): readonly ServedEndpoint[] =>
  router.routes.map(({ method, path }) => ({ method, path: path.replace(PARAMETER, '{$1}') }));

/** Finds the operation that answers a request; null where none does. `path` is without aliases and without query. */
export const endpointFinder = (
  endpoints: readonly ServedEndpoint[],
): ((method: string, path: string) => ServedEndpoint | null) => {
  const patterns = endpoints.map((endpoint) => ({
    endpoint,
    pattern: new RegExp(`^${endpoint.path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
  }));
  return (method, path) =>
    patterns.find(
      ({ endpoint, pattern }) =>
        (endpoint.method === 'ALL' || endpoint.method === method.toUpperCase()) && pattern.test(path),
    )?.endpoint ?? null;
};
