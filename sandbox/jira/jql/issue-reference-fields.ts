import type { SiteContext } from '../site-context';
import type { IssueRecord } from '../site-records';
import type { Viewer } from '../viewer';
import type { ChoiceField, Place } from './jql-field';

const KEY = /^([A-Za-z][A-Za-z0-9_]*)-(\d+)$/;

const placeOfKey = (key: string): Place | null => {
  const [, project, number] = KEY.exec(key) ?? [];
  return project === undefined ? null : { group: project.toUpperCase(), position: Number(number) };
};

const sortableKey = (issue: IssueRecord): string => {
  const dash = issue.key.lastIndexOf('-');
  return `${issue.key.slice(0, dash)}-${issue.key.slice(dash + 1).padStart(10, '0')}`;
};

/** Fields whose values are issues, and the functions that find issues by their relations. */
export const issueReferenceFields = (site: SiteContext, viewer: Viewer) => {
  const { store } = site;
  const find = (text: string): IssueRecord | undefined => {
    const issue = store.findIssue(text);
    return issue && viewer.canSeeIssue(issue) ? issue : undefined;
  };
  const resolve = (text: string): readonly string[] | null => {
    const issue = find(text);
    return issue ? [issue.id] : null;
  };

  const linkedIssues = ([key, ...typeNames]: readonly string[]): readonly string[] | null => {
    const issue = key === undefined ? undefined : find(key);
    if (!issue) return null;
    const wanted = typeNames.map((name) => name.toLowerCase());
    return store.linksOf(issue.id).flatMap((link) => {
      const type = store.table('linkTypes').get(link.typeId);
      const isInward = link.outwardIssueId === issue.id;
      const words = [type?.name, isInward ? type?.inward : type?.outward].map((word) => word?.toLowerCase());
      if (wanted.length > 0 && !wanted.some((name) => words.includes(name))) return [];
      return [isInward ? link.inwardIssueId : link.outwardIssueId];
    });
  };
  const descendants = ([key]: readonly string[]): readonly string[] | null => {
    const top = key === undefined ? undefined : find(key);
    if (!top) return null;
    const found = new Set<string>();
    const visit = (id: string): void => {
      for (const child of store.childrenOf(id)) {
        if (found.has(child.id) || child.id === top.id) continue;
        found.add(child.id);
        visit(child.id);
      }
    };
    visit(top.id);
    return [...found];
  };
  const mine = (people: (issue: IssueRecord) => readonly string[]) => (args: readonly string[]) =>
    args.length > 0
      ? null
      : [...store.table('issues').values()]
          .filter((issue) => viewer.accountId !== null && people(issue).includes(viewer.accountId))
          .map((issue) => issue.id);

  const key: ChoiceField = {
    kind: 'choice',
    name: 'key',
    isAlwaysSet: true,
    valuesOf: (issue) => [issue.id],
    resolve,
    unknownMessage: (text) =>
      /^\d+$/.test(text)
        ? `A value with ID '${text}' does not exist for the field 'key'.`
        : KEY.test(text)
          ? `An issue with key '${text}' does not exist for field 'key'.`
          : `The issue key '${text}' for field 'key' is invalid.`,
    ordering: {
      placeOf: (issue) => placeOfKey(issue.key),
      placeNamed: (text) => placeOfKey(find(text)?.key ?? text),
    },
    functions: {
      linkedissues: linkedIssues,
      portfoliochildissuesof: descendants,
      votedissues: mine((issue) => issue.voters),
      watchedissues: mine((issue) => issue.watchers),
    },
    candidatesFor: (ids) => ids,
    sortKeyOf: sortableKey,
  };

  const parentField = (name: string, isParent: (parent: IssueRecord) => boolean): ChoiceField => ({
    kind: 'choice',
    name,
    valuesOf: (issue) => {
      const parent = issue.parentId === null ? undefined : store.table('issues').get(issue.parentId);
      return parent && isParent(parent) && viewer.canSeeIssue(parent) ? [parent.id] : [];
    },
    resolve,
    unknownMessage: (text) => `The value '${text}' does not exist for the field '${name}'.`,
    functions: { linkedissues: linkedIssues, portfoliochildissuesof: descendants },
    candidatesFor: (ids) => ids.flatMap((id) => store.childrenOf(id).map((child) => child.id)),
    sortKeyOf: (issue) => {
      const parent = issue.parentId === null ? undefined : store.table('issues').get(issue.parentId);
      return parent ? sortableKey(parent) : null;
    },
  });

  const isEpic = (issue: IssueRecord): boolean =>
    store.table('issueTypes').get(issue.issueTypeId)?.hierarchyLevel === 1;
  return { key, parent: parentField('parent', () => true), epicLink: parentField('Epic Link', isEpic) };
};
