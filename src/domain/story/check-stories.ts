import { type CheckedStory, checkStory, intendedStory, type StorySettings, type StorySubject } from './check-story';
import { STORY_CODES, type StoryCode } from './story-finding';
import { usualTemplate } from './story-template';

/** Every check is on; sizes above 8 are too big. Convention. */
export const DEFAULT_STORY_SETTINGS: StorySettings = {
  isOn: Object.fromEntries(STORY_CODES.map((code) => [code, true])) as Record<StoryCode, boolean>,
  maxSize: 8,
};

/** Checks the work items of one project, each also against the others: their template and their texts. [S5] [S6] */
export function checkStories(subjects: readonly StorySubject[], settings: StorySettings): readonly CheckedStory[] {
  const template = usualTemplate(
    subjects.flatMap((subject) => {
      const story = intendedStory(subject);
      return story === null ? [] : [{ text: subject.text, story }];
    }),
  );
  const seen = new Set<string>();
  return subjects.map((subject) => {
    const text = comparable(subject.text);
    const isRepeated = text !== '' && seen.has(text);
    seen.add(text);
    return checkStory(subject, { settings, surroundings: { template, isRepeated } });
  });
}

/** Case, blanks and a full stop make no other text. [S6] */
function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().replace(/[.!]$/, '');
}
