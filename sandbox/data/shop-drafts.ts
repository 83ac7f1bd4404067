import { DEMO_PEOPLE, type Json, SITE_IDS } from '../jira/site-records';
import { PRIORITY_IDS, PROJECT_IDS, ISSUE_TYPE_IDS as TYPE } from './demo-catalogue';
import { BUILDERS, STAFF } from './demo-people';
import { ACTIVE_SPRINT, sprintSpan } from './demo-sprints';
import { describeIssue } from './describe-issue';
import type { Draft } from './draft';
import type { Random } from './random';
import type { EpicText, InitiativeText, IssueText, Progress } from './texts/issue-text';
import { observationOn } from './texts/observations';

const PRIORITY_PLACE = { highest: 0, high: 0.25, medium: 0.5, low: 0.8, lowest: 1, none: 0.6 } as const;
const TYPE_BY_NAME = { Story: TYPE.story, Task: TYPE.task, Bug: TYPE.bug } as const;

const LONG_AGO = { minAge: 520, maxAge: 570 } as const;
const RECENTLY = { minAge: 190, maxAge: 410 } as const;

/** Where an issue of SHOP belongs, and what it takes over from there. */
export interface ShopHome {
  readonly parentRef: string | null;
  readonly component: string | null;
  readonly labels: readonly string[];
  readonly urgency: number;
  /** The epic was finished long ago, and most of what is done below it too. */
  readonly longDone: boolean;
  readonly confidential: boolean;
}

export function initiativeDraft(initiative: InitiativeText, random: Random): Draft {
  return {
    ...aboveBase({ random, progress: initiative.progress, minAge: 580, maxAge: 700 }),
    ref: initiative.ref,
    issueTypeId: TYPE.initiative,
    hierarchyLevel: 2,
    summary: initiative.summary,
    description: describeIssue(initiative.text, undefined, initiative.ref),
    parentRef: null,
    componentNames: [],
    labels: [`theme-${initiative.theme}`],
    priorityId: initiative.horizon === 'now' ? PRIORITY_IDS.high : PRIORITY_IDS.medium,
    place: -30,
    reporter: DEMO_PEOPLE.pm,
    assignee: DEMO_PEOPLE.pm,
  };
}

export function epicDraft(epic: EpicText, parentRef: string | null, random: Random): Draft {
  return {
    ...aboveBase({ random, progress: epic.progress, ...(epic.progress === 'done' ? LONG_AGO : RECENTLY) }),
    ref: epic.ref,
    issueTypeId: TYPE.epic,
    hierarchyLevel: 1,
    summary: epic.summary,
    description: describeIssue(epic.text, undefined, epic.ref),
    parentRef,
    componentNames: epic.component === null ? [] : [epic.component],
    labels: epic.labels ?? [],
    priorityId: epic.urgency < 0.35 ? PRIORITY_IDS.high : PRIORITY_IDS.medium,
    place: -20 + epic.urgency,
    dueInDays: epic.dueInDays ?? null,
    confidential: epic.confidential ?? false,
    reporter: DEMO_PEOPLE.pm,
    assignee: DEMO_PEOPLE.po,
  };
}

export function homeIn(epic: EpicText): ShopHome {
  return {
    parentRef: epic.ref,
    component: epic.component,
    labels: epic.labels ?? [],
    urgency: epic.urgency,
    longDone: epic.progress === 'done',
    confidential: epic.confidential ?? false,
  };
}

/** A story, task or bug of SHOP with the facts that the text leaves open. */
export function shopDraft(text: IssueText, ref: string, home: ShopHome, random: Random): Draft {
  const progress = text.progress ?? 'todo';
  const priority = text.priority ?? priorityFor(progress, random);
  const times = timesFor(text, progress, home, random);
  const described = text.text ?? observationFor(text, home, random);
  const votes = text.votes ?? (random.chance(0.3) ? Math.floor(1 + 3 * random.next() ** 3) : 0);
  const started = times.startedAge !== null;
  return {
    ...times,
    ref,
    projectId: PROJECT_IDS.shop,
    issueTypeId: TYPE_BY_NAME[text.type],
    hierarchyLevel: 0,
    summary: text.summary,
    description: describeIssue(described, text.criteria, ref),
    progress,
    place: placeFor({ text, progress, priority, times, urgency: home.urgency, random }),
    parentRef: home.parentRef,
    priorityId: priority === 'none' ? null : PRIORITY_IDS[priority],
    priorityWas: random.chance(0.12) ? PRIORITY_IDS.medium : null,
    componentNames: componentsFor({ text, progress, home, random }),
    labels: [...new Set([...home.labels, ...(text.labels ?? [])])],
    versionName: text.version ?? versionFor(times.sprints, random),
    dueInDays: text.dueInDays ?? null,
    votes,
    watchers: Math.floor(random.next() ** 3 * 5 + votes * 0.35),
    confidential: text.confidential ?? home.confidential,
    reporter: random.chance(0.06) ? null : random.pick(STAFF),
    assignee: started || random.chance(0.15) ? random.pick(BUILDERS) : null,
    custom: customFor(text, progress, home, random),
    comments: [],
  };
}

