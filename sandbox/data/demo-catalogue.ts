import {
  type CustomFieldRecord,
  type IssueTypeRecord,
  type LinkTypeRecord,
  type PriorityRecord,
  type ResolutionRecord,
  SITE_IDS,
  type StatusRecord,
} from '../jira/site-records';

/** Project ids of the demo site. */
export const PROJECT_IDS = { shop: '10000', app: '10001', idea: '10002', care: '10003' } as const;

/** The field that says which organisation a customer's request comes from. */
export const ORGANISATIONS_FIELD = 'customfield_10002';

export const ISSUE_TYPE_IDS = {
  epic: '10000',
  story: '10001',
  task: '10002',
  subTask: '10003',
  bug: '10004',
  initiative: '10005',
  appEpic: '10010',
  appStory: '10011',
  appTask: '10012',
  appBug: '10013',
  appSubtask: '10014',
  idea: '10020',
  request: '10030',
  incident: '10031',
} as const;

export const STATUS_IDS = {
  backlog: '10000',
  ready: '10001',
  inProgress: '3',
  inReview: '10002',
  done: '10003',
  wontDo: '10004',
  appToDo: '10010',
  appDoing: '10011',
  appDone: '10012',
  ideaParked: '10020',
  ideaDiscovery: '10021',
  ideaReady: '10022',
  ideaDelivered: '10023',
  careWaitingSupport: '10030',
  careWaitingCustomer: '10031',
  careInProgress: '10032',
  careResolved: '10033',
} as const;

export const LINK_TYPE_IDS = {
  blocks: '10000',
  cloners: '10001',
  duplicate: '10002',
  relates: '10003',
  delivers: '10004',
  split: '10005',
} as const;

export const RESOLUTION_IDS = { done: '10000', wontDo: '10001', duplicate: '10002', cannotReproduce: '10003' } as const;

/** Highest to lowest; Jira's own ids. */
export const PRIORITY_IDS = { highest: '1', high: '2', medium: '3', low: '4', lowest: '5' } as const;

export function demoIssueTypes(): readonly IssueTypeRecord[] {
  const { app, idea, care } = PROJECT_IDS;
  const type = (
    id: string,
    name: string,
    level: number,
    projectId: string | null,
    description: string,
  ): IssueTypeRecord => ({
    id,
    name,
    description,
    hierarchyLevel: level,
    projectId,
  });
  const ids = ISSUE_TYPE_IDS;
  return [
    type(ids.initiative, 'Initiative', 2, null, 'A step of the roadmap that takes several epics.'),
    type(ids.epic, 'Epic', 1, null, 'A body of work that takes several sprints.'),
    type(ids.story, 'Story', 0, null, 'Something a user wants.'),
    type(ids.task, 'Task', 0, null, 'A piece of work.'),
    type(ids.bug, 'Bug', 0, null, 'Something that does not work as it should.'),
    type(ids.subTask, 'Sub-task', -1, null, 'A part of another issue.'),
    type(ids.appEpic, 'Epic', 1, app, 'A large piece of the app.'),
    type(ids.appStory, 'Story', 0, app, 'Something that people want from the app.'),
    type(ids.appTask, 'Task', 0, app, 'A small, distinct piece of work.'),
    type(ids.appBug, 'Bug', 0, app, 'A problem in the app.'),
    type(ids.appSubtask, 'Subtask', -1, app, 'A part of a larger task.'),
    type(ids.idea, 'Idea', 0, idea, 'Something we may build.'),
    type(ids.request, '[System] Service request', 0, care, 'A customer asks for something.'),
    type(ids.incident, '[System] Incident', 0, care, 'Something is broken for a customer.'),
  ];
}

