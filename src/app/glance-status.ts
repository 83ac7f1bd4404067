import type { ScoreProperty } from '../contract/issue-property';
import type { IssueId } from '../domain/ids';
import { HORIZON_FACTOR } from '../domain/roadmap/roadmap-index';
import type { Ports } from '../ports/ports';

/** Colours that Jira knows for a lozenge. */
type LozengeType = 'default' | 'success' | 'inprogress' | 'moved' | 'removed';

/** The badge beside the closed glance, in the form that Jira asks for. */
export interface GlanceStatus {
  readonly status: {
    readonly type: 'lozenge';
    readonly value: { readonly label: string; readonly type: LozengeType };
  };
}

const STATE_WORDS: Readonly<Record<ScoreProperty['state'], string>> = {
  aligned: 'Aligned',
  weak: 'Weak link',
  stale: 'Stale link',
  exempt: 'Exempt',
  unlinked: 'Unknown',
};

// Only trouble and the roadmap's "now" are tinted; unknown is no verdict.
function typeOf({ state, horizon }: ScoreProperty): LozengeType {
  if (state === 'stale') return 'removed';
  if (state === 'weak') return 'moved';
  return state === 'aligned' && horizon !== null && HORIZON_FACTOR[horizon] === 1 ? 'success' : 'default';
}

const lozenge = (label: string, type: LozengeType): GlanceStatus => ({
  status: { type: 'lozenge', value: { label, type } },
});

/** The badge from the stored score alone: one read as the viewer, no scoring. */
export async function glanceStatus(ports: Ports, { issueId }: { readonly issueId: IssueId }): Promise<GlanceStatus> {
  const property = await ports.scores.findAsViewer(issueId);
  if (property === undefined) return lozenge('Open', 'default');
  const state = STATE_WORDS[property.state];
  const value = property.value === undefined ? 'Not enough data' : String(Math.round(property.value));
  return lozenge(`${value} · ${state}`, typeOf(property));
}
