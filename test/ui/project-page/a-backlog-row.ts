import type { BacklogRow } from '../../../static/project-page/selectors/backlog-rows';
import { aScoredIssue } from '../../builders/a-scored-issue';

/** A row of the backlog table, of the issue that it is given. */
export function aBacklogRow({
  issue = {},
  ...overrides
}: Partial<Omit<BacklogRow, 'issue'>> & { readonly issue?: Parameters<typeof aScoredIssue>[0] } = {}): BacklogRow {
  const scored = aScoredIssue(issue);
  return {
    issue: scored,
    rank: 1,
    typeName: 'Story',
    band: 'medium',
    themeTitle: 'Faster checkout',
    itemTitle: 'Wallet payments',
    itemPath: 'Faster checkout / Wallet payments',
    ageDays: 30,
    flags: [],
    searchText: `${scored.issueKey} ${scored.summary}`.toLowerCase(),
    ...overrides,
  };
}
