import type {
  IssueTypeRecord,
  LinkTypeRecord,
  PriorityRecord,
  ResolutionRecord,
  StatusRecord,
  UserRecord,
} from '../jira/site-records';
import type { ImportSite } from './import-site';
import type { ImportedIssue, ImportedLink, ImportedPerson, StatusCategory } from './imported-issue';

/** Finds records of the site by name, and makes those that it lacks; `made` holds only the new ones. */
export interface ImportCatalogue {
  issueType(name: string, level: number | null): IssueTypeRecord;
  status(name: string, category: StatusCategory, projectId: string): StatusRecord;
  priority(name: string): PriorityRecord;
  resolution(name: string): ResolutionRecord;
  linkType(link: ImportedLink): LinkTypeRecord;
  /** The account id; a person whom the site does not know gets an invented account. */
  person(person: ImportedPerson): string;
  readonly made: {
    readonly users: readonly UserRecord[];
    readonly issueTypes: readonly IssueTypeRecord[];
    readonly statuses: readonly StatusRecord[];
    readonly priorities: readonly PriorityRecord[];
    readonly resolutions: readonly ResolutionRecord[];
    readonly linkTypes: readonly LinkTypeRecord[];
  };
}

/** A CSV names link types only; these are the words that they usually come with. */
const LINK_WORDS: Readonly<Record<string, readonly [inward: string, outward: string]>> = {
  depends: ['is depended on by', 'depends on'],
  dependency: ['is depended on by', 'depends on'],
  causes: ['is caused by', 'causes'],
  'problem/incident': ['is caused by', 'causes'],
  supercedes: ['is superceded by', 'supercedes'],
  reference: ['is related to', 'relates to'],
};

const PRIORITY_ORDER = [
  'blocker',
  'highest',
  'critical',
  'high',
  'major',
  'medium',
  'normal',
  'minor',
  'low',
  'trivial',
  'lowest',
];
const DONE_WORDS =
  /^(done|closed|resolved|complete[d]?|released|deployed|cancel+ed|won.?t (do|fix)|duplicate|rejected)$/i;
const DOING_WORDS = /progress|review|test|develop|patch available|waiting|blocked|verif|debug|building|qa\b/i;

export function importCatalogue(site: ImportSite, nextId: () => string): ImportCatalogue {
  const users: UserRecord[] = [];
  const issueTypes: IssueTypeRecord[] = [];
  const statuses: StatusRecord[] = [];
  const priorities: PriorityRecord[] = [];
  const resolutions: ResolutionRecord[] = [];
  const linkTypes: LinkTypeRecord[] = [];
  const byName = <T extends { readonly name: string }>(
    known: readonly T[],
    made: T[],
    name: string,
    make: () => T,
  ): T => {
    const same = (one: T): boolean => one.name.toLowerCase() === name.toLowerCase();
    const found = known.find(same) ?? made.find(same);
    if (found !== undefined) return found;
    const record = make();
    made.push(record);
    return record;
  };
  const sharedTypes = site.issueTypes.filter(({ projectId }) => projectId === null);
  return {
    made: { users, issueTypes, statuses, priorities, resolutions, linkTypes },
    issueType: (name, level) => {
      const hierarchyLevel = level ?? levelFrom(name);
      const fitting = sharedTypes.filter((type) => level === null || type.hierarchyLevel === level);
      return byName(fitting, issueTypes, name, () => {
        return { id: nextId(), name, description: 'From an import.', hierarchyLevel, projectId: null };
      });
    },
    status: (name, category, projectId) => {
      const same = (one: StatusRecord): boolean => one.name.toLowerCase() === name.toLowerCase();
      const shared = [...site.statuses, ...statuses].filter(
        (one) => one.projectId === null || one.projectId === projectId,
      );
      const found = shared.find((one) => same(one) && one.category === category);
      if (found !== undefined) return found;
      // A name that means something else on this site stays with the imported project.
      const status = { id: nextId(), name, category, projectId: shared.some(same) ? projectId : null };
      statuses.push(status);
      return status;
    },
    priority: (name) =>
      byName(site.priorities, priorities, name, () => ({ id: nextId(), name, statusColor: '#707070' })),
    resolution: (name) => byName(site.resolutions, resolutions, name, () => ({ id: nextId(), name })),
    linkType: ({ typeName, inwardWords, outwardWords }) =>
      byName(site.linkTypes, linkTypes, typeName, () => {
        const [inward, outward] = LINK_WORDS[typeName.toLowerCase()] ?? [
          `${typeName} (inward)`,
          `${typeName} (outward)`,
        ];
        return { id: nextId(), name: typeName, inward: inwardWords ?? inward, outward: outwardWords ?? outward };
      }),
    person: (person) => personId(person, { site, users }),
  };
}

function personId(
  person: ImportedPerson,
  { site, users }: { readonly site: ImportSite; readonly users: UserRecord[] },
): string {
  const slug = (person.name ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const accountId = person.accountId ?? `import:${slug === '' ? 'someone' : slug}`;
  if (![...site.users, ...users].some((user) => user.accountId === accountId)) {
    const number = users.length + 1;
    users.push({
      accountId,
      emailAddress: `imported-${accountId.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()}@example.org`,
      displayName: person.name ?? `Imported person ${number}`,
      timeZone: 'Etc/UTC',
      locale: 'en_US',
      active: true,
      groups: [],
      accountType: 'atlassian',
    });
  }
  return accountId;
}

/** The level that a type of this name has on a site as it comes. */
function levelFrom(name: string): number {
  if (/sub-?\s?task/i.test(name)) return -1;
  if (/^epic$/i.test(name)) return 1;
  return /^(initiative|theme|legend|capability)$/i.test(name) ? 2 : 0;
}

/** Names of priorities that are new to the site, highest first, as far as their words or numbers tell. */
export function inPriorityOrder(names: readonly string[]): readonly string[] {
  const place = (name: string): number => {
    const numbered = /\bP(\d)\b/i.exec(name)?.[1];
    if (numbered !== undefined) return Number(numbered) * 2;
    const index = PRIORITY_ORDER.findIndex((word) => name.toLowerCase().startsWith(word));
    return index < 0 ? PRIORITY_ORDER.length : index;
  };
  return [...new Set(names)].toSorted((one, other) => place(one) - place(other));
}

/** The category of each status: as the file says, else as the site has it, else by its words and by what was resolved. */
export function statusCategories(
  issues: readonly ImportedIssue[],
  site: ImportSite,
): ReadonlyMap<string, StatusCategory> {
  const categories = new Map<string, StatusCategory>();
  for (const { statusName, statusCategory } of issues) {
    if (statusCategory !== null && !categories.has(statusName)) categories.set(statusName, statusCategory);
  }
  for (const { statusName } of issues) {
    if (categories.has(statusName)) continue;
    const known = site.statuses.find(
      (one) => one.projectId === null && one.name.toLowerCase() === statusName.toLowerCase(),
    );
    categories.set(statusName, known?.category ?? guessedCategory(statusName, issues));
  }
  return categories;
}

function guessedCategory(name: string, issues: readonly ImportedIssue[]): StatusCategory {
  if (DONE_WORDS.test(name.trim())) return 'done';
  if (DOING_WORDS.test(name)) return 'indeterminate';
  const same = issues.filter(({ statusName }) => statusName === name);
  const resolved = same.filter(({ resolutionName }) => resolutionName !== null);
  return resolved.length * 2 > same.length ? 'done' : 'new';
}
