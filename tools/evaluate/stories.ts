import { z } from 'zod';
import { ok } from '../../src/domain/result';
import { checkStories, DEFAULT_STORY_SETTINGS } from '../../src/domain/story/check-stories';
import type { TextSpan } from '../../src/domain/story/text-span';
import type { Evaluate } from './evaluate';
import { readLines } from './read-lines';

const storyLine = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/**
 * Checks the stories of a JSONL file, all of them taken for one project. Every line is taken for a story, since a file
 * names no issue types; what Jira knows besides the text is not asked.
 */
export const evaluateStories: Evaluate = (input) => {
  const lines = readLines(input, storyLine);
  if (!lines.ok) return lines;
  const stories = lines.value.map(({ value }) => value);
  const subjects = stories.map(({ text }) => ({ text, isStoryType: true, work: null }));
  const checked = checkStories(subjects, DEFAULT_STORY_SETTINGS);
  const printed = stories.map(({ id, text }, at) => {
    const { role, means, ends, findings } = checked[at] as (typeof checked)[number];
    const slice = (span: TextSpan | null): string | null => (span === null ? null : text.slice(span.start, span.end));
    return JSON.stringify({
      id,
      role: slice(role),
      means: slice(means),
      ends: slice(ends),
      findings: findings.map(({ code, span }) => ({ code, start: span.start, end: span.end })),
    });
  });
  return ok(printed.map((line) => `${line}\n`).join(''));
};
