import type { Actor } from '../actor';
import { issueWriter } from '../answers/issue-answer';
import type { SiteContext } from '../site-context';
import type { HistoryRecord, IssueRecord, Json } from '../site-records';
import { viewerOf } from '../viewer';
import { accountIdOf } from './change-author';

/** The only fields that product events carry. */
const EVENT_FIELDS = [
  'summary',
  'issuetype',
  'creator',
  'created',
  'project',
  'reporter',
  'assignee',
  'updated',
  'status',
];

const changelogAnswer = (history: HistoryRecord): Json => ({
  id: history.id,
  items: history.items.map((item) => ({ ...item })),
});

/** Tells listeners that an issue was created, updated or deleted. */
export const emitIssueEvent = (options: {
  readonly site: SiteContext;
  readonly actor: Actor;
  readonly verb: 'created' | 'updated' | 'deleted';
  readonly issue: IssueRecord;
  readonly history?: HistoryRecord;
  /** Status before, where the change moved the issue. */
  readonly statusBefore?: string;
}): void => {
  const { site, actor, verb, issue, history, statusBefore } = options;
  const viewer = viewerOf({ store: site.store, actor: { kind: 'app' }, siteTimeZone: site.siteTimeZone });
  const { write } = issueWriter({ fields: EVENT_FIELDS, properties: [], expand: [] }, { site, viewer, apiVersion: 3 });
  const people = [...new Set([issue.assigneeAccountId, issue.reporterAccountId, issue.creatorAccountId])];
  const statuses = [statusBefore, issue.statusId].flatMap((id) =>
    id === undefined ? [] : (site.store.table('statuses').get(id) ?? []),
  );
  site.emit({
    eventType: `avi:jira:${verb}:issue`,
    occurredAt: site.now(),
    actor,
    payload: {
      issue: write(issue),
      atlassianId: accountIdOf(actor),
      associatedUsers: { users: people.flatMap((accountId) => (accountId === null ? [] : [{ accountId }])) },
      ...(verb === 'updated' && statusBefore !== undefined
        ? { associatedStatuses: { statuses: statuses.map(({ id, name }) => ({ id, name })) } }
        : {}),
      ...(history ? { changelog: changelogAnswer(history) } : {}),
    },
  });
};
