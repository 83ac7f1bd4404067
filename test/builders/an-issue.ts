import type { IssueFacts } from '../../src/domain/issue/issue-facts';
import { issueId, projectId } from './ids';

/** The moment that tests call now: 2026-11-24T12:00:00Z. */
export const NOW = Date.UTC(2026, 10, 24, 12);

/** An open story in the backlog with nothing special about it. */
export function anIssue(overrides: Partial<IssueFacts> = {}): IssueFacts {
  return {
    issueId: issueId('10001'),
    issueKey: overrides.issueId === undefined ? 'SHOP-1' : `SHOP-${overrides.issueId}`,
    projectId: projectId('10000'),
    summary: 'Pay with a saved card',
    issueTypeId: '10004',
    hierarchyLevel: 0,
    statusName: 'To Do',
    statusCategory: 'todo',
    priorityId: '3',
    parentId: null,
    labels: [],
    components: [],
    fixVersions: [],
    links: [],
    createdAt: NOW - 30 * 86_400_000,
    updatedAt: NOW - 86_400_000,
    resolvedAt: null,
    dueDate: null,
    votes: 0,
    watchers: 0,
    linkedRequests: 0,
    size: 3,
    inActiveSprint: false,
    description: { length: 200, hasAcceptanceCriteria: true },
    fields: {},
    fieldChangedAt: {},
    inputs: {},
    roadmapLink: null,
    exemption: null,
    matchedRules: [],
    ...overrides,
  };
}
