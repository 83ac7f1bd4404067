import {
  type BoardRecord,
  type CustomFieldRecord,
  DEMO_PEOPLE,
  type Grant,
  type IssueRecord,
  type IssueTypeRecord,
  type LinkTypeRecord,
  type PermissionKey,
  type PriorityRecord,
  type ProjectRecord,
  SITE_IDS,
  type SiteData,
  type SprintRecord,
  type StatusRecord,
  type UserRecord,
} from '../../sandbox/jira/site-records';

/** The instant at which `aSite()` was last touched: 2026-09-01 08:00 UTC. */
export const SITE_NOW = Date.UTC(2026, 8, 1, 8, 0, 0);

/** Ids of `aSite()`, so that tests name things and not numbers. */
export const A_SITE = {
  shopProject: '10000',
  mobileProject: '10001',
  ideaProject: '10002',
  securityLevel: '10100',
  initiative: '10005',
  epic: '10000',
  story: '10001',
  task: '10002',
  bug: '10003',
  subtask: '10004',
  mobileEpic: '10010',
  mobileTask: '10011',
  idea: '10020',
  toDo: '10000',
  inProgress: '3',
  done: '10001',
  mobileToDo: '10010',
  mobileDone: '10011',
  blocks: '10000',
  relates: '10003',
  implementsIdea: '10005',
  shopBoard: 1,
  closedSprint: 11,
  activeSprint: 12,
  futureSprint: 13,
} as const;

const DAY = 86_400_000;

const aUser = (
  accountId: string,
  emailAddress: string,
  displayName: string,
  groups: readonly string[],
): UserRecord => ({
  accountId,
  emailAddress,
  displayName,
  timeZone: 'America/New_York',
  locale: 'en_US',
  active: true,
  groups,
  accountType: 'atlassian',
});

const users: readonly UserRecord[] = [
  aUser(DEMO_PEOPLE.admin, 'admin@example.com', 'Ada Admin', ['staff', SITE_IDS.adminGroup]),
  aUser(DEMO_PEOPLE.pm, 'pm@example.com', 'Piet Manager', ['staff', 'leads']),
  aUser(DEMO_PEOPLE.po, 'po@example.com', 'Olga Owner', ['staff', 'leads']),
  aUser(DEMO_PEOPLE.dev, 'dev@example.com', 'Dev Doe', ['staff']),
  aUser(DEMO_PEOPLE.restricted, 'restricted@example.com', 'Rita Restricted', ['guests']),
  { ...aUser(SITE_IDS.appAccountId, 'app@example.com', 'Plumbline', []), accountType: 'app', timeZone: 'Etc/UTC' },
];

const app: Grant = { kind: 'app' };
const staff: Grant = { kind: 'group', group: 'staff' };
const guests: Grant = { kind: 'group', group: 'guests' };
const leads: Grant = { kind: 'group', group: 'leads' };
const admins: Grant = { kind: 'group', group: SITE_IDS.adminGroup };

/** Staff may work, leads and admins may administer; `browse` says who else may look. */
export const projectPermissions = (
  browse: readonly Grant[],
): Readonly<Partial<Record<PermissionKey, readonly Grant[]>>> => ({
  BROWSE_PROJECTS: [app, staff, ...browse],
  EDIT_ISSUES: [app, staff],
  CREATE_ISSUES: [app, staff],
  DELETE_ISSUES: [app, admins],
  SCHEDULE_ISSUES: [app, leads, admins],
  TRANSITION_ISSUES: [app, staff],
  LINK_ISSUES: [app, staff],
  ASSIGN_ISSUES: [app, staff],
  ADD_COMMENTS: [app, staff, ...browse],
  VIEW_VOTERS_AND_WATCHERS: [app, staff],
  MANAGE_SPRINTS_PERMISSION: [app, leads, admins],
  ADMINISTER_PROJECTS: [leads, admins],
});

