import { ALIGNMENT_STATE_WORDS, HORIZON_WORDS } from '../../shared/words';
import { FLAG_WORDS } from '../words/flag-words';
import type { BacklogRow } from './backlog-rows';
import { csvFrom } from './csv-from';
import { hasAlignment } from './sort-rows';

const HEADER = [
  'Rank',
  'Key',
  'Type',
  'Summary',
  'Status',
  'Theme',
  'Roadmap item',
  'Value',
  'Value low',
  'Value high',
  'Known weight %',
  'Alignment',
  'Alignment state',
  'Horizon',
  'Size',
  'Age in days',
  'Flags',
];

/** One decimal says all that a score means. */
const rounded = (score: number) => Math.round(score * 10) / 10;

/** The shown rows as a spreadsheet reads them; what is unknown stays empty. */
export function backlogCsv(rows: readonly BacklogRow[]): string {
  return csvFrom(
    HEADER,
    rows.map((row) => {
      const { issue } = row;
      const { scores } = issue;
      return [
        row.rank,
        issue.issueKey,
        row.typeName,
        issue.summary,
        issue.statusName,
        row.themeTitle,
        row.itemPath,
        scores.value === null ? null : rounded(scores.value),
        rounded(scores.valueLow),
        rounded(scores.valueHigh),
        Math.round(scores.knownWeight * 100),
        hasAlignment(row) ? rounded(scores.alignment) : null,
        ALIGNMENT_STATE_WORDS[scores.alignmentState],
        scores.horizon === null ? null : HORIZON_WORDS[scores.horizon],
        issue.size,
        row.ageDays,
        row.flags.map((flag) => FLAG_WORDS[flag]).join('; '),
      ];
    }),
  );
}
