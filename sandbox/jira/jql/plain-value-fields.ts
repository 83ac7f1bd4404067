import { textOfAdf } from '../adf-text';
import type { SiteContext } from '../site-context';
import type { IssueRecord } from '../site-records';
import type { JqlField } from './jql-field';

/** Numbers, dates and texts of the system. */
export const plainValueFields = (site: SiteContext): Readonly<Record<string, JqlField>> => {
  const number = (name: string, numberOf: (issue: IssueRecord) => number | null): JqlField => ({
    kind: 'number',
    name,
    numberOf,
    sortKeyOf: numberOf,
    descendsByDefault: name === 'votes' || name === 'watchers',
  });
  const instant = (name: string, instantOf: (issue: IssueRecord) => number | null): JqlField => ({
    kind: 'instant',
    name,
    instantOf,
    sortKeyOf: instantOf,
    descendsByDefault: true,
  });
  const comments = (issue: IssueRecord): readonly string[] => issue.comments.map(({ body }) => textOfAdf(body));
  return {
    hierarchyLevel: number(
      'hierarchyLevel',
      (issue) => site.store.table('issueTypes').get(issue.issueTypeId)?.hierarchyLevel ?? null,
    ),
    votes: number('votes', (issue) => issue.voters.length + issue.extraVotes),
    watchers: number('watchers', (issue) => issue.watchers.length + issue.extraWatchers),
    created: instant('created', (issue) => issue.createdAt),
    updated: instant('updated', (issue) => issue.updatedAt),
    resolved: instant('resolved', (issue) => issue.resolvedAt),
    statusCategoryChangedDate: instant('statusCategoryChangedDate', (issue) => issue.statusChangedAt),
    due: { kind: 'day', name: 'due', dayOf: (i) => i.dueDate, sortKeyOf: (i) => i.dueDate, descendsByDefault: true },
    summary: {
      kind: 'text',
      name: 'summary',
      textsOf: (issue) => [issue.summary],
      sortKeyOf: (issue) => issue.summary.toLowerCase(),
    },
    description: {
      kind: 'text',
      name: 'description',
      textsOf: (issue) => [textOfAdf(issue.description)],
      sortKeyOf: (issue) => textOfAdf(issue.description).toLowerCase() || null,
    },
    comment: { kind: 'text', name: 'comment', textsOf: comments },
    text: {
      kind: 'text',
      name: 'text',
      textsOf: (issue) => [[issue.summary, textOfAdf(issue.description), ...comments(issue)].join('\n')],
    },
  };
};