/** A company-managed software project that staff may use. */
export const aProjectRecord = (
  overrides: Partial<ProjectRecord> & Pick<ProjectRecord, 'id' | 'key'>,
): ProjectRecord => ({
  name: `Project ${overrides.key}`,
  description: '',
  projectTypeKey: 'software',
  style: 'classic',
  leadAccountId: DEMO_PEOPLE.po,
  issueTypeIds: [A_SITE.initiative, A_SITE.epic, A_SITE.story, A_SITE.task, A_SITE.bug, A_SITE.subtask],
  statusIds: [A_SITE.toDo, A_SITE.inProgress, A_SITE.done],
  permissions: projectPermissions([]),
  securityLevels: [],
  formerKeys: [],
  ...overrides,
});

/** An open, unremarkable story of the SHOP project. */
export const anIssueRecord = (overrides: Partial<IssueRecord> & Pick<IssueRecord, 'id' | 'key'>): IssueRecord => ({
  projectId: A_SITE.shopProject,
  issueTypeId: A_SITE.story,
  statusId: A_SITE.toDo,
  priorityId: '3',
  resolutionId: null,
  summary: `Summary of ${overrides.key}`,
  description: null,
  reporterAccountId: DEMO_PEOPLE.po,
  creatorAccountId: DEMO_PEOPLE.po,
  assigneeAccountId: null,
  createdAt: SITE_NOW - 30 * DAY,
  updatedAt: SITE_NOW - 5 * DAY,
  resolvedAt: null,
  statusChangedAt: SITE_NOW - 30 * DAY,
  dueDate: null,
  parentId: null,
  labels: [],
  componentIds: [],
  fixVersionIds: [],
  securityLevelId: null,
  rank: `0|i${Number(overrides.id).toString(36).padStart(5, '0')}:`,
  sprintIds: [],
  voters: [],
  watchers: [],
  extraVotes: 0,
  extraWatchers: 0,
  originalEstimateSeconds: null,
  custom: {},
  properties: {},
  history: [],
  comments: [],
  ...overrides,
});

const type = (id: string, name: string, hierarchyLevel: number, projectId: string | null = null): IssueTypeRecord => ({
  id,
  name,
  description: '',
  hierarchyLevel,
  projectId,
});

const issueTypes: readonly IssueTypeRecord[] = [
  type(A_SITE.initiative, 'Initiative', 2),
  type(A_SITE.epic, 'Epic', 1),
  type(A_SITE.story, 'Story', 0),
  type(A_SITE.task, 'Task', 0),
  type(A_SITE.bug, 'Bug', 0),
  type(A_SITE.subtask, 'Sub-task', -1),
  type(A_SITE.mobileEpic, 'Epic', 1, A_SITE.mobileProject),
  type(A_SITE.mobileTask, 'Task', 0, A_SITE.mobileProject),
  type(A_SITE.idea, 'Idea', 0, A_SITE.ideaProject),
];

const status = (id: string, name: string, category: StatusRecord['category'], projectId: string | null = null) => ({
  id,
  name,
  category,
  projectId,
});

const statuses: readonly StatusRecord[] = [
  status(A_SITE.toDo, 'To Do', 'new'),
  status(A_SITE.inProgress, 'In Progress', 'indeterminate'),
  status(A_SITE.done, 'Done', 'done'),
  status(A_SITE.mobileToDo, 'To Do', 'new', A_SITE.mobileProject),
  status(A_SITE.mobileDone, 'Done', 'done', A_SITE.mobileProject),
];

const priorities: readonly PriorityRecord[] = [
  { id: '1', name: 'Highest', statusColor: '#d04437' },
  { id: '2', name: 'High', statusColor: '#f15C75' },
  { id: '3', name: 'Medium', statusColor: '#f79232' },
  { id: '4', name: 'Low', statusColor: '#707070' },
  { id: '5', name: 'Lowest', statusColor: '#999999' },
];

const linkTypes: readonly LinkTypeRecord[] = [
  { id: A_SITE.blocks, name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: A_SITE.relates, name: 'Relates', inward: 'relates to', outward: 'relates to' },
  {
    id: A_SITE.implementsIdea,
    name: 'Polaris work item link',
    inward: 'is implemented by',
    outward: 'implements',
  },
];

