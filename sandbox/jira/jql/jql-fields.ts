import { customFieldsOf, fieldNumberOf, isSprintField } from '../field-catalog';
import { ownValue } from '../own-value';
import type { SiteContext } from '../site-context';
import type { IssueRecord } from '../site-records';
import type { Viewer } from '../viewer';
import { issueReferenceFields } from './issue-reference-fields';
import type { JqlField } from './jql-field';
import { one } from './named-records';
import { personField } from './person-fields';
import { plainValueFields } from './plain-value-fields';
import { linkTypeField, planningFields } from './planning-fields';
import { customFieldsByClause, indexedPropertyField } from './stored-value-fields';
import { workflowFields } from './workflow-fields';

/** Finds fields by the names that queries use, for one caller. */
export type JqlFieldFinder = (
  name: string,
  property?: { readonly key: string; readonly path: string },
) => JqlField | null;

/** The fields of a site as one caller may use them. */
export const jqlFieldsFor = (site: SiteContext, viewer: Viewer): JqlFieldFinder => {
  const { store } = site;
  const person = (name: string, peopleOf: (issue: IssueRecord) => readonly string[]): JqlField =>
    personField({ name, store, viewer, peopleOf });
  const references = issueReferenceFields(site, viewer);
  const workflow = workflowFields(site);
  const planning = planningFields(site, viewer);
  const values = plainValueFields(site);
  const system: Record<string, JqlField> = {
    ...values,
    ...workflow,
    ...planning,
    key: references.key,
    issuekey: references.key,
    id: references.key,
    issue: references.key,
    parent: references.parent,
    'epic link': references.epicLink,
    issueLinkType: linkTypeField(site, viewer),
    assignee: person('assignee', (issue) => one(issue.assigneeAccountId)),
    reporter: person('reporter', (issue) => one(issue.reporterAccountId)),
    creator: person('creator', (issue) => one(issue.creatorAccountId)),
    voter: person('voter', (issue) => issue.voters),
    watcher: person('watcher', (issue) => issue.watchers),
  };
  const aliases: Readonly<Record<string, string>> = {
    type: 'issuetype',
    createddate: 'created',
    updateddate: 'updated',
    resolutiondate: 'resolved',
    duedate: 'due',
    security: 'level',
    watches: 'watchers',
    components: 'component',
    fixversions: 'fixversion',
  };
  const byName = new Map(Object.entries(system).map(([name, field]) => [name.toLowerCase(), field]));
  const sprint = planning['sprint'];
  if (sprint) {
    for (const field of customFieldsOf(store).filter(isSprintField)) {
      byName.set(`cf[${fieldNumberOf(field.id)}]`, sprint);
      byName.set(field.id.toLowerCase(), sprint);
    }
  }
  const custom = customFieldsByClause(site, viewer);
  return (name, property) => {
    if (property) {
      const indexed = site
        .indexedProperties()
        .find((each) => each.propertyKey === property.key && each.path === property.path);
      return indexed ? { ...indexedPropertyField(indexed, site, viewer) } : null;
    }
    const wanted = name.toLowerCase();
    const known = byName.get(ownValue(aliases, wanted) ?? wanted);
    if (known) return known;
    const alias = site.indexedProperties().find((each) => each.searchAlias?.toLowerCase() === wanted);
    if (alias) return indexedPropertyField(alias, site, viewer);
    return (custom.get(wanted) ?? custom.get(wanted.replace(/\[[a-z ()]+\]$/, '')))?.() ?? null;
  };
};
