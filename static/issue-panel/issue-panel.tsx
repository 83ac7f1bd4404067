import './issue-panel.css';
import { FailedState } from '../shared/components/page-states';
import { PanelBody } from './components/panel-body';
import { PanelSkeleton } from './components/panel-skeleton';
import { usePanel } from './use-panel';

/** The reasons behind an issue's value and alignment, and the answers that would change them. */
export function IssuePanel() {
  const { issue, failure, retry } = usePanel();
  if (issue.view === null) {
    return (
      <main>
        <h1 className="pl-hidden">Plumbline</h1>
        {failure === null ? <PanelSkeleton /> : <FailedState failure={failure} onRetry={retry} />}
      </main>
    );
  }
  return <PanelBody view={issue.view} issue={issue} failure={failure} onRetry={retry} />;
}
