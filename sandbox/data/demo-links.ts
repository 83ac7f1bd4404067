import type { IssueLinkRecord } from '../jira/site-records';
import { LINK_TYPE_IDS } from './demo-catalogue';
import { ideaRef, requestRef } from './other-drafts';
import { ideas, requests } from './texts/ideas-and-requests';
import { type LinkText, SHOP_LINKS } from './texts/links';

const FIRST_LINK_ID = 10_000;

/** Links between issues of one project and between projects; those whose issues a smaller site lacks are left out. */
export function demoLinks(issueIdByRef: ReadonlyMap<string, string>): readonly IssueLinkRecord[] {
  const delivering = ideas.flatMap(({ deliveredBy }, index) =>
    deliveredBy.map((ref): LinkText => ['delivers', ref, ideaRef(index)]),
  );
  const requesting = requests.flatMap(({ about }, index): readonly LinkText[] =>
    about === null ? [] : [['relates', requestRef(index), about]],
  );
  return [...SHOP_LINKS, ...delivering, ...requesting].flatMap(([type, inward, outward], index) => {
    const inwardIssueId = issueIdByRef.get(inward);
    const outwardIssueId = issueIdByRef.get(outward);
    if (inwardIssueId === undefined || outwardIssueId === undefined) return [];
    return [{ id: String(FIRST_LINK_ID + index), typeId: LINK_TYPE_IDS[type], inwardIssueId, outwardIssueId }];
  });
}
