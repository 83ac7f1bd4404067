import type { RoadmapItemId } from '../../../src/domain/ids';
import { type BacklogRow, HIDDEN_TITLE, type NamedItem } from './backlog-rows';
import { NO_THEME } from './backlog-view';

/** A theme's part of the table, or the part without a theme. */
export interface RowGroup {
  /** Theme id, or NO_THEME. */
  readonly groupId: string;
  /** Null for the part without a theme. */
  readonly title: string | null;
  readonly count: number;
  /** Sum of the known sizes. */
  readonly points: number;
  /** How many of them have no size, and so count nothing in `points`. */
  readonly withoutSize: number;
  readonly targetShare: number | null;
  readonly rows: readonly BacklogRow[];
}

export interface GroupableItem extends NamedItem {
  readonly targetShare: number | null;
}

/** Rows by theme in the roadmap's own order, the unlinked last; groups without a row are left out. */
export function groupRows(rows: readonly BacklogRow[], roadmap: readonly GroupableItem[]): readonly RowGroup[] {
  const byTheme = new Map<string, BacklogRow[]>();
  for (const row of rows) {
    const groupId = row.issue.scores.themeId ?? NO_THEME;
    const members = byTheme.get(groupId);
    if (members === undefined) byTheme.set(groupId, [row]);
    else members.push(row);
  }
  const themes = new Map(roadmap.map((item) => [item.itemId as string, item]));
  const inOrder = roadmap.map((item) => item.itemId as string).filter((id) => byTheme.has(id));
  const others = [...byTheme.keys()].filter((id) => id !== NO_THEME && !themes.has(id as RoadmapItemId));
  const last = byTheme.has(NO_THEME) ? [NO_THEME] : [];
  return [...inOrder, ...others, ...last].map((groupId) => {
    const members = byTheme.get(groupId) ?? [];
    const theme = themes.get(groupId);
    return {
      groupId,
      title: groupId === NO_THEME ? null : (theme?.title ?? HIDDEN_TITLE),
      count: members.length,
      points: members.reduce((sum, row) => sum + (row.issue.size ?? 0), 0),
      withoutSize: members.filter((row) => row.issue.size === null).length,
      targetShare: theme?.targetShare ?? null,
      rows: members,
    };
  });
}
