import type { TextSpan } from './text-span';

/** Everything that the story check can find. [S1] to [S7] */
export const STORY_CODES = [
  'no-role',
  'no-means',
  'no-benefit',
  'not-atomic',
  'not-minimal',
  'not-uniform',
  'duplicate',
  'no-description',
  'no-acceptance-criteria',
  'too-big',
  'no-estimate',
] as const;

/** What the story check found. */
export type StoryCode = (typeof STORY_CODES)[number];

/** How much it matters: high stops work from being understood, low is a matter of style. */
export type StorySeverity = 'high' | 'medium' | 'low';

/** One finding. The span lies in the checked text; it is empty where something is missing from the text. */
export interface StoryFinding {
  readonly code: StoryCode;
  readonly severity: StorySeverity;
  readonly span: TextSpan;
  /** A sentence that says what to do. */
  readonly hint: string;
}

/** Severity by code. Convention. */
const SEVERITIES: Readonly<Record<StoryCode, StorySeverity>> = {
  'no-role': 'medium',
  'no-means': 'high',
  'no-benefit': 'medium',
  'not-atomic': 'medium',
  'not-minimal': 'low',
  'not-uniform': 'low',
  duplicate: 'high',
  'no-description': 'high',
  'no-acceptance-criteria': 'medium',
  'too-big': 'high',
  'no-estimate': 'medium',
};

/** A finding with the severity of its code. */
export function storyFinding(code: StoryCode, span: TextSpan, hint: string): StoryFinding {
  return { code, severity: SEVERITIES[code], span, hint };
}
