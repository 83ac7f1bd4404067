import type { IssueId, RoadmapItemId, RuleId } from '../ids';
import type { Horizon, RoadmapLevel, RoadmapState } from '../roadmap/roadmap';

/** Kinds of evidence, firmest first; their confidence is in EVIDENCE_CONFIDENCE. [A3] */
export type EvidenceKind = 'parent' | 'link' | 'jql' | 'component' | 'label' | 'version';

/** Confidence of each kind of evidence. [A3] */
export const EVIDENCE_CONFIDENCE: Readonly<Record<EvidenceKind, number>> = {
  parent: 1,
  link: 0.9,
  jql: 0.7,
  component: 0.6,
  label: 0.6,
  version: 0.6,
};

/** How firmly the place of an issue on the roadmap is known; never a judgement of the issue. [A6] */
export type AlignmentState = 'aligned' | 'weak' | 'stale' | 'exempt' | 'unlinked';

/** Why an issue belongs to a roadmap item: the winning source. [A3] */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly confidence: number;
  /** The rule that matched, where one did. */
  readonly ruleId: RuleId | null;
  /** The issue on the parent path that carried the evidence; the issue itself where nothing was inherited. */
  readonly carrierIssueId: IssueId;
}

/**
 * One step of the path from a theme down to the issue. The product of all step factors, the horizon factor and the state
 * factor is the importance. [A5]
 */
export type PathStep =
  | {
      readonly kind: 'item';
      readonly itemId: RoadmapItemId;
      readonly level: RoadmapLevel;
      /** Share among its siblings, 0 to 1, and the largest share among them. */
      readonly share: number;
      readonly largestShare: number;
      readonly horizon: Horizon | null;
      readonly horizonInherited: boolean;
      readonly state: RoadmapState;
      /** share / largestShare. */
      readonly factor: number;
    }
  | {
      /** An ancestor in Jira that is not itself a roadmap item; its factor is 0 when it is done, else 1. */
      readonly kind: 'issue';
      readonly issueId: IssueId;
      readonly done: boolean;
      readonly factor: number;
    };

/** The part of an issue that belongs to one theme. [A4] [A5] */
export interface ThemeShare {
  readonly themeId: RoadmapItemId;
  /** The most specific roadmap item reached within the theme. */
  readonly itemId: RoadmapItemId;
  readonly evidence: Evidence;
  /** x_it in [0,1]; shares over all themes add up to at most 1. */
  readonly share: number;
  /** imp(r_t) in [0,1]: relative weights along the path, times horizon, times state. */
  readonly importance: number;
  readonly horizon: Horizon | null;
  /** 1, .6, .3, or .5 where no horizon is set. [A2] */
  readonly horizonFactor: number;
  /** 1, .3 or 0. [A2] */
  readonly stateFactor: number;
  /** share * importance * 100; adds up to the alignment. */
  readonly points: number;
  /** Theme first, the issue's direct parent last. */
  readonly steps: readonly PathStep[];
}

/** Where an issue stands on the roadmap, with its reasons. [A5] [A6] */
export interface AlignmentScore {
  readonly state: AlignmentState;
  /** How much the place matters, 0 to 100: 100 is wholly on the most important thing due now. 0 where unlinked: show "Unknown". */
  readonly alignment: number;
  /** How firmly the place is known, 0 to 100. */
  readonly traceability: number;
  /** Horizon of the leading theme share. */
  readonly horizon: Horizon | null;
  /** The largest contribution first. */
  readonly themes: readonly ThemeShare[];
}
