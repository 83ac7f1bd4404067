import { useMemo } from 'react';
import type { ProjectView } from '../../../../src/contract/rpc';
import type { ScoredIssue } from '../../../../src/domain/snapshot/scored-issue';
import { IssueLink } from '../../../shared/components/issue-link';
import { plural } from '../../../shared/format';
import { disagreementsIn } from '../../selectors/disagreements';

const SHOWN = 5;

/** Where people who answered the same question differ most: a talk is worth more there than another answer. */
export function DisagreementCard({
  project,
  rows,
}: {
  readonly project: ProjectView;
  readonly rows: readonly ScoredIssue[];
}) {
  const disagreements = useMemo(() => disagreementsIn(rows, project.model.criteria), [rows, project.model]);
  if (disagreements.length === 0) return null;
  return (
    <section className="pl-card" aria-labelledby="pp-disagree-title">
      <header className="pl-card__header">
        <h2 id="pp-disagree-title" className="pl-heading">
          Worth a talk
        </h2>
        <span className="pl-small pl-subtle">Answers that differ most</span>
      </header>
      <ul className="pp-disagree">
        {disagreements.slice(0, SHOWN).map(({ issue, criterion, raters }) => (
          <li key={`${issue.issueId} ${criterion.criterionId}`}>
            <IssueLink issueKey={issue.issueKey} />
            <span className="pp-disagree-words">
              {issue.summary}
              <span className="pl-small pl-subtle">
                {criterion.name}: {plural(raters, 'person', 'people')} answered, far apart
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
