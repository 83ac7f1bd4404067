import type { AdminView } from '../../../src/contract/rpc';
import type { CriterionSource } from '../../../src/domain/value/value-model';

/** What Jira has on this site that a criterion can read. */
export interface ModelCatalog {
  readonly fields: AdminView['fields'];
  readonly priorities: AdminView['priorities'];
  readonly linkTypes: AdminView['linkTypes'];
  /** Projects whose backlog says how full a field is. */
  readonly projectKeys: readonly string[];
}

export interface SourceOption {
  readonly key: string;
  readonly label: string;
  /** A second line: what is read. */
  readonly hint: string;
  readonly source: CriterionSource;
  /** Counts the items that have it, to be joined to the backlog by AND; null where every item has it. */
  readonly filledJql: string | null;
}

export interface SourceGroup {
  readonly name: string;
  readonly options: readonly SourceOption[];
}

/** JQL has names of its own for a few system fields; others of them cannot be searched. */
const JQL_NAMES: Readonly<Record<string, string | null>> = {
  timeoriginalestimate: 'originalEstimate',
  timeestimate: 'remainingEstimate',
  timespent: 'timeSpent',
  duedate: 'due',
  resolutiondate: 'resolved',
  created: null,
  updated: null,
  statuscategorychangedate: null,
  lastViewed: null,
  workratio: null,
};

function filledJqlOf(fieldId: string): string | null {
  const custom = /^customfield_(\d+)$/.exec(fieldId)?.[1];
  if (custom !== undefined) return `cf[${custom}] is not EMPTY`;
  if (fieldId.startsWith('aggregate')) return null;
  const name = fieldId in JQL_NAMES ? JQL_NAMES[fieldId] : fieldId;
  return name === null || name === undefined ? null : `${name} is not EMPTY`;
}

const FIELD_GROUPS = [
  { kind: 'number', name: 'Jira fields: numbers', hint: 'A number' },
  { kind: 'option', name: 'Jira fields: choices', hint: 'A choice, by a value per option' },
  { kind: 'date', name: 'Jira fields: dates', hint: 'Days from now until then' },
  { kind: 'duration', name: 'Jira fields: durations', hint: 'In hours' },
] as const;

function fieldGroups(fields: ModelCatalog['fields']): readonly SourceGroup[] {
  return FIELD_GROUPS.map(({ kind, name, hint }) => ({
    name,
    options: fields
      .filter((field) => field.kind === kind)
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map(({ fieldId, name: label }): SourceOption => {
        const source: CriterionSource = kind === 'date' ? { kind: 'date', fieldId } : { kind: 'field', fieldId };
        return { key: sourceKey(source), label, hint, source, filledJql: filledJqlOf(fieldId) };
      }),
  })).filter((group) => group.options.length > 0);
}

/** What tells two sources apart in the picker; kinds of answers and ways of links are set after the choice. */
export function sourceKey(source: CriterionSource): string {
  switch (source.kind) {
    case 'field':
    case 'date':
      return `${source.kind}:${source.fieldId}`;
    case 'count':
      return `count:${source.count}`;
    case 'links':
      return `links:${source.typeName ?? ''}`;
    default:
      return source.kind;
  }
}

/** Everything that a criterion can come from on this site, grouped. */
export function sourceGroups(catalog: Pick<ModelCatalog, 'fields' | 'linkTypes'>): readonly SourceGroup[] {
  const option = (label: string, hint: string, source: CriterionSource, filledJql: string | null): SourceOption => ({
    key: sourceKey(source),
    label,
    hint,
    source,
    filledJql,
  });
  const linked = (typeName: string | null): CriterionSource => ({ kind: 'links', typeName, way: 'any' });
  return [
    {
      name: 'Asked in Plumbline',
      options: [
        option(
          'A question in the issue',
          'Answered by people; no custom field is needed',
          { kind: 'input', answer: { kind: 'rating' } },
          null,
        ),
      ],
    },
    {
      name: 'Priority and size',
      options: [
        option('Priority', 'By a value per priority', { kind: 'priority' }, 'priority is not EMPTY'),
        option('Size', 'The size that is mapped below', { kind: 'size' }, null),
      ],
    },
    {
      name: 'Counts',
      options: [
        option('Votes', 'How many voted', { kind: 'count', count: 'votes' }, 'votes > 0'),
        option('Watchers', 'How many watch', { kind: 'count', count: 'watchers' }, 'watchers > 0'),
        option('Linked requests', 'How many requests are linked', { kind: 'count', count: 'linkedRequests' }, null),
        option('Links of every type', 'How many links', linked(null), null),
        ...catalog.linkTypes.map((typeName) =>
          option(`Links: ${typeName}`, 'How many of this type', linked(typeName), null),
        ),
      ],
    },
    ...fieldGroups(catalog.fields),
  ];
}
