import type { IssueView } from '../../../src/contract/rpc';
import { plural, sizeText } from '../format';

type Line = IssueView['value']['receipt'][number];
type Criterion = IssueView['criteria'][number];

const COUNTED = { votes: 'vote', watchers: 'watcher', linkedRequests: 'request' } as const;

function isRating(criterion: Criterion | undefined): boolean {
  return criterion?.source.kind === 'input';
}

/** What was read for a line, in words: "4 of 5", "High", "3 requests"; null where it is missing. */
export function rawText(view: IssueView, line: Line): string | null {
  if (line.raw === null) return null;
  const criterion = view.criteria.find((one) => one.criterionId === line.criterionId);
  const label = view.rawLabels[line.criterionId];
  if (label !== undefined && label !== '') return label;
  if (typeof line.raw === 'string') return line.raw;
  if (isRating(criterion)) return `${sizeText(line.raw)} of 5`;
  return criterion?.source.kind === 'count' ? plural(line.raw, COUNTED[criterion.source.count]) : sizeText(line.raw);
}
