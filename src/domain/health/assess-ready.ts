import type { ScoredIssue } from '../snapshot/scored-issue';
import type { FindingCode } from './health-report';
import { type BacklogView, idsWhere, meanOf, type PartAssessment, withoutData } from './part-assessment';

/** A shorter description says too little to start from, in characters. Convention. */
export const DESCRIPTION_MIN_LENGTH = 40;

type Outcome = 'passed' | 'failed' | 'notAsked';

interface ReadinessCheck {
  readonly code: FindingCode;
  /** Acceptance criteria count half: they are usual for stories, and the other types have other ways. Convention. */
  readonly weight: number;
  readonly outcome: (row: ScoredIssue, maxSize: number) => Outcome;
}

const CHECKS: readonly ReadinessCheck[] = [
  { code: 'noSize', weight: 1, outcome: ({ size }) => passedIf(size !== null) },
  {
    code: 'tooBig',
    weight: 1,
    // An unknown size is no verdict on the size.
    outcome: ({ size }, maxSize) => (size === null ? 'notAsked' : passedIf(size <= maxSize)),
  },
  {
    code: 'noDescription',
    weight: 1,
    outcome: ({ description }) => passedIf(description.length >= DESCRIPTION_MIN_LENGTH),
  },
  {
    code: 'noAcceptanceCriteria',
    weight: 0.5,
    outcome: ({ description }) => passedIf(description.hasAcceptanceCriteria),
  },
  { code: 'notEnoughData', weight: 1, outcome: ({ scores }) => passedIf(scores.value !== null) },
];

function passedIf(holds: boolean): Outcome {
  return holds ? 'passed' : 'failed';
}

/**
 * Is the top of the backlog ready to be started? The mean over the top items of the weighted share of checks passed;
 * the tail is never looked at, since detail there would be waste. [scoring.md, Health]
 */
export function assessReady({ backlog, settings }: BacklogView): PartAssessment {
  const top = backlog.slice(0, settings.readyTop);
  if (top.length === 0) return withoutData('ready');
  const failing = (code: FindingCode) => {
    const check = CHECKS.find((one) => one.code === code) as ReadinessCheck;
    return idsWhere(top, (row) => check.outcome(row, settings.maxSize) === 'failed');
  };
  const scoreIf = (mended: FindingCode | null) =>
    100 * meanOf(top, (row) => passedShare(row, settings.maxSize, mended));
  const findings = CHECKS.map(({ code }) => ({ code, issueIds: failing(code), itemIds: [] }));
  const facts = Object.fromEntries(findings.map(({ code, issueIds }) => [code, issueIds.length]));
  return {
    partId: 'ready',
    score: scoreIf(null),
    facts: {
      top: top.length,
      ready: top.filter((row) => passedShare(row, settings.maxSize, null) === 1).length,
      ...facts,
    },
    findings: findings
      .filter(({ issueIds }) => issueIds.length > 0)
      .map((finding) => ({ ...finding, mendedScore: scoreIf(finding.code) })),
  };
}

function passedShare(row: ScoredIssue, maxSize: number, mended: FindingCode | null): number {
  let asked = 0;
  let passed = 0;
  for (const { code, weight, outcome } of CHECKS) {
    const result = outcome(row, maxSize);
    if (result === 'notAsked') continue;
    asked += weight;
    if (result === 'passed' || code === mended) passed += weight;
  }
  return passed / asked;
}
