import { type CustomFieldRecord, type Json, SITE_IDS } from './site-records';
import type { SiteStore } from './site-store';

interface SystemField {
  readonly id: string;
  readonly name: string;
  readonly clauseNames: readonly string[];
  readonly type: string;
  readonly items?: string;
  readonly orderable: boolean;
}

const system = (id: string, name: string, type: string, more: Partial<SystemField> = {}): SystemField => ({
  id,
  name,
  clauseNames: [id],
  type,
  orderable: true,
  ...more,
});

/** The system fields that the stand-in serves. */
export const SYSTEM_FIELDS: readonly SystemField[] = [
  system('summary', 'Summary', 'string'),
  system('status', 'Status', 'status', { orderable: false }),
  system('statusCategory', 'Status Category', 'statusCategory', { orderable: false }),
  system('statuscategorychangedate', 'Status Category Changed', 'datetime', {
    clauseNames: ['statusCategoryChangedDate'],
    orderable: false,
  }),
  system('issuetype', 'Issue Type', 'issuetype', { clauseNames: ['issuetype', 'type'] }),
  system('priority', 'Priority', 'priority'),
  system('resolution', 'Resolution', 'resolution'),
  system('resolutiondate', 'Resolved', 'datetime', { clauseNames: ['resolutiondate', 'resolved'], orderable: false }),
  system('parent', 'Parent', 'issuelink', { orderable: false }),
  system('project', 'Project', 'project', { orderable: false }),
  system('assignee', 'Assignee', 'user'),
  system('reporter', 'Reporter', 'user'),
  system('creator', 'Creator', 'user', { orderable: false }),
  system('created', 'Created', 'datetime', { clauseNames: ['created', 'createdDate'], orderable: false }),
  system('updated', 'Updated', 'datetime', { clauseNames: ['updated', 'updatedDate'], orderable: false }),
  system('duedate', 'Due date', 'date', { clauseNames: ['due', 'duedate'] }),
  system('labels', 'Labels', 'array', { items: 'string' }),
  system('components', 'Components', 'array', { items: 'component', clauseNames: ['component'] }),
  system('fixVersions', 'Fix versions', 'array', { items: 'version', clauseNames: ['fixVersion'] }),
  system('versions', 'Affects versions', 'array', { items: 'version', clauseNames: ['affectedVersion'] }),
  system('issuelinks', 'Linked Issues', 'array', { items: 'issuelinks', clauseNames: ['issueLink'] }),
  system('subtasks', 'Sub-tasks', 'array', { items: 'issuelinks', clauseNames: ['subtasks'], orderable: false }),
  system('votes', 'Votes', 'votes', { orderable: false }),
  system('watches', 'Watchers', 'watches', { clauseNames: ['watchers'], orderable: false }),
  system('description', 'Description', 'string'),
  system('environment', 'Environment', 'string'),
  system('comment', 'Comment', 'comments-page'),
  system('security', 'Security Level', 'securitylevel', { clauseNames: ['level'] }),
  system('timeoriginalestimate', 'Original estimate', 'number', {
    clauseNames: ['originalEstimate', 'timeoriginalestimate'],
    orderable: false,
  }),
];

const builtIn = (id: string, name: string, custom: string, type: string, items: string | null): CustomFieldRecord => ({
  id,
  name,
  custom,
  type,
  items,
  projectId: null,
  options: [],
});

const BUILT_IN_CUSTOM_FIELDS: readonly CustomFieldRecord[] = [
  builtIn(SITE_IDS.rankField, 'Rank', 'com.pyxis.greenhopper.jira:gh-lexo-rank', 'any', null),
  builtIn(SITE_IDS.sprintField, 'Sprint', 'com.pyxis.greenhopper.jira:gh-sprint', 'array', 'json'),
];

/** Custom fields of the site; Rank and Sprint are always among them. */
export const customFieldsOf = (store: SiteStore): readonly CustomFieldRecord[] => {
  const stored = store.table('customFields');
  return [...stored.values(), ...BUILT_IN_CUSTOM_FIELDS.filter((field) => !stored.has(field.id))];
};

export const isRankField = (field: CustomFieldRecord): boolean => field.custom.endsWith(':gh-lexo-rank');
export const isSprintField = (field: CustomFieldRecord): boolean => field.custom.endsWith(':gh-sprint');
/** Whether a text field holds an Atlassian document and not a line of text. */
export const isRichTextField = (field: CustomFieldRecord): boolean => field.custom.endsWith(':textarea');

export const fieldNumberOf = (fieldId: string): number => Number(fieldId.replace('customfield_', ''));

const systemSchema = (field: SystemField): Json => ({
  type: field.type,
  ...(field.items === undefined ? {} : { items: field.items }),
  system: field.id,
});

const customSchema = (field: CustomFieldRecord): Json => ({
  type: field.type,
  ...(field.items === null ? {} : { items: field.items }),
  custom: field.custom,
  customId: fieldNumberOf(field.id),
});

/** `GET /field` and `GET /field/search` speak of the same fields in two forms. */
export const fieldAnswers = (
  store: SiteStore,
): readonly { readonly id: string; readonly name: string; readonly isCustom: boolean; readonly details: Json }[] => [
  ...SYSTEM_FIELDS.map((field) => ({
    id: field.id,
    name: field.name,
    isCustom: false,
    details: {
      id: field.id,
      key: field.id,
      name: field.name,
      custom: false,
      orderable: field.orderable,
      navigable: field.id !== 'comment',
      searchable: true,
      clauseNames: field.clauseNames,
      schema: systemSchema(field),
    },
  })),
  ...customFieldsOf(store).map((field) => ({
    id: field.id,
    name: field.name,
    isCustom: true,
    details: {
      id: field.id,
      key: field.id,
      name: field.name,
      untranslatedName: field.name,
      custom: true,
      orderable: true,
      navigable: true,
      searchable: true,
      clauseNames: [`cf[${fieldNumberOf(field.id)}]`, field.name],
      schema: customSchema(field),
      ...(field.projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: field.projectId } } }),
    },
  })),
];

/** Name and schema of a field for `expand=names,schema`. */
export const describeField = (store: SiteStore, fieldId: string): { readonly name: string; readonly schema: Json } => {
  const known = SYSTEM_FIELDS.find((field) => field.id === fieldId);
  if (known) return { name: known.name, schema: systemSchema(known) };
  const custom = customFieldsOf(store).find((field) => field.id === fieldId);
  return custom ? { name: custom.name, schema: customSchema(custom) } : { name: fieldId, schema: { type: 'any' } };
};
