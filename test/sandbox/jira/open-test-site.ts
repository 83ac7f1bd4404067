import type { Actor, Via } from '../../../sandbox/jira/actor';
import type { JiraEvent } from '../../../sandbox/jira/jira-events';
import type { JiraRequestEntry } from '../../../sandbox/jira/jira-requests';
import { type JiraSite, openJiraSite } from '../../../sandbox/jira/jira-site';
import { endpointFinder } from '../../../sandbox/jira/served-endpoints';
import { DEMO_PEOPLE, type SiteData } from '../../../sandbox/jira/site-records';
import { aSite, SITE_NOW } from '../../builders/a-site';
import { answerProblems, hasDocuments } from '../../contract/conformance/atlassian-document';

const SITE_URL = 'http://jira.test';

const ANONYMOUS: Actor = { kind: 'anonymous' };
const APP: Actor = { kind: 'app' };
export const person = (name: keyof typeof DEMO_PEOPLE): Actor => ({ kind: 'user', accountId: DEMO_PEOPLE[name] });

/** An answer with its body already read: JSON, or text where it was none. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
};

/** Methods and paths that Jira answered once and its documents no longer know. */
const REMOVED = /^\/rest\/api\/3\/(search|search\/id)$/;

/** Every answer that any test sees must be one that Atlassian's documents allow. */
const assertDocumented = (site: JiraSite, asked: { method: string; path: string }, answer: Answer): void => {
  const path = (asked.path.split('?')[0] ?? '').replace(/^\/rest\/api\/(2|latest)(?=\/)/, '/rest/api/3');
  if (!hasDocuments || REMOVED.test(path) || endpointFinder(site.endpoints())(asked.method, path) === null) return;
  const problems = answerProblems({ method: asked.method, path, status: answer.status, body: answer.body });
  if (problems.length > 0) throw new Error(`${asked.method} ${path} ${answer.status}: ${problems.join('; ')}`);
};

/** Calls on behalf of somebody. */
export const caller =
  (site: JiraSite, actor: Actor, via: Via = 'rest') =>
  async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await read(
      await site.handle({
        actor,
        via,
        method,
        path,
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
    assertDocumented(site, { method, path }, answer);
    return answer;
  };

export interface TestSite {
  readonly site: JiraSite;
  readonly events: JiraEvent[];
  readonly requests: JiraRequestEntry[];
  readonly clock: { now: number };
  readonly as: (name: keyof typeof DEMO_PEOPLE | 'app' | 'anonymous') => ReturnType<typeof caller>;
}

/** `aSite()` in memory, with what it told listeners. */
export const openTestSite = async (
  options: { readonly data?: SiteData; readonly dataDir?: string; readonly taskDelayMs?: number } = {},
): Promise<TestSite> => {
  const clock = { now: SITE_NOW };
  const site = await openJiraSite({
    dataDir: options.dataDir ?? null,
    now: () => clock.now,
    siteUrl: SITE_URL,
    siteTimeZone: 'Europe/Amsterdam',
    ...(options.taskDelayMs === undefined ? {} : { taskDelayMs: options.taskDelayMs }),
  });
  if (site.isEmpty()) site.load(options.data ?? aSite());
  const events: JiraEvent[] = [];
  const requests: JiraRequestEntry[] = [];
  site.onEvent((event) => events.push(event));
  site.onRequest((entry) => requests.push(entry));
  return {
    site,
    events,
    requests,
    clock,
    as: (name) => caller(site, name === 'app' ? APP : name === 'anonymous' ? ANONYMOUS : person(name)),
  };
};

/** The keys of a list of issues, in its order. */
export const keysOf = (answer: Answer): readonly string[] =>
  (answer.body as { readonly issues: readonly { readonly key: string }[] }).issues.map((issue) => issue.key);

/** The words of a refusal. */
export const messagesOf = (answer: Answer): readonly string[] =>
  (answer.body as { readonly errorMessages: readonly string[] }).errorMessages;
