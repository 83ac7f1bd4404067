import { checkStories, DEFAULT_STORY_SETTINGS } from '../../../src/domain/story/check-stories';
import type { LabelledSet, LabelledStory } from './labelled-stories';

/** How often a check and people agreed: hits, false alarms, misses. */
export interface Agreement {
  readonly stories: number;
  readonly hits: number;
  readonly alarms: number;
  readonly misses: number;
  /** The stories on which they differ. */
  readonly differing: readonly string[];
}

interface Verdict {
  readonly text: string;
  readonly isFound: boolean;
  readonly isLabelled: boolean;
  /** Of a part: whether it is the same text; of a fault, always. */
  readonly isSame: boolean;
}

/** The finding that answers each label. */
const CODES: Readonly<Record<string, string>> = {
  'no role': 'no-role',
  'no means': 'no-means',
  'no benefit': 'no-benefit',
  atomic: 'not-atomic',
  minimal: 'not-minimal',
  duplicate: 'duplicate',
  uniform: 'not-uniform',
};

/** The criteria of a set of labels, faults first. */
export function criteriaOf({ stories }: LabelledSet): readonly string[] {
  const [first] = stories;
  return first === undefined ? [] : [...Object.keys(first.faults), ...Object.keys(first.parts)];
}

/** How the story check and people agree on one criterion over some sets, each checked as a project. */
export function measureLabels(sets: readonly LabelledSet[], criterion: string): Agreement {
  const verdicts = sets.flatMap((set) => verdictsOf(set, criterion));
  const count = (wanted: (verdict: Verdict) => boolean): number => verdicts.filter(wanted).length;
  return {
    stories: verdicts.length,
    hits: count(({ isFound, isLabelled, isSame }) => isFound && isLabelled && isSame),
    alarms: count(({ isFound, isLabelled, isSame }) => isFound && !(isLabelled && isSame)),
    misses: count(({ isFound, isLabelled, isSame }) => isLabelled && !(isFound && isSame)),
    differing: verdicts
      .filter(({ isFound, isLabelled, isSame }) => isFound !== isLabelled || !isSame)
      .map(({ text, isFound }) => `${isFound ? '+' : '-'} ${text}`),
  };
}

function verdictsOf({ stories }: LabelledSet, criterion: string): readonly Verdict[] {
  const subjects = stories.map(({ text }) => ({ text, isStoryType: true, work: null }));
  const checked = checkStories(subjects, DEFAULT_STORY_SETTINGS);
  return stories.map((story, at) => verdictOn(story, checked[at] as (typeof checked)[number], criterion));
}

function verdictOn(
  { text, faults, parts }: LabelledStory,
  checked: ReturnType<typeof checkStories>[number],
  criterion: string,
): Verdict {
  if (criterion === 'role' || criterion === 'ends') {
    const span = checked[criterion];
    const part = parts[criterion] ?? null;
    const isSame = span === null || part === null || sameWords(text.slice(span.start, span.end), part);
    return { text, isFound: span !== null, isLabelled: part !== null, isSame };
  }
  const isFound = checked.findings.some(({ code }) => code === CODES[criterion]);
  return { text, isFound, isLabelled: faults[criterion] === true, isSame: true };
}

/** Marks around a part are no part of it. */
function sameWords(a: string, b: string): boolean {
  const bare = (part: string): string =>
    part
      .toLowerCase()
      .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
      .replace(/\s+/g, ' ');
  return bare(a) === bare(b);
}
