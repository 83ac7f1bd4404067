import { DESCRIPTION_MIN_LENGTH } from '../health/assess-ready';
import type { DescriptionFacts } from '../issue/issue-facts';
import { parseStory } from './parse-story';
import { secondAction } from './second-action';
import type { Story } from './story';
import { type StoryCode, type StoryFinding, storyFinding } from './story-finding';
import { isEnglish } from './story-language';
import { type StoryTemplate, templateOf } from './story-template';
import { type Surplus, surplusWords } from './surplus-words';
import type { TextSpan } from './text-span';

/** What is checked. */
export interface StorySubject {
  readonly text: string;
  /** Whether the issue type says that a story is meant; else only a text that begins as one is held to the template. */
  readonly isStoryType: boolean;
  /** What Jira knows of the issue besides its text; null where only the text is known. */
  readonly work: {
    readonly description: DescriptionFacts;
    readonly size: number | null;
  } | null;
}

/** What a project decides about the check. */
export interface StorySettings {
  readonly isOn: Readonly<Record<StoryCode, boolean>>;
  /** A larger size is too big, in the unit of the size. */
  readonly maxSize: number;
}

/** What the other stories of a project have to do with one of them. */
export interface StorySurroundings {
  readonly template: StoryTemplate | null;
  /** Whether the same text stands earlier in the set. */
  readonly isRepeated: boolean;
}

/** The parts of a story and what was found, in order of place. Parts are null where no English story is meant. */
export interface CheckedStory {
  readonly role: TextSpan | null;
  readonly means: TextSpan | null;
  readonly ends: TextSpan | null;
  readonly findings: readonly StoryFinding[];
}

/** The story of a subject that is held to the template: one is meant, and its language is English. [S8] */
export function intendedStory({ text, isStoryType }: StorySubject): Story | null {
  if (!isEnglish(text)) return null;
  const story = parseStory(text);
  const isTold = story.role !== null && (story.means !== null || story.told.start === 0);
  return isStoryType || isTold ? story : null;
}

/** Checks one work item against the rules that are on; time grows in proportion to its text. [S1] to [S8] */
export function checkStory(
  subject: StorySubject,
  { settings, surroundings }: { readonly settings: StorySettings; readonly surroundings: StorySurroundings },
): CheckedStory {
  const story = intendedStory(subject);
  const findings = [
    ...(story === null ? [] : templateFindings(subject.text, story, surroundings.template)),
    ...(surroundings.isRepeated ? [duplicateFinding(subject.text)] : []),
    ...workFindings(subject, settings.maxSize),
  ];
  return {
    role: story?.role ?? null,
    means: story?.means ?? null,
    ends: story?.ends ?? null,
    findings: findings.filter(({ code }) => settings.isOn[code]).sort((a, b) => a.span.start - b.span.start),
  };
}

function templateFindings(text: string, story: Story, template: StoryTemplate | null): readonly StoryFinding[] {
  return [
    ...missingParts(story),
    ...atomicFindings(text, story),
    ...surplusWords(text, story).map(surplusFinding),
    ...(template === null ? [] : uniformFindings(text, story, template)),
  ];
}

function missingParts({ told, role, means, ends }: Story): readonly StoryFinding[] {
  const at = (place: number): TextSpan => ({ start: place, end: place });
  const findings: StoryFinding[] = [];
  if (role === null) {
    findings.push(storyFinding('no-role', at(told.start), 'Say who wants this: begin with “As a” and the role.'));
  }
  if (means === null) {
    const hint = 'Say what the role wants to do: go on with “I want to” and one action.';
    findings.push(storyFinding('no-means', at(role?.end ?? told.start), hint));
  }
  if (ends === null) {
    const hint = 'Say what it is good for: end with “so that” and the benefit.';
    findings.push(storyFinding('no-benefit', at(means?.end ?? told.end), hint));
  }
  return findings;
}

function atomicFindings(text: string, story: Story): readonly StoryFinding[] {
  const span = secondAction(text, story);
  const hint = 'Ask for one action: move this one to a story of its own.';
  return span === null ? [] : [storyFinding('not-atomic', span, hint)];
}

const SURPLUS_HINTS: Readonly<Record<Surplus['kind'], string>> = {
  brackets: 'Move what is in brackets to the description, or leave it out.',
  punctuation: 'Move this remark to the description: a story is one sentence.',
  repetition: 'Say this once.',
};

function surplusFinding({ kind, span }: Surplus): StoryFinding {
  return storyFinding('not-minimal', span, SURPLUS_HINTS[kind]);
}

function uniformFindings(text: string, story: Story, template: StoryTemplate): readonly StoryFinding[] {
  const own = templateOf(text, story);
  const differs = (['roleWords', 'meansWords', 'endsWords'] as const).find(
    (part) => own[part] !== null && template[part] !== null && own[part] !== template[part],
  );
  if (differs === undefined) return [];
  const hint = `Use the words of the other stories here: “${template[differs]}”.`;
  return [storyFinding('not-uniform', story[differs] as TextSpan, hint)];
}

function duplicateFinding(text: string): StoryFinding {
  const hint = 'Close this item or say what is different: another item has the same text.';
  return storyFinding('duplicate', { start: 0, end: text.length }, hint);
}

function workFindings({ work, text }: StorySubject, maxSize: number): readonly StoryFinding[] {
  if (work === null) return [];
  const behind = { start: text.length, end: text.length };
  const findings: StoryFinding[] = [];
  if (work.description.length < DESCRIPTION_MIN_LENGTH) {
    findings.push(storyFinding('no-description', behind, 'Describe what is wanted and why, in a few sentences.'));
  }
  if (!work.description.hasAcceptanceCriteria) {
    const hint = 'Add acceptance criteria: a heading with a list, Given/When/Then, or a task list.';
    findings.push(storyFinding('no-acceptance-criteria', behind, hint));
  }
  if (work.size === null) findings.push(storyFinding('no-estimate', behind, 'Estimate its size.'));
  else if (work.size > maxSize) {
    findings.push(storyFinding('too-big', behind, `Split it: its size of ${work.size} is more than ${maxSize}.`));
  }
  return findings;
}
