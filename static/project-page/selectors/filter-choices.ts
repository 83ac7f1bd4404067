import type { AlignmentState } from '../../../src/domain/alignment/alignment-score';
import type { FindingCode } from '../../../src/domain/health/health-report';
import { ALIGNMENT_STATE_WORDS } from '../../shared/words';
import { FLAG_WORDS } from '../words/flag-words';
import { type BacklogRow, HIDDEN_TITLE, type NamedItem } from './backlog-rows';
import { NO_THEME, type ValueBandFilter } from './backlog-view';

export interface Choice<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly count: number;
}

/** What each filter offers, with how many items of the whole backlog each choice holds. */
export interface FilterChoices {
  readonly themes: readonly Choice<string>[];
  readonly states: readonly Choice<AlignmentState>[];
  readonly bands: readonly Choice<ValueBandFilter>[];
  readonly types: readonly Choice<string>[];
  readonly flags: readonly Choice<FindingCode>[];
}

const BAND_WORDS: Readonly<Record<ValueBandFilter, string>> = {
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  unknown: 'Not enough data',
};

function tally<T extends string>(rows: readonly BacklogRow[], idsOf: (row: BacklogRow) => readonly T[]) {
  const counts = new Map<T, number>();
  for (const row of rows) for (const id of idsOf(row)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function inOrder<T extends string>(words: Readonly<Record<T, string>>, counts: ReadonlyMap<T, number>) {
  return (Object.keys(words) as T[])
    .map((id) => ({ id, label: words[id], count: counts.get(id) ?? 0 }))
    .filter((choice) => choice.count > 0);
}

/** Only choices that hold something are offered, in the order of the roadmap, of the words, or of the alphabet. */
export function filterChoices(rows: readonly BacklogRow[], roadmap: readonly NamedItem[]): FilterChoices {
  const themes = tally<string>(rows, (row) => [row.issue.scores.themeId ?? NO_THEME]);
  const types = tally(rows, (row) => [row.issue.issueTypeId]);
  const typeNames = new Map(rows.map((row) => [row.issue.issueTypeId, row.typeName]));
  const themeChoices = roadmap
    .filter((item) => themes.has(item.itemId))
    .map(
      (item): Choice<string> => ({
        id: item.itemId,
        label: item.title ?? HIDDEN_TITLE,
        count: themes.get(item.itemId) ?? 0,
      }),
    );
  const without = themes.get(NO_THEME);
  return {
    themes:
      without === undefined ? themeChoices : [...themeChoices, { id: NO_THEME, label: 'No theme', count: without }],
    states: inOrder(
      ALIGNMENT_STATE_WORDS,
      tally(rows, (row) => [row.issue.scores.alignmentState]),
    ),
    bands: inOrder(
      BAND_WORDS,
      tally(rows, (row) => [row.band]),
    ),
    types: [...types]
      .map(([id, count]) => ({ id, label: typeNames.get(id) || `Type ${id}`, count }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    flags: inOrder(
      FLAG_WORDS,
      tally(rows, (row) => row.flags),
    ),
  };
}
