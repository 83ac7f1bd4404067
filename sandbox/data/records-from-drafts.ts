import {
  type ComponentRecord,
  DEMO_PEOPLE,
  type IssueRecord,
  type ProjectRecord,
  type VersionRecord,
} from '../jira/site-records';
import { adfDocument, adfParagraph, adfText } from './adf';
import { PROJECT_IDS, RESOLUTION_IDS, STATUS_IDS as STATUS } from './demo-catalogue';
import { historyFrom, type Workflow } from './demo-history';
import { STAFF } from './demo-people';
import { CONFIDENTIAL_LEVEL_ID } from './demo-projects';
import { sprintId } from './demo-sprints';
import { dayFrom, instantAt } from './demo-time';
import type { Draft } from './draft';
import { type Random, randomFrom } from './random';
import { rankSequence } from './rank-sequence';

const FIRST_ISSUE_ID = 10_100;
const RANK_REGIONS: Readonly<Record<string, string>> = {
  [PROJECT_IDS.shop]: 'i',
  [PROJECT_IDS.app]: 'j',
  [PROJECT_IDS.idea]: 'k',
  [PROJECT_IDS.care]: 'l',
};
const SHOP_FLOW: Workflow = {
  todo: STATUS.backlog,
  selected: STATUS.ready,
  doing: STATUS.inProgress,
  review: STATUS.inReview,
  done: STATUS.done,
  dropped: STATUS.wontDo,
};
const flow = (todo: string, doing: string, review: string, done: string): Workflow => ({
  todo,
  selected: todo,
  doing,
  review,
  done,
  dropped: done,
});
const WORKFLOWS: Readonly<Record<string, Workflow>> = {
  [PROJECT_IDS.shop]: SHOP_FLOW,
  [PROJECT_IDS.app]: flow(STATUS.appToDo, STATUS.appDoing, STATUS.appDoing, STATUS.appDone),
  [PROJECT_IDS.idea]: flow(STATUS.ideaParked, STATUS.ideaDiscovery, STATUS.ideaReady, STATUS.ideaDelivered),
  [PROJECT_IDS.care]: flow(
    STATUS.careWaitingSupport,
    STATUS.careInProgress,
    STATUS.careWaitingCustomer,
    STATUS.careResolved,
  ),
};

export interface RecordsRequest {
  readonly drafts: readonly Draft[];
  readonly projects: readonly ProjectRecord[];
  readonly components: readonly ComponentRecord[];
  readonly versions: readonly VersionRecord[];
  readonly now: number;
  readonly seed: number;
  /** False for sites made to be large: status changes only. */
  readonly wholeHistory: boolean;
}

export interface Records {
  readonly issues: readonly IssueRecord[];
  readonly issueIdByRef: ReadonlyMap<string, string>;
}