const field = (id: string, name: string, custom: string, valueType: string, items: string | null = null) => ({
  id,
  name,
  custom,
  type: valueType,
  items,
  projectId: null,
  options: [],
});

const customFields: readonly CustomFieldRecord[] = [
  field(
    SITE_IDS.storyPointEstimateField,
    'Story point estimate',
    'com.pyxis.greenhopper.jira:jsw-story-points',
    'number',
  ),
  field(SITE_IDS.rankField, 'Rank', 'com.pyxis.greenhopper.jira:gh-lexo-rank', 'any'),
  field(SITE_IDS.sprintField, 'Sprint', 'com.pyxis.greenhopper.jira:gh-sprint', 'array', 'json'),
  field(
    SITE_IDS.businessValueField,
    'Business value',
    'com.atlassian.jira.plugin.system.customfieldtypes:float',
    'number',
  ),
  {
    ...field('customfield_10050', 'Team size', 'com.atlassian.jira.plugin.system.customfieldtypes:select', 'option'),
    options: [
      { id: '10200', value: 'Small' },
      { id: '10201', value: 'Large' },
    ],
  },
];

const boards: readonly BoardRecord[] = [
  { id: A_SITE.shopBoard, name: 'SHOP board', type: 'scrum', projectId: A_SITE.shopProject },
  { id: 2, name: 'MOB board', type: 'simple', projectId: A_SITE.mobileProject },
];

const sprint = (id: number, name: string, state: SprintRecord['state'], startAt: number | null): SprintRecord => ({
  id,
  boardId: A_SITE.shopBoard,
  name,
  state,
  goal: '',
  startAt,
  endAt: startAt === null ? null : startAt + 14 * DAY,
  completeAt: state === 'closed' && startAt !== null ? startAt + 14 * DAY : null,
});

const paragraph = (text: string) =>
  ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }) as const;

/**
 * Initiative SHOP-1 > epic SHOP-2 > stories SHOP-3 (closed sprint, done), SHOP-4 (active sprint), SHOP-5 (sub-task SHOP-8);
 * SHOP-6 has no parent; SHOP-7 is seen by leads only and is the parent of nothing; MOB-1 is an epic above MOB-2; IDEA-1 is
 * implemented by SHOP-2. Guests browse MOB only.
 */
const issues: readonly IssueRecord[] = [
  anIssueRecord({ id: '10101', key: 'SHOP-1', issueTypeId: A_SITE.initiative, summary: 'Checkout that never fails' }),
  anIssueRecord({ id: '10102', key: 'SHOP-2', issueTypeId: A_SITE.epic, parentId: '10101', summary: 'Faster payment' }),
  anIssueRecord({
    id: '10103',
    key: 'SHOP-3',
    parentId: '10102',
    summary: 'Pay with one click',
    statusId: A_SITE.done,
    resolutionId: '10000',
    resolvedAt: SITE_NOW - 16 * DAY,
    sprintIds: [A_SITE.closedSprint],
    custom: { [SITE_IDS.storyPointEstimateField]: 3 },
  }),
  anIssueRecord({
    id: '10104',
    key: 'SHOP-4',
    parentId: '10102',
    summary: 'Remember the card',
    statusId: A_SITE.inProgress,
    priorityId: '2',
    assigneeAccountId: DEMO_PEOPLE.dev,
    sprintIds: [A_SITE.closedSprint, A_SITE.activeSprint],
    custom: { [SITE_IDS.storyPointEstimateField]: 5, [SITE_IDS.businessValueField]: 80 },
  }),
  anIssueRecord({
    id: '10105',
    key: 'SHOP-5',
    parentId: '10102',
    summary: 'Show delivery costs early',
    description: paragraph('Buyers leave when the costs of delivery come last.'),
    labels: ['checkout', 'quick-win'],
    componentIds: ['10300'],
    fixVersionIds: ['10400'],
    dueDate: '2026-10-01',
    voters: [DEMO_PEOPLE.pm],
    extraVotes: 2,
    watchers: [DEMO_PEOPLE.po],
    custom: { [SITE_IDS.storyPointEstimateField]: 8, customfield_10050: { id: '10200', value: 'Small' } },
  }),
  anIssueRecord({
    id: '10106',
    key: 'SHOP-6',
    issueTypeId: A_SITE.bug,
    priorityId: '1',
    summary: 'Basket forgets items',
  }),
  anIssueRecord({
    id: '10107',
    key: 'SHOP-7',
    issueTypeId: A_SITE.epic,
    securityLevelId: A_SITE.securityLevel,
    summary: 'Secret partner deal',
  }),
  anIssueRecord({
    id: '10108',
    key: 'SHOP-8',
    issueTypeId: A_SITE.subtask,
    parentId: '10105',
    summary: 'Draw the sketch',
  }),
  anIssueRecord({ id: '10109', key: 'SHOP-9', parentId: '10107', summary: 'Prepare the partner page' }),
  anIssueRecord({
    id: '10201',
    key: 'MOB-1',
    projectId: A_SITE.mobileProject,
    issueTypeId: A_SITE.mobileEpic,
    statusId: A_SITE.mobileToDo,
    summary: 'App for phones',
  }),
  anIssueRecord({
    id: '10202',
    key: 'MOB-2',
    projectId: A_SITE.mobileProject,
    issueTypeId: A_SITE.mobileTask,
    statusId: A_SITE.mobileToDo,
    parentId: '10201',
    summary: 'Scan a bar code',
  }),
  anIssueRecord({
    id: '10301',
    key: 'IDEA-1',
    projectId: A_SITE.ideaProject,
    issueTypeId: A_SITE.idea,
    summary: 'Pay without a card',
  }),
];

