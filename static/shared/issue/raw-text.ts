import type { IssueView } from '../../../src/contract/rpc';
import type { RawValue } from '../../../src/domain/issue/issue-facts';
import { plural, sizeText } from '../format';

type Line = IssueView['value']['receipt'][number];
type Criterion = IssueView['criteria'][number];

const COUNTED = { votes: 'vote', watchers: 'watcher', linkedRequests: 'request' } as const;

function days(count: number): string {
  return count < 0 ? `${plural(Math.floor(-count), 'day')} ago` : `in ${plural(Math.floor(count), 'day')}`;
}

/** A number read for a criterion, in words: "4 of 5", "Massive", "250 customers a quarter", "3 requests", "in 12 days". */
export function numberText(criterion: Pick<Criterion, 'source'> | undefined, read: number): string {
  const source = criterion?.source;
  switch (source?.kind) {
    case 'input': {
      const { answer } = source;
      if (answer.kind === 'rating') return `${sizeText(read)} of 5`;
      if (answer.kind === 'choice') return answer.choices.find((one) => one.answer === read)?.label ?? sizeText(read);
      return `${sizeText(read)} ${answer.unit}`.trim();
    }
    case 'count':
      return plural(read, COUNTED[source.count]);
    case 'links':
      return plural(read, 'link');
    case 'date':
      return days(read);
    default:
      return sizeText(read);
  }
}

/** A raw value of a criterion in words, where Jira's names of options are known; null where it is missing. */
export function rawWords(view: IssueView, criterionId: Criterion['criterionId'], raw: RawValue): string | null {
  if (raw === null) return null;
  const option = view.optionLabels[criterionId]?.[String(raw)];
  if (option !== undefined) return option;
  if (typeof raw === 'string') return raw;
  return numberText(
    view.criteria.find((one) => one.criterionId === criterionId),
    raw,
  );
}

/** What was read for a line, in words: "4 of 5", "High", "3 requests"; null where it is missing. */
export function rawText(view: IssueView, line: Line): string | null {
  if (line.raw === null) return null;
  const label = view.rawLabels[line.criterionId];
  return label !== undefined && label !== '' ? label : rawWords(view, line.criterionId, line.raw);
}
