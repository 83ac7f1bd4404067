import { type Json, SITE_IDS } from '../jira/site-records';
import { PRIORITY_IDS, PROJECT_IDS, ISSUE_TYPE_IDS as TYPE } from './demo-catalogue';
import { BUILDERS, STAFF } from './demo-people';
import { ACTIVE_SPRINT, sprintSpan } from './demo-sprints';
import { describeIssue } from './describe-issue';
import type { Draft } from './draft';
import type { Random } from './random';
import type { Progress } from './texts/issue-text';
import { ACTIONS, AREAS, type AreaWords, CHORES, MATTERS, PERSONAS, PLACES } from './texts/load-words';

const PER_EPIC = 60;
const PRIORITIES = Object.values(PRIORITY_IDS);

/** Issues composed from parts, in epics below the initiatives of the hand-written backlog; for measuring at size. */
export function loadDrafts(count: number, random: Random): readonly Draft[] {
  const drafts: Draft[] = [];
  let epic: { readonly ref: string; readonly area: AreaWords } | null = null;
  for (let index = 0; index < count; index += 1) {
    if (index % PER_EPIC === 0) {
      const area = AREAS[(index / PER_EPIC) % AREAS.length] as AreaWords;
      const draft = loadEpic(index, area, random);
      drafts.push(draft);
      epic = { ref: draft.ref, area };
    } else if (epic !== null) {
      drafts.push(loadIssue(index, { area: epic.area, epicRef: random.chance(0.06) ? null : epic.ref }, random));
    }
  }
  return drafts;
}

function loadEpic(index: number, area: AreaWords, random: Random): Draft {
  const thing = random.pick(area.things);
  const done = random.chance(0.25);
  const createdAge = 200 + 500 * random.next();
  return {
    ...common(`load-${index}`, area, createdAge, random),
    issueTypeId: TYPE.epic,
    hierarchyLevel: 1,
    summary: `${capital(thing.replace(/^the /, ''))} ${random.pick(PLACES)}`,
    description: describeIssue(matter(random), undefined, `load-${index}`),
    progress: done ? 'done' : 'doing',
    place: -15 + random.next(),
    startedAge: createdAge * 0.8,
    resolvedAge: done ? createdAge * 0.2 : null,
    parentRef: area.initiative,
  };
}

function loadIssue(
  index: number,
  home: { readonly area: AreaWords; readonly epicRef: string | null },
  random: Random,
): Draft {
  const { area, epicRef } = home;
  const progress = random.weighted<Progress>([
    ['todo', 60],
    ['done', 36],
    ['doing', 1],
    ['next', 1],
    ['dropped', 2],
  ]);
  const { startAge } = sprintSpan(ACTIVE_SPRINT);
  const ended = progress === 'done' || progress === 'dropped';
  const createdAge = (ended ? 30 : startAge + 2) + 800 * random.next() ** 2;
  const resolvedAge = ended ? createdAge * 0.7 * random.next() : null;
  const startedAge = progress === 'doing' ? startAge - 1 : progress === 'done' ? (resolvedAge ?? 0) + 3 : null;
  const kind = random.weighted([
    ['Story', 50],
    ['Task', 26],
    ['Bug', 24],
  ] as const);
  const thing = random.pick(area.things);
  return {
    ...common(`load-${index}`, area, createdAge, random),
    issueTypeId: kind === 'Story' ? TYPE.story : kind === 'Task' ? TYPE.task : TYPE.bug,
    hierarchyLevel: 0,
    summary: summaryOf(kind, thing, area, random),
    description: random.chance(0.8) ? describeIssue(matter(random), undefined, `load-${index}`) : null,
    progress,
    place: ended ? -10 - (resolvedAge ?? 0) / 1000 : progress === 'todo' ? random.next() : -1 + random.next() * 0.5,
    updatedAge: progress === 'todo' ? createdAge * random.next() : null,
    startedAge,
    resolvedAge,
    sprints: progress === 'doing' ? [ACTIVE_SPRINT] : progress === 'next' ? [ACTIVE_SPRINT + 1] : [],
    parentRef: epicRef,
    votes: random.chance(0.2) ? Math.floor(random.next() ** 6 * 60) : 0,
    custom: customOf(random),
  };
}

function summaryOf(kind: 'Story' | 'Task' | 'Bug', thing: string, area: AreaWords, random: Random): string {
  const place = random.pick(PLACES);
  switch (kind) {
    case 'Story': {
      const wish = `As a ${random.pick(PERSONAS)} I want to ${random.pick(ACTIONS)} ${thing} ${place}`
        .replace('a interior', 'an interior')
        .replace('a accountant', 'an accountant');
      return random.chance(0.75) ? `${wish} so that ${random.pick(area.benefits)}` : wish;
    }
    case 'Task':
      return `${random.pick(CHORES)} ${thing} ${place}`;
    case 'Bug':
      return `${capital(thing)} ${random.pick(area.problems)} ${place}`;
  }
}

function customOf(random: Random): Record<string, Json> {
  const custom: Record<string, Json> = {};
  if (random.chance(0.72)) custom[SITE_IDS.storyPointsField] = random.pick([1, 2, 2, 3, 3, 5, 5, 8, 13]);
  if (random.chance(0.4)) custom[SITE_IDS.businessValueField] = random.int(1, 19) * 5;
  return custom;
}

function matter(random: Random): string {
  return random.pick(MATTERS).replace('{n}', String(random.int(3, 900)));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function common(
  ref: string,
  area: AreaWords,
  createdAge: number,
  random: Random,
): Omit<Draft, 'issueTypeId' | 'hierarchyLevel' | 'summary' | 'description' | 'progress' | 'place'> {
  return {
    ref,
    projectId: PROJECT_IDS.shop,
    createdAge,
    updatedAge: null,
    startedAge: null,
    resolvedAge: null,
    sprints: [],
    parentRef: null,
    priorityId: random.chance(0.06) ? null : random.pick(PRIORITIES),
    priorityWas: null,
    componentNames: random.chance(0.85) ? [area.component] : [],
    labels: [],
    versionName: null,
    dueInDays: random.chance(0.03) ? random.int(-40, 120) : null,
    votes: 0,
    watchers: random.int(0, 2),
    confidential: false,
    reporter: random.pick(STAFF),
    assignee: random.chance(0.4) ? random.pick(BUILDERS) : null,
    custom: {},
    comments: [],
  };
}
