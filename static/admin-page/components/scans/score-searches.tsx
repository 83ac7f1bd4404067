import { Button } from '../../../shared/components/button';
import { CopyButton } from '../../../shared/components/copy-button';
import { openUrl } from '../../../shared/host';

const SEARCHES = [
  { title: 'Issues without a stored score', jql: 'plumblineScoredAt is EMPTY ORDER BY created DESC' },
  {
    title: 'Scores that have been the same for a week',
    jql: 'plumblineScoredAt < -7d ORDER BY plumblineScoredAt ASC',
  },
  { title: 'Scores that moved today', jql: 'plumblineScoredAt >= startOfDay() ORDER BY plumblineScoredAt DESC' },
] as const;

/** How old scores are is a question that Jira answers too: the searches that help, to open or to copy. */
export function ScoreSearches() {
  return (
    <section className="pl-card ap-box" aria-labelledby="score-searches">
      <h2 className="pl-heading" id="score-searches">
        Find issues by when they were scored
      </h2>
      <p className="pl-small pl-subtle">
        Each score carries the moment at which it became what it is. A score that stays the same is not written again,
        so an early date alone is no reason to scan.
      </p>
      <ul>
        {SEARCHES.map(({ title, jql }) => (
          <li key={jql} className="ap-search ap-runs__line">
            <div className="ap-search__words">
              <p>{title}</p>
              <code className="ap-code">{jql}</code>
            </div>
            <Button
              spacing="compact"
              icon="search"
              aria-label={`Search in Jira: ${title}`}
              onClick={() => void openUrl(`/issues/?jql=${encodeURIComponent(jql)}`)}
            >
              Search in Jira
            </Button>
            <CopyButton text={jql} label="Copy" appearance="subtle" spacing="compact" />
          </li>
        ))}
      </ul>
    </section>
  );
}