export function demoStatuses(): readonly StatusRecord[] {
  const { app, idea, care } = PROJECT_IDS;
  const status = (
    id: string,
    name: string,
    category: StatusRecord['category'],
    projectId: string | null = null,
  ): StatusRecord => ({ id, name, category, projectId });
  const ids = STATUS_IDS;
  return [
    status(ids.backlog, 'Backlog', 'new'),
    status(ids.ready, 'Selected for Development', 'new'),
    status(ids.inProgress, 'In Progress', 'indeterminate'),
    status(ids.inReview, 'In Review', 'indeterminate'),
    status(ids.done, 'Done', 'done'),
    status(ids.wontDo, "Won't Do", 'done'),
    status(ids.appToDo, 'To Do', 'new', app),
    status(ids.appDoing, 'In Progress', 'indeterminate', app),
    status(ids.appDone, 'Done', 'done', app),
    status(ids.ideaParked, 'Parking lot', 'new', idea),
    status(ids.ideaDiscovery, 'Discovery', 'indeterminate', idea),
    status(ids.ideaReady, 'Ready for delivery', 'indeterminate', idea),
    status(ids.ideaDelivered, 'Delivered', 'done', idea),
    status(ids.careWaitingSupport, 'Waiting for support', 'new', care),
    status(ids.careInProgress, 'In progress', 'indeterminate', care),
    status(ids.careWaitingCustomer, 'Waiting for customer', 'indeterminate', care),
    status(ids.careResolved, 'Resolved', 'done', care),
  ];
}

export function demoPriorities(): readonly PriorityRecord[] {
  return [
    { id: PRIORITY_IDS.highest, name: 'Highest', statusColor: '#d04437' },
    { id: PRIORITY_IDS.high, name: 'High', statusColor: '#f15C75' },
    { id: PRIORITY_IDS.medium, name: 'Medium', statusColor: '#f79232' },
    { id: PRIORITY_IDS.low, name: 'Low', statusColor: '#707070' },
    { id: PRIORITY_IDS.lowest, name: 'Lowest', statusColor: '#999999' },
  ];
}

export function demoResolutions(): readonly ResolutionRecord[] {
  return [
    { id: RESOLUTION_IDS.done, name: 'Done' },
    { id: RESOLUTION_IDS.wontDo, name: "Won't Do" },
    { id: RESOLUTION_IDS.duplicate, name: 'Duplicate' },
    { id: RESOLUTION_IDS.cannotReproduce, name: 'Cannot Reproduce' },
  ];
}

export function demoLinkTypes(): readonly LinkTypeRecord[] {
  const ids = LINK_TYPE_IDS;
  return [
    { id: ids.blocks, name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
    { id: ids.cloners, name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
    { id: ids.duplicate, name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
    { id: ids.relates, name: 'Relates', inward: 'relates to', outward: 'relates to' },
    { id: ids.delivers, name: 'Polaris work item link', inward: 'is implemented by', outward: 'implements' },
    { id: ids.split, name: 'Work item split', inward: 'split from', outward: 'split to' },
  ];
}

const FLOAT = 'com.atlassian.jira.plugin.system.customfieldtypes:float';

export function demoCustomFields(): readonly CustomFieldRecord[] {
  const field = (
    id: string,
    name: string,
    custom: string,
    type: string,
    items: string | null = null,
  ): CustomFieldRecord => ({
    id,
    name,
    custom,
    type,
    items,
    projectId: null,
    options: [],
  });
  return [
    field(
      ORGANISATIONS_FIELD,
      'Organizations',
      'com.atlassian.servicedesk:sd-customer-organizations',
      'array',
      'sd-customerorganization',
    ),
    field(
      SITE_IDS.storyPointEstimateField,
      'Story point estimate',
      'com.pyxis.greenhopper.jira:jsw-story-points',
      'number',
    ),
    field(SITE_IDS.rankField, 'Rank', 'com.pyxis.greenhopper.jira:gh-lexo-rank', 'any'),
    field(SITE_IDS.sprintField, 'Sprint', 'com.pyxis.greenhopper.jira:gh-sprint', 'array', 'json'),
    field(SITE_IDS.storyPointsField, 'Story Points', FLOAT, 'number'),
    field(SITE_IDS.businessValueField, 'Business value', FLOAT, 'number'),
  ];
}