/** A small whole site for tests; every part can be replaced. */
export const aSite = (overrides: Partial<SiteData> = {}): SiteData => ({
  users,
  projects: [
    aProjectRecord({
      id: A_SITE.shopProject,
      key: 'SHOP',
      name: 'Web shop',
      formerKeys: ['STORE'],
      securityLevels: [{ id: A_SITE.securityLevel, name: 'Leads only', grants: [app, leads] }],
    }),
    aProjectRecord({
      id: A_SITE.mobileProject,
      key: 'MOB',
      name: 'Mobile',
      style: 'next-gen',
      issueTypeIds: [A_SITE.mobileEpic, A_SITE.mobileTask],
      statusIds: [A_SITE.mobileToDo, A_SITE.mobileDone],
      permissions: projectPermissions([guests]),
    }),
    aProjectRecord({
      id: A_SITE.ideaProject,
      key: 'IDEA',
      name: 'Ideas',
      projectTypeKey: 'product_discovery',
      style: 'next-gen',
      issueTypeIds: [A_SITE.idea],
    }),
  ],
  issueTypes,
  statuses,
  priorities,
  resolutions: [
    { id: '10000', name: 'Done' },
    { id: '10001', name: "Won't do" },
  ],
  linkTypes,
  components: [{ id: '10300', projectId: A_SITE.shopProject, name: 'Checkout', description: '' }],
  versions: [
    {
      id: '10400',
      projectId: A_SITE.shopProject,
      name: '2026.4',
      released: false,
      archived: false,
      releaseDate: '2026-12-01',
    },
  ],
  boards,
  sprints: [
    sprint(A_SITE.closedSprint, 'SHOP Sprint 1', 'closed', SITE_NOW - 28 * DAY),
    sprint(A_SITE.activeSprint, 'SHOP Sprint 2', 'active', SITE_NOW - 7 * DAY),
    sprint(A_SITE.futureSprint, 'SHOP Sprint 3', 'future', null),
  ],
  customFields,
  issues,
  links: [
    { id: '10501', typeId: A_SITE.blocks, inwardIssueId: '10106', outwardIssueId: '10105' },
    { id: '10502', typeId: A_SITE.relates, inwardIssueId: '10107', outwardIssueId: '10105' },
    { id: '10503', typeId: A_SITE.implementsIdea, inwardIssueId: '10102', outwardIssueId: '10301' },
  ],
  ...overrides,
});
