import type { Story } from './story';

/** The words with which a project tells its stories, such as `as a`, `i want to`, `so that`. */
export interface StoryTemplate {
  readonly roleWords: string;
  readonly meansWords: string;
  /** Null where no story of the project tells a benefit. */
  readonly endsWords: string | null;
}

/** Fewer stories make no custom. Convention. */
const LEAST_STORIES = 5;
/** The usual words are those of so many of the stories at least. Convention. */
const LEAST_SHARE = 0.6;

/** The words of one story in the form in which they are compared; null where a part is not told. [S5] */
export function templateOf(text: string, story: Story): { readonly [Part in keyof StoryTemplate]: string | null } {
  const words = (span: Story['roleWords']): string | null =>
    span === null ? null : text.slice(span.start, span.end).toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');
  const means = words(story.meansWords);
  return {
    roleWords:
      words(story.roleWords)
        ?.trim()
        .replace(/^as an?$/, 'as a') ?? null,
    meansWords: means === null ? null : `${means.replace("i'd", 'i would')}${story.isAction ? ' to' : ''}`,
    endsWords: words(story.endsWords)?.replace(/^so that( so)?( that)+$/, 'so that') ?? null,
  };
}

/** The template that most of a project's stories follow; null where too few do. [S5] */
export function usualTemplate(
  stories: readonly { readonly text: string; readonly story: Story }[],
): StoryTemplate | null {
  const templates = stories.map(({ text, story }) => templateOf(text, story));
  const roleWords = usualWords(templates.map((template) => template.roleWords));
  const meansWords = usualWords(templates.map((template) => template.meansWords));
  if (roleWords === null || meansWords === null) return null;
  return { roleWords, meansWords, endsWords: usualWords(templates.map((template) => template.endsWords)) };
}

function usualWords(all: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  const told = all.filter((words) => words !== null);
  for (const words of told) counts.set(words, (counts.get(words) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most !== undefined && told.length >= LEAST_STORIES && most[1] >= told.length * LEAST_SHARE ? most[0] : null;
}
