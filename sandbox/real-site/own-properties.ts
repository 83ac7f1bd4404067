import type { JiraCall } from '../jira/actor';
import { jiraShapedRefusal } from './jira-shaped-refusal';

const ONE_PROPERTY = /^\/rest\/api\/(?:2|3|latest)\/issue\/[^/]+\/properties\/([^/]+)$/;

/** Hides the properties that the app would write, where it may not: those on the site are another installation's. */
export interface OwnProperties {
  /** The answer for one such property; null for any other request. */
  readonly absentAt: (method: string, pathname: string) => Response | null;
  /** The same request without asking for them beside issues. */
  readonly withoutThem: (call: JiraCall) => JiraCall;
}

export function hideOwnProperties(keys: () => ReadonlySet<string>): OwnProperties {
  return {
    absentAt: (method, pathname) => {
      const key = ONE_PROPERTY.exec(pathname)?.[1];
      if (method !== 'GET' || key === undefined || !keys().has(decodeURIComponent(key))) return null;
      return jiraShapedRefusal(404, 'Plumbline has stored nothing on this issue.');
    },
    withoutThem: (call) => {
      if (call.body === null || !call.body.includes('"properties"')) return call;
      const body: unknown = JSON.parse(call.body);
      if (typeof body !== 'object' || body === null || !('properties' in body) || !Array.isArray(body.properties))
        return call;
      const properties = body.properties.filter((key) => typeof key !== 'string' || !keys().has(key));
      return { ...call, body: JSON.stringify({ ...body, properties }) };
    },
  };
}
