import type { FaultSettings } from '../../../sandbox/faults/fault-settings';
import { createFaultSwitches, type FaultSwitches } from '../../../sandbox/faults/fault-switches';
import { type FaultyJira, openFaultyJira } from '../../../sandbox/faults/open-faulty-jira';
import type { Actor, Via } from '../../../sandbox/jira/actor';
import type { JiraRequestEntry } from '../../../sandbox/jira/jira-requests';
import { type JiraSite, openJiraSite } from '../../../sandbox/jira/jira-site';
import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { aSite, SITE_NOW } from '../../builders/a-site';

interface Ask {
  readonly via?: Via;
  readonly body?: unknown;
}

export interface JiraWithFaults {
  /** Behind limits and switches. */
  readonly jira: FaultyJira;
  /** What it stands on. */
  readonly bare: JiraSite;
  readonly faults: FaultSwitches;
  readonly requests: JiraRequestEntry[];
  readonly clock: { now: number };
  /** As the app in a function, unless said otherwise. */
  readonly ask: (method: string, path: string, more?: Ask) => Promise<Response>;
}

const ACTORS: Readonly<Record<Via, Actor>> = {
  function: { kind: 'app' },
  bridge: { kind: 'user', accountId: DEMO_PEOPLE.po },
  rest: { kind: 'app' },
  host: { kind: 'app' },
};

/** `aSite()` behind its limits, with a clock that stands still. */
export async function jiraWithFaults(settings: Partial<FaultSettings> = {}): Promise<JiraWithFaults> {
  const clock = { now: SITE_NOW };
  const now = (): number => clock.now;
  const bare = await openJiraSite({ dataDir: null, now, siteUrl: 'http://jira.test' });
  bare.load(aSite());
  const faults = createFaultSwitches({ settings, now });
  const jira = openFaultyJira({ jira: bare, faults, now });
  const requests: JiraRequestEntry[] = [];
  jira.onRequest((entry) => requests.push(entry));
  return {
    jira,
    bare,
    faults,
    requests,
    clock,
    ask: (method, path, { via = 'function', body } = {}) =>
      jira.handle({
        actor: ACTORS[via],
        via,
        method,
        path,
        headers: { 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
      }),
  };
}
