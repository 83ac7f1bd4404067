import type { AdfDocument } from '../jira/site-records';
import { type AdfNode, adfDocument, adfHeading, adfList, adfParagraph, adfTaskList, adfText } from './adf';
import type { CriteriaText } from './texts/issue-text';
import { wikiToAdf } from './wiki-to-adf';

/** The description of an issue: what was typed, then its acceptance criteria in the form that the author chose. */
export function describeIssue(
  text: string | undefined,
  criteria: CriteriaText | undefined,
  localId: string,
): AdfDocument | null {
  const typed = text === undefined ? [] : (wikiToAdf(text)?.content ?? []);
  const content = [
    ...(typed as readonly AdfNode[]),
    ...(criteria === undefined ? [] : criteriaNodes(criteria, localId)),
  ];
  return content.length === 0 ? null : adfDocument(content);
}

function criteriaNodes({ form, lines }: CriteriaText, localId: string): readonly AdfNode[] {
  const paragraph = (line: string): AdfNode => adfParagraph([adfText(line)]);
  switch (form) {
    case 'heading':
      return [
        adfHeading(3, [adfText('Acceptance criteria')]),
        adfList(
          'bulletList',
          lines.map((line) => [paragraph(line)]),
        ),
      ];
    case 'checklist':
      return [adfHeading(3, [adfText('Acceptance criteria')]), adfTaskList(`${localId}-ac`, lines)];
    case 'given':
      return lines.map(paragraph);
    case 'label':
      return [
        paragraph('AC:'),
        adfList(
          'orderedList',
          lines.map((line) => [paragraph(line)]),
        ),
      ];
  }
}
