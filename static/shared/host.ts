import { events, NavigationTarget, router, showFlag as showBridgeFlag, view } from '@forge/bridge';
import * as z from 'zod/mini';
import type { Instant, IssueId, ProjectId } from '../../src/domain/ids';
import { setLocale } from './format';

const context = z.object({
  accountId: z.optional(z.nullable(z.string())),
  locale: z.optional(z.nullable(z.string())),
  timezone: z.optional(z.nullable(z.string())),
  siteUrl: z.optional(z.nullable(z.string())),
  moduleKey: z.optional(z.string()),
  extension: z.object({
    issue: z.optional(z.object({ id: z.string(), key: z.string() })),
    project: z.optional(z.object({ id: z.string(), key: z.string() })),
  }),
});

/** Where the page stands in Jira, and for whom. */
export interface HostContext {
  readonly accountId: string | null;
  readonly locale: string | null;
  readonly siteUrl: string;
  readonly moduleKey: string | null;
  readonly issue: { readonly issueId: IssueId; readonly issueKey: string } | null;
  readonly project: { readonly projectId: ProjectId; readonly projectKey: string } | null;
}

let siteUrl = '';

/** Reads the context anew at every call: an issue view may be reused for another issue. */
export async function hostContext(): Promise<HostContext> {
  const read = context.parse(await view.getContext());
  const { issue, project } = read.extension;
  siteUrl = read.siteUrl ?? '';
  setLocale(read.locale ?? null, read.timezone ?? null);
  return {
    accountId: read.accountId ?? null,
    locale: read.locale ?? null,
    siteUrl,
    moduleKey: read.moduleKey ?? null,
    issue: issue === undefined ? null : { issueId: issue.id as IssueId, issueKey: issue.key },
    project: project === undefined ? null : { projectId: project.id as ProjectId, projectKey: project.key },
  };
}

/** Puts Jira's tokens and colour mode on the page; resolves when both are there. */
export async function enableTheme(): Promise<void> {
  await view.theme.enable();
}

/** Address of an issue, for links that can be opened in a new tab. */
export function issueUrl(issueKey: string): string {
  return `${siteUrl}/browse/${encodeURIComponent(issueKey)}`;
}

/** The whole address of an issue, to send to somebody: as Jira gives it, else from what is known of the site. */
export async function issueAddress(issueKey: string): Promise<string> {
  // Hosts before 2025 do not know the question.
  const given = await router.getUrl({ target: NavigationTarget.Issue, issueKey }).catch(() => null);
  return given?.href ?? issueUrl(issueKey);
}

/** Says so where Jira did not go where it was asked to: a click that does nothing leaves people guessing. */
async function go(navigation: Promise<void>, otherwise = 'Nothing was changed.'): Promise<void> {
  try {
    await navigation;
  } catch {
    showFlag({ title: 'Jira did not open the page', description: otherwise, appearance: 'error' });
  }
}

/** Where people find the full pages themselves, on hosts that do not know the way. */
const WAYS = {
  'plumbline-settings': 'Open Project settings, then Plumbline under Apps.',
  'plumbline-admin': 'Open Jira settings, then Apps, then Plumbline in the list on the left.',
} as const;

/** Leaves this page for an issue, in the same tab. */
export async function openIssue(issueKey: string): Promise<void> {
  await go(router.navigate(`/browse/${encodeURIComponent(issueKey)}`));
}

/** Opens an address: a path of this site in the same tab, another site in a new one. */
export async function openUrl(url: string): Promise<void> {
  await go(url.startsWith('/') ? router.navigate(url) : router.open(url));
}

/** Opens another full page of this app: the settings of a project, or the admin page. */
export async function openModule(moduleKey: keyof typeof WAYS, projectKey?: string): Promise<void> {
  await go(
    router.navigate({
      target: NavigationTarget.Module,
      moduleKey,
      ...(projectKey === undefined ? {} : { projectKey }),
    }),
    WAYS[moduleKey],
  );
}

export interface FlagContent {
  readonly title: string;
  readonly description?: string;
  readonly appearance: 'info' | 'success' | 'warning' | 'error';
  readonly actions?: readonly { readonly text: string; readonly onClick: () => void }[];
}

let flagCount = 0;

/** Shows a flag of Jira's own, outside of the frame. */
export function showFlag(flag: FlagContent): void {
  flagCount += 1;
  // Without `appearance` Jira draws the calm flag; `type` chooses its icon.
  showBridgeFlag({
    id: `plumbline-${Date.now()}-${flagCount}`,
    title: flag.title,
    type: flag.appearance,
    isAutoDismiss: flag.appearance === 'success' || flag.appearance === 'info',
    ...(flag.description === undefined ? {} : { description: flag.description }),
    ...(flag.actions === undefined ? {} : { actions: [...flag.actions] }),
  });
}

/** The history of a full page (project, admin), kept by Jira in its own address bar. */
export const createHistory = view.createHistory;
export type HostHistory = Awaited<ReturnType<typeof view.createHistory>>;

const SCORED_EVENT = 'plumbline.scored';

/** Distinguishes this frame's news from those of the others. */
const frameId = `${Date.now()}-${Math.random()}`;

/** `saved`: someone changed the issue here; `opened`: it was only scored afresh; `told`: neither, another frame asked. */
export type ScoredBy = 'saved' | 'opened' | 'told';

/** News of an issue: its score was stored anew, or found to be the same, at that moment. */
export interface ScoredNews {
  readonly issueId: IssueId;
  readonly by: ScoredBy;
  readonly scoredAt: Instant;
}

/** Tells the other frames of this app on the same issue. */
export async function announceScored(news: ScoredNews): Promise<void> {
  await events.emit(SCORED_EVENT, { ...news, frameId });
}

function subscribe(event: string, onEvent: (payload: unknown) => void): () => void {
  const subscription = events.on(event, (payload: unknown) => onEvent(payload));
  // A host that does not know the event leaves the page as it is: it still reads afresh when it is opened.
  subscription.catch(() => undefined);
  return () => {
    subscription.then(
      (it) => it.unsubscribe(),
      () => undefined,
    );
  };
}

const scored = z.object({
  issueId: z.string(),
  by: z.enum(['saved', 'opened', 'told']),
  scoredAt: z.number(),
  frameId: z.string(),
});

/** Calls back when another frame of this app scored an issue. Returns what ends it. */
export function onScored(onEvent: (news: ScoredNews) => void): () => void {
  return subscribe(SCORED_EVENT, (payload) => {
    const event = scored.safeParse(payload);
    if (event.success && event.data.frameId !== frameId) {
      onEvent({ ...event.data, issueId: event.data.issueId as IssueId });
    }
  });
}

const ASKED_EVENT = 'plumbline.asked';

/** Asks the other frames of this app when an issue was last scored: one that was opened later heard none of their news. */
export async function askWhenScored(issueId: IssueId): Promise<void> {
  await events.emit(ASKED_EVENT, { issueId });
}

const asked = z.object({ issueId: z.string() });

/** Calls back when another frame asks that. Returns what ends it. */
export function onAskedWhenScored(onAsked: (issueId: IssueId) => void): () => void {
  return subscribe(ASKED_EVENT, (payload) => {
    const question = asked.safeParse(payload);
    if (question.success) onAsked(question.data.issueId as IssueId);
  });
}

/** Calls back whenever Jira says that the issue in view changed. Returns what ends it. */
export function onIssueChanged(onChange: () => void): () => void {
  return subscribe('JIRA_ISSUE_CHANGED', onChange);
}
