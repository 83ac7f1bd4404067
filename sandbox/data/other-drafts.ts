import { DEMO_PEOPLE, SITE_IDS } from '../jira/site-records';
import { ORGANISATIONS_FIELD, PRIORITY_IDS, PROJECT_IDS, ISSUE_TYPE_IDS as TYPE } from './demo-catalogue';
import { CUSTOMERS, ORGANISATIONS, STAFF } from './demo-people';
import { describeIssue } from './describe-issue';
import type { Draft } from './draft';
import type { Random } from './random';
import { epicDraft, homeIn, shopDraft } from './shop-drafts';
import { appEpics, appOrphans } from './texts/app-issues';
import { type IdeaText, ideas, type RequestText, requests } from './texts/ideas-and-requests';
import type { IssueText, Progress } from './texts/issue-text';

const APP_TYPES = { Story: TYPE.appStory, Task: TYPE.appTask, Bug: TYPE.appBug } as const;
const IDEA_PROGRESS = { parked: 'todo', discovery: 'doing', ready: 'review', delivered: 'done' } as const;
const REQUEST_PROGRESS = { waiting: 'todo', working: 'doing', asked: 'review', resolved: 'done' } as const;
const CARE_TEAM = ['5b10a2844c20165700ede237', '5b10a2844c20165700ede235'] as const;

export function ideaRef(index: number): string {
  return `idea-${index + 1}`;
}

export function requestRef(index: number): string {
  return `request-${index + 1}`;
}

/** The issues of the app, of ideas and of customer care. */
export function otherDrafts(random: Random): readonly Draft[] {
  return [
    ...appDrafts(random),
    ...ideas.map((idea, index) => ideaDraft(idea, index, random)),
    ...requests.map((request, index) => requestDraft(request, index, random)),
  ];
}

function appDrafts(random: Random): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const epic of appEpics) {
    const above = epicDraft(epic, null, random);
    drafts.push({ ...above, projectId: PROJECT_IDS.app, issueTypeId: TYPE.appEpic });
    epic.issues.forEach((text, index) => {
      drafts.push(inApp(shopDraft(text, text.ref ?? `${epic.ref}-${index + 1}`, homeIn(epic), random), text));
    });
  }
  const home = { parentRef: null, component: null, labels: [], urgency: 0.6, longDone: false, confidential: false };
  appOrphans.forEach((text, index) => {
    drafts.push(inApp(shopDraft(text, text.ref ?? `app-orphan-${index + 1}`, home, random), text));
  });
  return drafts;
}

/** Team-managed projects have no components, another estimate field, and this one has no sprints. */
function inApp(draft: Draft, text: IssueText): Draft {
  const recently = draft.versionName === 'Web 4.1' || draft.versionName === 'Web 4.2';
  return {
    ...draft,
    projectId: PROJECT_IDS.app,
    issueTypeId: APP_TYPES[text.type],
    componentNames: [],
    sprints: [],
    versionName: recently ? (draft.progress === 'done' ? 'App 2.7' : 'App 2.8') : null,
    custom: text.points === undefined ? {} : { [SITE_IDS.storyPointEstimateField]: text.points },
  };
}

function ideaDraft(idea: IdeaText, index: number, random: Random): Draft {
  const progress: Progress = IDEA_PROGRESS[idea.stage];
  const createdAge = 60 + 400 * random.next();
  const resolvedAge = progress === 'done' ? 40 : null;
  return {
    ...blank({ ref: ideaRef(index), projectId: PROJECT_IDS.idea, issueTypeId: TYPE.idea, createdAge, progress }),
    summary: idea.summary,
    description: describeIssue(idea.text, undefined, ideaRef(index)),
    place: index,
    startedAge: progress === 'todo' ? null : createdAge * 0.6,
    resolvedAge,
    updatedAge: progress === 'todo' ? createdAge * 0.3 : null,
    votes: idea.votes,
    watchers: Math.floor(idea.votes / 3),
    labels: idea.labels ?? [],
    reporter: random.pick(STAFF),
    assignee: DEMO_PEOPLE.pm,
  };
}

function requestDraft(request: RequestText, index: number, random: Random): Draft {
  const progress: Progress = REQUEST_PROGRESS[request.stage ?? 'waiting'];
  const customer = CUSTOMERS[request.customer];
  const organisation = ORGANISATIONS.find(({ id }) => id === customer?.organisationId);
  const createdAge = (progress === 'done' ? 20 : 0.3) + (progress === 'done' ? 160 : 75) * random.next();
  const startedAge = progress === 'todo' ? null : createdAge - 0.25 * random.next();
  const type = request.kind === 'incident' ? TYPE.incident : TYPE.request;
  return {
    ...blank({ ref: requestRef(index), projectId: PROJECT_IDS.care, issueTypeId: type, createdAge, progress }),
    summary: request.summary,
    description: describeIssue(request.text, undefined, requestRef(index)),
    place: index,
    startedAge,
    resolvedAge: progress === 'done' ? createdAge * 0.9 - 1 : null,
    priorityId: request.kind === 'incident' ? PRIORITY_IDS.high : PRIORITY_IDS.medium,
    reporter: customer?.person[0] ?? null,
    assignee: progress === 'todo' ? null : random.pick(CARE_TEAM),
    custom:
      organisation === undefined ? {} : { [ORGANISATIONS_FIELD]: [{ id: organisation.id, name: organisation.name }] },
    comments:
      progress === 'todo' ? [] : ['Thank you for writing. I have passed this on to the people who build the shop.'],
  };
}

function blank(
  given: Pick<Draft, 'ref' | 'projectId' | 'issueTypeId' | 'createdAge' | 'progress'>,
): Omit<Draft, 'summary' | 'description' | 'place'> {
  return {
    ...given,
    hierarchyLevel: 0,
    updatedAge: null,
    startedAge: null,
    resolvedAge: null,
    sprints: [],
    parentRef: null,
    priorityId: null,
    priorityWas: null,
    componentNames: [],
    labels: [],
    versionName: null,
    dueInDays: null,
    votes: 0,
    watchers: 0,
    confidential: false,
    reporter: null,
    assignee: null,
    custom: {},
    comments: [],
  };
}
