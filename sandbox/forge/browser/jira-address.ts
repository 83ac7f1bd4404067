import type { BridgeLocation } from '../bridge-wire';
import { type LooseFields, textOf } from './loose-fields';
import type { HostPlace, HostSession } from './mounted-module';

/** A path of the app as a location of its history. */
export function locationAt(route: string): BridgeLocation {
  const url = new URL(route.startsWith('/') ? route : `/${route}`, 'http://frame');
  return {
    pathname: url.pathname,
    search: url.search,
    hash: url.hash,
    state: undefined,
    key: Math.random().toString(36).slice(2, 10),
  };
}

interface Journey {
  readonly session: HostSession;
  /** The router location that the app names. */
  readonly to: LooseFields;
  /** Where the frame stands. */
  readonly from: HostPlace;
}

/** Where the shell shows a module of the app; one of a project, where none is named, in the project around the frame. */
function modulePath({ session, to, from }: Journey): string | undefined {
  const type = session.modules.find(({ key }) => key === to['moduleKey'])?.type;
  const project = textOf(to['projectKey']) || (from.projectKey ?? from.issueKey?.replace(/-\d+$/, '') ?? '');
  if (type === 'jira:adminPage') return '/admin/plumbline';
  if (type === 'jira:globalPage') return `/apps/plumbline${textOf(to['path'])}`;
  if (project === '') return undefined;
  if (type === 'jira:projectPage') return `/projects/${project}/plumbline${textOf(to['path'])}`;
  if (type === 'jira:projectSettingsPage') return `/projects/${project}/settings/plumbline`;
  return undefined;
}

function pathOf(journey: Journey): string | undefined {
  const { to } = journey;
  switch (to['target']) {
    case 'issue':
      return `/browse/${textOf(to['issueKey'])}`;
    case 'dashboard':
      return `/dashboards/${textOf(to['dashboardId'])}`;
    case 'userProfile':
      return `/people/${textOf(to['accountId'])}`;
    case 'projectSettingsDetails':
      return `/projects/${textOf(to['projectKey'])}/settings`;
    case 'module':
      return modulePath(journey);
    default:
      return undefined;
  }
}

/** The address that a router location means in this Jira; a relative one is of the page around the frame. */
export function jiraAddress(journey: Journey): string {
  const { to } = journey;
  const path = typeof to['url'] === 'string' ? to['url'] : pathOf(journey);
  if (path === undefined) throw new Error(`The sandbox cannot navigate to ${textOf(to['target'])}.`);
  return new URL(path, window.location.origin).href;
}
