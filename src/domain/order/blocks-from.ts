import type { IssueId } from '../ids';
import type { IssueLinkFact } from '../issue/issue-facts';
import type { Block } from './dependency-graph';

/** A type of link that says that one issue must be done before another: the one it goes out from, or the one it leads to. */
export interface BlockingLinkType {
  readonly typeName: string;
  readonly blocker: 'from' | 'to';
}

/** Jira's own type of link for it: "blocks" outward, "is blocked by" inward. [O3] */
export const USUAL_BLOCKING_TYPES: readonly BlockingLinkType[] = [{ typeName: 'Blocks', blocker: 'from' }];

/** What blocks what among the items of an order, as positions in it; links to other issues take no part. [O3] */
export function blocksFrom(
  order: readonly { readonly issueId: IssueId; readonly links: readonly IssueLinkFact[] }[],
  types: readonly BlockingLinkType[] = USUAL_BLOCKING_TYPES,
): readonly Block[] {
  const positionOf = new Map(order.map(({ issueId }, at) => [issueId, at]));
  const wayOf = new Map(types.map(({ typeName, blocker }) => [typeName.toLowerCase(), blocker]));
  return order.flatMap(({ links }, at) =>
    links.flatMap((link): Block[] => {
      const blocker = wayOf.get(link.typeName.toLowerCase());
      const other = positionOf.get(link.issueId);
      if (blocker === undefined || other === undefined) return [];
      const isBlocker = (link.direction === 'outward') === (blocker === 'from');
      return [isBlocker ? [at, other] : [other, at]];
    }),
  );
}