/** Gives the drafts ids and keys in the order in which they were created, and ranks in the order of their places. */
export function recordsFromDrafts(request: RecordsRequest): Records {
  const { drafts, projects, components, versions, now, seed, wholeHistory } = request;
  const created = drafts.toSorted((one, other) => other.createdAge - one.createdAge);
  const issueIdByRef = new Map(created.map(({ ref }, index) => [ref, String(FIRST_ISSUE_ID + index)]));
  const ranks = ranksFor(drafts);
  const keyOf = new Map(projects.map(({ id, key }) => [id, key]));
  const lastNumber = new Map<string, number>();
  const componentIds = new Map(components.map(({ id, projectId, name }) => [`${projectId}/${name}`, id]));
  const versionIds = new Map(versions.map(({ id, projectId, name }) => [`${projectId}/${name}`, id]));
  const random = randomFrom(seed ^ 0x51ed270b);
  let historyId = FIRST_ISSUE_ID;
  let commentId = FIRST_ISSUE_ID;
  const issues = created.map((draft): IssueRecord => {
    const { projectId } = draft;
    const number = (lastNumber.get(projectId) ?? 0) + 1;
    lastNumber.set(projectId, number);
    const id = requireId(issueIdByRef, draft.ref);
    const workflow = WORKFLOWS[projectId] ?? SHOP_FLOW;
    const history = historyFrom({
      draft,
      workflow,
      now,
      author: draft.assignee ?? DEMO_PEOPLE.po,
      owner: DEMO_PEOPLE.po,
      whole: wholeHistory,
      nextId: () => String(++historyId),
    });
    const comments = draft.comments.map((text, index) => ({
      id: String(++commentId),
      authorAccountId: random.pick(STAFF),
      createdAt: instantAt(now, commentAge(draft, index)),
      body: adfDocument([adfParagraph([adfText(text)])]),
    }));
    const createdAt = instantAt(now, draft.createdAge);
    const statusChangedAt = history.findLast(({ items }) => items.some(({ field }) => field === 'status'))?.createdAt;
    const touched = [createdAt, ...history.map((one) => one.createdAt), ...comments.map((one) => one.createdAt)];
    if (draft.updatedAge !== null) touched.push(instantAt(now, draft.updatedAge));
    const people = peopleFor(draft, random);
    return {
      id,
      key: `${keyOf.get(projectId)}-${number}`,
      projectId,
      issueTypeId: draft.issueTypeId,
      statusId: statusOf(draft, workflow),
      priorityId: draft.priorityId,
      resolutionId: resolutionOf(draft),
      summary: draft.summary,
      description: draft.description,
      reporterAccountId: draft.reporter,
      creatorAccountId: draft.reporter ?? DEMO_PEOPLE.po,
      assigneeAccountId: draft.assignee,
      createdAt,
      updatedAt: Math.max(...touched),
      resolvedAt: draft.resolvedAge === null ? null : instantAt(now, draft.resolvedAge),
      statusChangedAt: statusChangedAt ?? createdAt,
      dueDate: draft.dueInDays === null ? null : dayFrom(now, draft.dueInDays),
      parentId: draft.parentRef === null ? null : requireId(issueIdByRef, draft.parentRef),
      labels: draft.labels,
      componentIds: draft.componentNames.map((name) => requireId(componentIds, `${projectId}/${name}`)),
      fixVersionIds: draft.versionName === null ? [] : [requireId(versionIds, `${projectId}/${draft.versionName}`)],
      securityLevelId: draft.confidential ? CONFIDENTIAL_LEVEL_ID : null,
      rank: ranks.get(draft.ref) ?? '',
      sprintIds: draft.sprints.map(sprintId),
      ...people,
      originalEstimateSeconds: null,
      custom: draft.custom,
      properties: {},
      history,
      comments,
    };
  });
  return { issues, issueIdByRef };
}

function ranksFor(drafts: readonly Draft[]): ReadonlyMap<string, string> {
  const ranks = new Map<string, string>();
  for (const [projectId, region] of Object.entries(RANK_REGIONS)) {
    const nextRank = rankSequence(region);
    const own = drafts.filter((draft) => draft.projectId === projectId);
    for (const { ref } of own.toSorted((one, other) => one.place - other.place)) ranks.set(ref, nextRank());
  }
  return ranks;
}

function statusOf(draft: Draft, workflow: Workflow): string {
  switch (draft.progress) {
    case 'todo':
      return workflow.todo;
    case 'next':
      return workflow.selected;
    default:
      return workflow[draft.progress];
  }
}

function resolutionOf({ progress }: Draft): string | null {
  if (progress === 'done') return RESOLUTION_IDS.done;
  return progress === 'dropped' ? RESOLUTION_IDS.wontDo : null;
}

/** Votes and watches are real people as far as there are people; the rest is counted. */
function peopleFor(
  draft: Draft,
  random: Random,
): Pick<IssueRecord, 'voters' | 'watchers' | 'extraVotes' | 'extraWatchers'> {
  const others = STAFF.filter((accountId) => accountId !== draft.reporter);
  const voters = random.sample(others, Math.min(draft.votes, 9));
  const watchers = new Set(random.sample(STAFF, Math.min(draft.watchers, 9)));
  return {
    voters,
    watchers: [...watchers],
    extraVotes: Math.max(0, draft.votes - voters.length),
    extraWatchers: Math.max(0, draft.watchers - watchers.size),
  };
}

function commentAge(draft: Draft, index: number): number {
  const youngest = Math.max(draft.resolvedAge ?? 0, draft.updatedAge ?? 0);
  return youngest + ((draft.createdAge - youngest) * (3 - Math.min(index, 2))) / 4;
}

function requireId(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The demo site names ${name}, which it does not have`);
  return id;
}
