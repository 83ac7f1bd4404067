import type { IssueId, RoadmapItemId, RuleId } from '../ids';
import type { EvidenceFacts } from '../issue/issue-facts';
import type { MappingRule } from '../roadmap/roadmap';
import { comparableName, type IndexedItem, type RoadmapIndex, STATE_FACTOR } from '../roadmap/roadmap-index';
import { EVIDENCE_CONFIDENCE, type Evidence, type EvidenceKind } from './alignment-score';

/** A Jira ancestor between a roadmap item and the issue: how it weighs on the path. [A5] */
interface IssueBetween {
  readonly issueId: IssueId;
  readonly done: boolean;
}

/** One way from an issue to a roadmap item. [A3] */
export interface ReachedItem {
  readonly indexed: IndexedItem;
  readonly evidence: Evidence;
  /** Jira ancestors below the item that are not the item itself, outermost first. */
  readonly between: readonly IssueBetween[];
  /** False where the item or an ancestor between asks for no more work. [A6] */
  readonly alive: boolean;
}

/**
 * Every way from an issue to the roadmap: its own evidence and what its ancestors hand down, in order of nearness.
 * `chain` is the issue itself, its parent, its grandparent and so on. [A3]
 */
export function evidenceOf(chain: readonly EvidenceFacts[], index: RoadmapIndex): readonly ReachedItem[] {
  const reached: ReachedItem[] = [];
  const below: IssueBetween[] = [];
  chain.forEach((carrier, distance) => {
    const ownItemId = index.byIssueId.get(carrier.issueId);
    const ownItem = ownItemId === undefined ? undefined : index.items.get(ownItemId);
    const self: IssueBetween = { issueId: carrier.issueId, done: isDone(carrier, ownItem) };
    const withCarrier = distance === 0 ? [] : [self, ...below];
    if (ownItem !== undefined) {
      reached.push(reachedFrom({ carrier, indexed: ownItem, kind: 'parent', ruleId: null, between: [...below] }));
    }
    for (const { itemId, kind, ruleId } of directEvidence(carrier, index)) {
      const indexed = index.items.get(itemId);
      if (indexed !== undefined) reached.push(reachedFrom({ carrier, indexed, kind, ruleId, between: withCarrier }));
    }
    if (distance > 0) below.unshift(self);
  });
  return reached;
}

// The state that a roadmap owner gave to an item outranks what Jira says of the issue it stands for.
function isDone(carrier: EvidenceFacts, ownItem: IndexedItem | undefined): boolean {
  return ownItem === undefined ? carrier.statusCategory === 'done' : STATE_FACTOR[ownItem.state] === 0;
}

interface DirectEvidence {
  readonly itemId: RoadmapItemId;
  readonly kind: EvidenceKind;
  readonly ruleId: RuleId | null;
}

function directEvidence(carrier: EvidenceFacts, { rules }: RoadmapIndex): readonly DirectEvidence[] {
  const found: DirectEvidence[] = [];
  if (carrier.roadmapLink !== null) {
    found.push({ itemId: carrier.roadmapLink.itemId, kind: 'link', ruleId: null });
  }
  for (const ruleId of carrier.matchedRules) {
    const rule = rules.byId.get(ruleId);
    if (rule?.kind === 'jql') found.push({ itemId: rule.itemId, kind: 'jql', ruleId });
  }
  const byName = (
    kind: 'component' | 'label' | 'version',
    names: readonly string[],
    byQuery: ReadonlyMap<string, readonly MappingRule[]>,
  ): void => {
    if (byQuery.size === 0) return;
    for (const name of names) {
      for (const { itemId, ruleId } of byQuery.get(comparableName(name)) ?? []) found.push({ itemId, kind, ruleId });
    }
  };
  byName('component', carrier.components, rules.component);
  byName('label', carrier.labels, rules.label);
  byName('version', carrier.fixVersions, rules.version);
  return found;
}

function reachedFrom({
  carrier,
  indexed,
  kind,
  ruleId,
  between,
}: {
  readonly carrier: EvidenceFacts;
  readonly indexed: IndexedItem;
  readonly kind: EvidenceKind;
  readonly ruleId: RuleId | null;
  readonly between: readonly IssueBetween[];
}): ReachedItem {
  return {
    indexed,
    evidence: { kind, confidence: EVIDENCE_CONFIDENCE[kind], ruleId, carrierIssueId: carrier.issueId },
    between,
    alive: STATE_FACTOR[indexed.state] > 0 && between.every(({ done }) => !done),
  };
}
