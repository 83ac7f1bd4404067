import type { CriterionId } from '../ids';
import type { Criterion, ValueModel } from './value-model';

/** A Jira priority as its scheme names it. */
export interface PriorityName {
  readonly priorityId: string;
  readonly name: string;
}

/**
 * What the names of Jira's two stock priority schemes mean, as u in [0,1]. Convention; an admin sees and edits it.
 * Scales run both ways between projects, so only the meaning of a name counts, never its position. [V2]
 */
const MEANING_OF_WORD: Readonly<Record<string, number>> = {
  highest: 1,
  high: 0.75,
  medium: 0.5,
  low: 0.25,
  lowest: 0,
  blocker: 1,
  critical: 0.85,
  major: 0.6,
  minor: 0.25,
  trivial: 0,
};

/** Words that turn the meaning of a name round, so that it is left to the admin. */
const NEGATIONS: ReadonlySet<string> = new Set(['no', 'not', 'non', 'un']);

/** Proposes u for the priorities whose names say what they mean; the others are named, never guessed. [V2] */
export function proposePriorityMap(priorities: readonly PriorityName[]): {
  readonly entries: Record<string, number>;
  readonly unmatched: string[];
} {
  const meanings = priorities.map(({ priorityId, name }) => ({ priorityId, name, utility: meaningOf(name) }));
  return {
    entries: Object.fromEntries(
      meanings.flatMap(({ priorityId, utility }) => (utility === null ? [] : [[priorityId, utility] as const])),
    ),
    unmatched: meanings.filter(({ utility }) => utility === null).map(({ name }) => name),
  };
}

function meaningOf(name: string): number | null {
  const words = name.toLowerCase().split(/[^\p{L}]+/u);
  if (words.some((word) => NEGATIONS.has(word))) return null;
  const meanings = words.flatMap((word) =>
    Object.hasOwn(MEANING_OF_WORD, word) ? [MEANING_OF_WORD[word] as number] : [],
  );
  const [meaning] = meanings;
  return meaning !== undefined && meanings.every((other) => other === meaning) ? meaning : null;
}

/** Days until an input starts to lose confidence. Convention. [V6] */
export const USUAL_LIFETIME_DAYS = 180;

const RATING = { kind: 'anchors', low: 1, high: 5 } as const;

/**
 * The model of a site without any set-up: it reads priority, votes and linked requests, and asks for what Jira does not
 * know. Any issue with a mapped priority has 55 % of the weight known before a question is answered. [V3]
 */
export function proposeModel({
  priorities,
  sizeFieldId,
}: {
  readonly priorities: readonly PriorityName[];
  readonly sizeFieldId: string | null;
}): ValueModel {
  const { entries } = proposePriorityMap(priorities);
  const urgency = Object.keys(entries).length === 0 ? [] : [timeCriticality(entries)];
  return {
    preset: 'value-effort',
    criteria: [CUSTOMER_VALUE, ...urgency, CUSTOMER_DEMAND, LINKED_REQUESTS, RISK_REDUCTION],
    formula: null,
    size: { fieldId: sizeFieldId },
    bands: { medium: 40, high: 70 },
  };
}

const CUSTOMER_VALUE: Criterion = {
  criterionId: 'customer-value' as CriterionId,
  name: 'Customer value',
  question: 'How much better off are customers with this?',
  lowLabel: 'Hardly',
  highLabel: 'A great deal',
  source: { kind: 'input', answer: { kind: 'rating' } },
  direction: 'benefit',
  role: 'value',
  weight: 30,
  scale: RATING,
  lifetimeDays: USUAL_LIFETIME_DAYS,
};

function timeCriticality(entries: Readonly<Record<string, number>>): Criterion {
  return {
    criterionId: 'time-criticality' as CriterionId,
    name: 'Time criticality',
    question: 'How much is lost by waiting?',
    lowLabel: 'Nothing',
    highLabel: 'Nearly all of it',
    source: { kind: 'priority' },
    direction: 'benefit',
    role: 'value',
    weight: 25,
    scale: { kind: 'map', entries },
    lifetimeDays: USUAL_LIFETIME_DAYS,
  };
}

// The 95th percentiles below are conventions until a project's own are frozen with a revision.
const CUSTOMER_DEMAND: Criterion = {
  criterionId: 'customer-demand' as CriterionId,
  name: 'Customer demand',
  question: 'How many people ask for this?',
  lowLabel: 'Nobody',
  highLabel: 'Very many',
  source: { kind: 'count', count: 'votes' },
  direction: 'benefit',
  role: 'value',
  weight: 20,
  scale: { kind: 'log', p95: 20 },
  lifetimeDays: USUAL_LIFETIME_DAYS,
};

const LINKED_REQUESTS: Criterion = {
  criterionId: 'linked-requests' as CriterionId,
  name: 'Linked requests',
  question: 'How many requests are linked to this?',
  lowLabel: 'None',
  highLabel: 'Many',
  source: { kind: 'count', count: 'linkedRequests' },
  direction: 'benefit',
  role: 'value',
  weight: 10,
  scale: { kind: 'log', p95: 5 },
  lifetimeDays: USUAL_LIFETIME_DAYS,
};

const RISK_REDUCTION: Criterion = {
  criterionId: 'risk-reduction' as CriterionId,
  name: 'Risk reduction',
  question: 'How much risk goes away?',
  lowLabel: 'None',
  highLabel: 'A great deal',
  source: { kind: 'input', answer: { kind: 'rating' } },
  direction: 'benefit',
  role: 'value',
  weight: 15,
  scale: RATING,
  lifetimeDays: USUAL_LIFETIME_DAYS,
};
