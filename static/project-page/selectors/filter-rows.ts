import type { BacklogRow } from './backlog-rows';
import { type BacklogView, NO_THEME } from './backlog-view';

function oneOf<T>(wanted: readonly T[], is: (one: T) => boolean): boolean {
  return wanted.length === 0 || wanted.some(is);
}

/** The rows that a view shows: every filter must hold; within one filter any choice; every word of the search must occur. */
export function filterRows(rows: readonly BacklogRow[], view: BacklogView): readonly BacklogRow[] {
  const words = view.search.toLowerCase().split(/\s+/).filter(Boolean);
  const themes = new Set(view.themes);
  const types = new Set(view.typeIds);
  const states = new Set(view.states);
  const bands = new Set(view.bands);
  return rows.filter(
    ({ issue, band, flags, searchText }) =>
      (themes.size === 0 || themes.has(issue.scores.themeId ?? NO_THEME)) &&
      (types.size === 0 || types.has(issue.issueTypeId)) &&
      (states.size === 0 || states.has(issue.scores.alignmentState)) &&
      (bands.size === 0 || bands.has(band)) &&
      oneOf(view.flags, (flag) => flags.includes(flag)) &&
      words.every((word) => searchText.includes(word)),
  );
}
