import type { SiteContext } from '../site-context';
import type { ChangeItem, IssueLinkRecord, IssueRecord, LinkTypeRecord } from '../site-records';
import type { Viewer } from '../viewer';
import { saveChangedIssue } from './apply-edits';
import { accountIdOf } from './change-author';

interface LinkEnds {
  readonly type: LinkTypeRecord;
  /** With type Blocks, the one that blocks. */
  readonly inward: IssueRecord;
  readonly outward: IssueRecord;
}

const itemFor = (words: string, other: IssueRecord, isAdded: boolean): ChangeItem => {
  const text = `This issue ${words} ${other.key}`;
  return {
    field: 'Link',
    fieldtype: 'jira',
    fieldId: null,
    from: isAdded ? null : other.key,
    fromString: isAdded ? null : text,
    to: isAdded ? other.key : null,
    toString: isAdded ? text : null,
  };
};

const record = (site: SiteContext, viewer: Viewer, ends: LinkEnds, isAdded: boolean): void => {
  const { type, inward, outward } = ends;
  const context = { site, viewer };
  const change = (issue: IssueRecord, item: ChangeItem): void => {
    saveChangedIssue({ context, before: issue, after: issue, items: [item] });
  };
  change(inward, itemFor(type.outward, outward, isAdded));
  change(outward, itemFor(type.inward, inward, isAdded));
};

const emitLinkEvent = (options: {
  readonly site: SiteContext;
  readonly viewer: Viewer;
  readonly link: IssueLinkRecord;
  readonly ends: LinkEnds;
  readonly verb: 'created' | 'deleted';
}): void => {
  const { site, viewer, link, ends, verb } = options;
  site.emit({
    eventType: `avi:jira:${verb}:issuelink`,
    occurredAt: site.now(),
    actor: viewer.actor,
    payload: {
      id: link.id,
      sourceIssueId: ends.inward.id,
      destinationIssueId: ends.outward.id,
      sourceProjectId: ends.inward.projectId,
      destinationProjectId: ends.outward.projectId,
      issueLinkType: { id: ends.type.id, name: ends.type.name, inward: ends.type.inward, outward: ends.type.outward },
      atlassianId: accountIdOf(viewer.actor),
    },
  });
};

/** Links two issues; linking the same two again the same way changes nothing. */
export const linkIssues = (site: SiteContext, viewer: Viewer, ends: LinkEnds): IssueLinkRecord => {
  const { store } = site;
  const same = store
    .linksOf(ends.inward.id)
    .find((link) => link.typeId === ends.type.id && link.outwardIssueId === ends.outward.id);
  if (same) return same;
  let floor = 9_999;
  for (const id of store.table('links').keys()) floor = Math.max(floor, Number(id) || 0);
  const link: IssueLinkRecord = {
    id: String(store.nextNumber('links', floor)),
    typeId: ends.type.id,
    inwardIssueId: ends.inward.id,
    outwardIssueId: ends.outward.id,
  };
  store.put('links', link);
  record(site, viewer, ends, true);
  emitLinkEvent({ site, viewer, link, ends, verb: 'created' });
  return link;
};

/** Takes a link away. */
export const unlinkIssues = (site: SiteContext, viewer: Viewer, link: IssueLinkRecord, ends: LinkEnds): void => {
  site.store.remove('links', link.id);
  record(site, viewer, ends, false);
  emitLinkEvent({ site, viewer, link, ends, verb: 'deleted' });
};
