import type { IssueFacts } from '../issue/issue-facts';

type MembershipFacts = Pick<IssueFacts, 'hierarchyLevel' | 'statusCategory' | 'inActiveSprint'>;

/** Whether an issue is of the level that teams work on (no sub-task, no epic) and not done. */
export function isOpenBaseLevel(issue: MembershipFacts): boolean {
  return issue.hierarchyLevel === 0 && issue.statusCategory !== 'done';
}

/** Whether an issue is in the backlog: base level, To Do, and not in an active sprint. [product.md, Backlog] */
export function isInBacklog(issue: MembershipFacts): boolean {
  return issue.hierarchyLevel === 0 && issue.statusCategory === 'todo' && !issue.inActiveSprint;
}

/** Whether an issue is in progress: base level, begun or committed to in an active sprint, and not done. */
export function isInProgress(issue: MembershipFacts): boolean {
  return isOpenBaseLevel(issue) && !isInBacklog(issue);
}