export function subTaskDraft(summary: string, parent: Draft, index: number, random: Random): Draft {
  const progress: Progress =
    parent.progress === 'done' ? 'done' : index === 0 && parent.progress !== 'todo' ? 'done' : 'todo';
  const createdAge = parent.createdAge * 0.8;
  const resolvedAge = progress === 'done' ? (parent.resolvedAge ?? 1) + 0.4 : null;
  return {
    ...parent,
    ref: `${parent.ref}/${index + 1}`,
    issueTypeId: TYPE.subTask,
    hierarchyLevel: -1,
    summary,
    description: null,
    progress,
    place: parent.place + 0.0001 * (index + 1),
    createdAge,
    updatedAge: null,
    startedAge: progress === 'done' ? Math.min(createdAge, (resolvedAge ?? 0) + 1.2) : null,
    resolvedAge,
    sprints: [],
    parentRef: parent.ref,
    priorityWas: null,
    dueInDays: null,
    votes: 0,
    watchers: 0,
    versionName: null,
    assignee: random.pick(BUILDERS),
    custom: {},
    comments: [],
  };
}

interface Times {
  readonly createdAge: number;
  readonly updatedAge: number | null;
  readonly startedAge: number | null;
  readonly resolvedAge: number | null;
  readonly sprints: readonly number[];
}

function timesFor(text: IssueText, progress: Progress, home: ShopHome, random: Random): Times {
  if (progress === 'done') return doneTimes(text, home, random);
  const createdAge = text.ageDays ?? openAge(random);
  const open = { createdAge, startedAge: null, resolvedAge: null, sprints: [] };
  if (progress === 'dropped') {
    return { ...open, createdAge: createdAge + 30, updatedAge: null, resolvedAge: createdAge * 0.5 };
  }
  if (progress === 'next') {
    return { ...open, createdAge: createdAge + 4, updatedAge: null, sprints: [ACTIVE_SPRINT + random.int(0, 2)] };
  }
  if (progress === 'todo') return { ...open, updatedAge: text.untouchedDays ?? untouched(createdAge, random) };
  const { startAge } = sprintSpan(ACTIVE_SPRINT);
  const carried = random.chance(0.3);
  const startedAge = carried ? startAge + 1 + 4 * random.next() : 0.6 + (startAge - 0.8) * random.next();
  return {
    createdAge: createdAge + startAge + 16,
    updatedAge: null,
    startedAge,
    resolvedAge: null,
    sprints: carried ? [ACTIVE_SPRINT - 1, ACTIVE_SPRINT] : [ACTIVE_SPRINT],
  };
}

function doneTimes(text: IssueText, home: ShopHome, random: Random): Times {
  if (home.longDone || random.chance(0.12)) {
    const resolvedAge = 150 + 260 * random.next();
    const startedAge = resolvedAge + 2 + 9 * random.next();
    return { createdAge: startedAge + 8 + 90 * random.next(), updatedAge: null, startedAge, resolvedAge, sprints: [] };
  }
  const sprint = random.int(0, random.chance(0.1) ? ACTIVE_SPRINT : ACTIVE_SPRINT - 1);
  const { startAge, endAge } = sprintSpan(sprint);
  const latest = Math.max(endAge, 0) + 0.3;
  const resolvedAge = latest + (startAge - 1.5 - latest) * random.next();
  const carried = sprint > 0 && random.chance(0.18);
  const startedAge = carried
    ? startAge + 1 + 5 * random.next()
    : resolvedAge + (startAge - 0.2 - resolvedAge) * random.next();
  return {
    createdAge: (text.ageDays ?? 0) + startAge + 18 + 120 * random.next() ** 2,
    updatedAge: null,
    startedAge,
    resolvedAge,
    sprints: carried ? [sprint - 1, sprint] : [sprint],
  };
}

