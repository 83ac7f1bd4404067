import type {
  BoardRecord,
  ComponentRecord,
  CustomFieldRecord,
  IssueLinkRecord,
  IssueRecord,
  IssueTypeRecord,
  Json,
  LinkTypeRecord,
  PriorityRecord,
  ProjectRecord,
  ResolutionRecord,
  SprintRecord,
  StatusRecord,
  UserRecord,
  VersionRecord,
} from './site-records';

/** An entity property of a project or a user. */
interface EntityPropertyRecord {
  /** `project/10000/the.key` or `user/<accountId>/the.key`. */
  readonly id: string;
  readonly value: Json;
}

/** The last number given out of a sequence, so that ids and keys of deleted records never return. */
interface CounterRecord {
  readonly id: string;
  readonly last: number;
}

/** Every kind of record that the store holds, by the name of its table. */
export interface SiteTables {
  readonly users: UserRecord;
  readonly projects: ProjectRecord;
  readonly issueTypes: IssueTypeRecord;
  readonly statuses: StatusRecord;
  readonly priorities: PriorityRecord;
  readonly resolutions: ResolutionRecord;
  readonly linkTypes: LinkTypeRecord;
  readonly components: ComponentRecord;
  readonly versions: VersionRecord;
  readonly boards: BoardRecord;
  readonly sprints: SprintRecord;
  readonly customFields: CustomFieldRecord;
  readonly issues: IssueRecord;
  readonly links: IssueLinkRecord;
  readonly entityProperties: EntityPropertyRecord;
  readonly counters: CounterRecord;
}

export type TableName = keyof SiteTables;

/** Tables of `SiteData`, in the order in which references point backwards. */
export const SITE_DATA_TABLES = [
  'users',
  'issueTypes',
  'statuses',
  'priorities',
  'resolutions',
  'linkTypes',
  'customFields',
  'projects',
  'components',
  'versions',
  'boards',
  'sprints',
  'issues',
  'links',
] as const satisfies readonly TableName[];

export const TABLE_NAMES: readonly TableName[] = [...SITE_DATA_TABLES, 'entityProperties', 'counters'];

/** The text under which a record is stored in its table. */
export const idOfRecord = <T extends TableName>(table: T, record: SiteTables[T]): string => {
  if (table === 'users') return (record as UserRecord).accountId;
  return String((record as { readonly id: string | number }).id);
};
