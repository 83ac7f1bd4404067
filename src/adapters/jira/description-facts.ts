import type { DescriptionFacts } from '../../domain/issue/issue-facts';
import { hasAcceptanceCriteria } from '../../domain/story/acceptance-criteria';
import { documentText } from '../../domain/story/document-text';

/**
 * What readiness needs of a description: its length without markup, and whether it states acceptance criteria, by a
 * heading, `AC:`, Given/When/Then or a task list. Takes an Atlassian document, plain text, or nothing.
 */
export function descriptionFacts(description: unknown): DescriptionFacts {
  const { text, hasTasks } = documentText(description);
  return { length: text.length, hasAcceptanceCriteria: hasTasks || hasAcceptanceCriteria(text) };
}
