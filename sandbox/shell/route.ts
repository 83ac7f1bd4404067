import { useEffect, useState } from 'react';

/** Where the shell stands, read from the address. */
export type Route =
  | { readonly page: 'projects' }
  | { readonly page: 'issue'; readonly issueKey: string }
  | { readonly page: 'project'; readonly projectKey: string; readonly view: 'backlog' | 'board' }
  | { readonly page: 'app'; readonly projectKey: string; readonly path: string }
  | { readonly page: 'settings'; readonly projectKey: string }
  | { readonly page: 'admin' }
  | { readonly page: 'global'; readonly path: string }
  | { readonly page: 'search'; readonly jql: string };

/** Reads a path with its query; whatever is not known is the list of projects. */
export function routeFrom(pathname: string, search: string): Route {
  const [first, second = '', third, ...rest] = pathname.split('/').filter(Boolean);
  if (first === 'browse' && second !== '') return { page: 'issue', issueKey: second.toUpperCase() };
  if (first === 'admin') return { page: 'admin' };
  if (first === 'apps' && second === 'plumbline')
    return { page: 'global', path: `/${[third, ...rest].filter(Boolean).join('/')}${search}` };
  if (first === 'issues') return { page: 'search', jql: new URLSearchParams(search).get('jql') ?? '' };
  if (first === 'projects' && second !== '') {
    const projectKey = second.toUpperCase();
    if (third === 'plumbline') return { page: 'app', projectKey, path: `/${rest.join('/')}${search}` };
    if (third === 'settings') return { page: 'settings', projectKey };
    return { page: 'project', projectKey, view: third === 'board' ? 'board' : 'backlog' };
  }
  return { page: 'projects' };
}

const CHANGED = 'shell:route';

/** Goes to another page of the shell without a reload. */
export function goTo(url: string, options: { replace?: boolean; silent?: boolean } = {}): void {
  if (options.replace === true) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  if (options.silent !== true) dispatchEvent(new Event(CHANGED));
}

/** The current route; follows links, the back button and `goTo`. */
export function useRoute(): Route {
  const read = (): Route => routeFrom(location.pathname, location.search);
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const follow = (): void => setRoute(routeFrom(location.pathname, location.search));
    addEventListener('popstate', follow);
    addEventListener(CHANGED, follow);
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener(CHANGED, follow);
    };
  }, []);
  return route;
}

/** Turns a click on an inner link into `goTo`; modified clicks keep the browser's own meaning. */
export function followLink(event: React.MouseEvent<HTMLAnchorElement>): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  goTo(event.currentTarget.pathname + event.currentTarget.search);
  scrollTo(0, 0);
}