function openAge(random: Random): number {
  const [low, high] = random.weighted([
    [[3, 30], 25],
    [[30, 150], 38],
    [[150, 400], 25],
    [[400, 800], 12],
  ] as const);
  return low + (high - low) * random.next();
}

function untouched(createdAge: number, random: Random): number {
  if (createdAge > 365 && random.chance(0.6)) return createdAge - 3 * random.next();
  return createdAge * random.next() ** 1.7;
}

function priorityFor(progress: Progress, random: Random): NonNullable<IssueText['priority']> {
  if (progress !== 'todo' && random.chance(0.4)) return 'high';
  return random.weighted([
    ['highest', 4],
    ['high', 20],
    ['medium', 47],
    ['low', 17],
    ['lowest', 4],
    ['none', 8],
  ] as const);
}

function placeFor(of: {
  readonly text: IssueText;
  readonly progress: Progress;
  readonly priority: keyof typeof PRIORITY_PLACE;
  readonly times: Times;
  readonly urgency: number;
  readonly random: Random;
}): number {
  const noise = of.random.next();
  switch (of.progress) {
    case 'done':
    case 'dropped':
      return -10 - (of.times.resolvedAge ?? 0) / 1000;
    case 'doing':
    case 'review':
      return -2 + noise;
    case 'next':
      return -1 + ((of.times.sprints[0] ?? ACTIVE_SPRINT) - ACTIVE_SPRINT) * 0.2 + noise * 0.19;
    case 'todo':
      return of.text.place ?? 0.5 * PRIORITY_PLACE[of.priority] + 0.27 * of.urgency + 0.23 * noise;
  }
}

function componentsFor({
  text,
  progress,
  home,
  random,
}: {
  readonly text: IssueText;
  readonly progress: Progress;
  readonly home: ShopHome;
  readonly random: Random;
}): readonly string[] {
  const named = text.components ?? (home.component === null || random.chance(0.12) ? [] : [home.component]);
  // Left behind by a finished epic: nobody keeps its component up, so nothing but the epic says where it belongs.
  return home.longDone && progress !== 'done' ? [] : named;
}

function versionFor(sprints: readonly number[], random: Random): string | null {
  const last = sprints.at(-1);
  if (last === undefined || random.chance(0.25)) return null;
  return last < 4 ? 'Web 4.0' : last < ACTIVE_SPRINT ? 'Web 4.1' : 'Web 4.2';
}

function observationFor(text: IssueText, home: ShopHome, random: Random): string | undefined {
  if (text.text !== undefined || random.chance(text.criteria === undefined ? 0.28 : 0)) return undefined;
  return observationOn(text.components?.[0] ?? home.component ?? 'Platform', text.type, random);
}

function customFor(text: IssueText, progress: Progress, home: ShopHome, random: Random): Record<string, Json> {
  const custom: Record<string, Json> = {};
  if (text.points !== undefined) custom[SITE_IDS.storyPointsField] = text.points;
  if (text.businessValue !== undefined) custom[SITE_IDS.businessValueField] = text.businessValue;
  else if (text.type !== 'Bug' && random.chance(progress === 'todo' ? 0.42 : 0.5)) {
    const around = 62 - 34 * home.urgency + 40 * (random.next() - 0.5);
    custom[SITE_IDS.businessValueField] = Math.max(5, Math.min(95, Math.round(around / 5) * 5));
  }
  return custom;
}

/** What initiatives and epics have in common. */
function aboveBase(of: {
  readonly random: Random;
  readonly progress: Progress;
  readonly minAge: number;
  readonly maxAge: number;
}): Omit<Draft, 'ref' | 'issueTypeId' | 'hierarchyLevel' | 'summary' | 'description' | 'parentRef' | 'place'> {
  const { random, progress } = of;
  const createdAge = of.minAge + (of.maxAge - of.minAge) * random.next();
  const resolvedAge = progress === 'done' ? 96 + 40 * random.next() : null;
  return {
    projectId: PROJECT_IDS.shop,
    progress,
    createdAge,
    updatedAge: progress === 'todo' ? createdAge * 0.4 : null,
    startedAge: progress === 'todo' ? null : createdAge * 0.85,
    resolvedAge,
    sprints: [],
    priorityId: PRIORITY_IDS.medium,
    priorityWas: null,
    componentNames: [],
    labels: [],
    versionName: null,
    dueInDays: null,
    votes: random.int(0, 4),
    watchers: random.int(1, 6),
    confidential: false,
    reporter: DEMO_PEOPLE.pm,
    assignee: null,
    custom: {},
    comments: [],
  };
}
