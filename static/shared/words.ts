import type { OutcomeAnswer } from '../../src/contract/rpc';
import type { AlignmentState, EvidenceKind } from '../../src/domain/alignment/alignment-score';
import type { FindingCode, HealthPartId } from '../../src/domain/health/health-report';
import type { Horizon, RoadmapLevel, RoadmapState } from '../../src/domain/roadmap/roadmap';
import type { ValueBand } from '../../src/domain/value/value-band';

/** Names of the alignment states, as on every lozenge. */
export const ALIGNMENT_STATE_WORDS: Readonly<Record<AlignmentState, string>> = {
  aligned: 'Aligned',
  weak: 'Weak',
  stale: 'Stale',
  exempt: 'Exempt',
  unlinked: 'Unlinked',
};

/** One sentence on what each state means. */
export const ALIGNMENT_STATE_MEANINGS: Readonly<Record<AlignmentState, string>> = {
  aligned: 'There is firm evidence that this belongs to a live roadmap item.',
  weak: 'The evidence for a place on the roadmap is thin.',
  stale: 'All evidence leads to roadmap items that are done or dropped.',
  exempt: 'A decision says that this is off the roadmap on purpose.',
  unlinked: 'No parent, link or rule leads to a roadmap item. This is no verdict on the item.',
};

export const HORIZON_WORDS: Readonly<Record<Horizon | 'none', string>> = {
  now: 'Now',
  next: 'Next',
  later: 'Later',
  none: 'Not set',
};

/** A horizon, or the lack of one, in words. */
export function horizonWord(horizon: Horizon | null): string {
  return HORIZON_WORDS[horizon ?? 'none'];
}

export const LEVEL_WORDS: Readonly<Record<RoadmapLevel | 'issue', string>> = {
  theme: 'Theme',
  initiative: 'Initiative',
  epic: 'Epic',
  issue: 'Parent',
};

export const ROADMAP_STATE_WORDS: Readonly<Record<RoadmapState, string>> = {
  active: 'Active',
  paused: 'Paused',
  done: 'Done',
  dropped: 'Dropped',
};

export const EVIDENCE_WORDS: Readonly<Record<EvidenceKind, string>> = {
  parent: 'Parent path',
  link: 'Link made by hand',
  jql: 'JQL rule',
  component: 'Component',
  label: 'Label',
  version: 'Version',
};

/** The same inside a sentence. */
export function evidenceInSentence(kind: EvidenceKind): string {
  const words = EVIDENCE_WORDS[kind];
  return kind === 'jql' ? words : words.toLowerCase();
}

export const HEALTH_PART_WORDS: Readonly<Record<HealthPartId, { readonly name: string; readonly asks: string }>> = {
  fit: { name: 'Fit', asks: 'Does the work belong to the roadmap?' },
  order: { name: 'Order', asks: 'Does the most valuable work come first?' },
  ready: { name: 'Ready', asks: 'Is the top of the backlog ready to start?' },
  fresh: { name: 'Fresh', asks: 'Are the items still true?' },
  size: { name: 'Size', asks: 'Is there more in stock than can be delivered?' },
  clean: { name: 'Clean', asks: 'Is the backlog free of duplicates and leftovers?' },
};

export interface FindingWords {
  /** Follows a count: "14 items reach no roadmap item". */
  readonly one: string;
  readonly many: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  /** The label of the button that mends it. */
  readonly action: string;
}

export const FINDING_WORDS: Readonly<Record<FindingCode, FindingWords>> = {
  unlinked: {
    one: 'item reaches no roadmap item',
    many: 'items reach no roadmap item',
    why: 'Nobody can say whether this work serves the roadmap. Often one rule or one parent mends many.',
    action: 'Link items',
  },
  weakEvidence: {
    one: 'item has thin evidence for its place',
    many: 'items have thin evidence for their place',
    why: 'A guess holds them on the roadmap. A parent or a link makes it certain.',
    action: 'Confirm links',
  },
  staleRoadmap: {
    one: 'item leads only to finished roadmap items',
    many: 'items lead only to finished roadmap items',
    why: 'What they were for is done or dropped. They belong somewhere else, or nowhere.',
    action: 'Move items',
  },
  hollowItem: {
    one: 'roadmap item due now or next has no open work',
    many: 'roadmap items due now or next have no open work',
    why: 'They are planned, but nothing in the backlog would deliver them.',
    action: 'See roadmap items',
  },
  blockedAbove: {
    one: 'item stands above what blocks it',
    many: 'items stand above what blocks them',
    why: 'They cannot be started before what blocks them is done, however high they stand.',
    action: 'See items',
  },
  laterAboveNow: {
    one: 'item for later stands above work that is due now',
    many: 'items for later stand above work that is due now',
    why: 'The roadmap says that they can wait; what is due now waits behind them.',
    action: 'See items',
  },
  noSize: {
    one: 'item near the top has no size',
    many: 'items near the top have no size',
    why: 'Without a size nobody can say what comes first or what fits.',
    action: 'Estimate items',
  },
  tooBig: {
    one: 'item near the top is too big',
    many: 'items near the top are too big',
    why: 'Big items hide surprises and block what comes after them.',
    action: 'Split items',
  },
  noDescription: {
    one: 'item near the top has no description',
    many: 'items near the top have no description',
    why: 'Whoever takes it up has to guess what is wanted.',
    action: 'Describe items',
  },
  noAcceptanceCriteria: {
    one: 'item near the top has no acceptance criteria',
    many: 'items near the top have no acceptance criteria',
    why: 'Nobody can tell when it is done.',
    action: 'Add criteria',
  },
  notEnoughData: {
    one: 'item has not enough data for a value',
    many: 'items have not enough data for a value',
    why: 'Less than half of the value model is known, so no number is shown.',
    action: 'Answer questions',
  },
  ageing: {
    one: 'item has not changed for long',
    many: 'items have not changed for long',
    why: 'What was true when they were written may not be true now.',
    action: 'Review items',
  },
  stale: {
    one: 'item is out of date',
    many: 'items are out of date',
    why: 'They have lain untouched so long that few of their kind were ever done.',
    action: 'Review or close',
  },
  tooMuchStock: {
    one: 'item more than can be delivered soon',
    many: 'items more than can be delivered soon',
    why: 'At today’s pace their turn is more than three months away.',
    action: 'Look at the tail',
  },
};

/** Names of the value bands. */
export const VALUE_BAND_WORDS: Readonly<Record<ValueBand, string>> = { low: 'Low', medium: 'Medium', high: 'High' };

/** Did the finished work move its goal? */
export const OUTCOME_WORDS: Readonly<Record<OutcomeAnswer, string>> = { no: 'No', some: 'Some', yes: 'Yes' };

/** Which value model a score was made with; before anybody saved one it is the one proposed from Jira's own fields. */
export function modelWords(revision: number): string {
  return revision === 0 ? 'default model' : `model revision ${revision}`;
}

/** The same, and whose it is. */
export function modelOwnerWords({
  modelRevision,
  modelOwner,
}: {
  readonly modelRevision: number;
  readonly modelOwner: 'site' | 'project';
}): string {
  if (modelOwner === 'project') return `${modelWords(modelRevision)} of this project`;
  return modelRevision === 0 ? modelWords(0) : `${modelWords(modelRevision)} of the site`;
}
