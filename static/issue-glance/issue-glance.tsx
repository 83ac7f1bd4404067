import './issue-glance.css';
import { Icon } from '../shared/components/icons';
import { FailedState } from '../shared/components/page-states';
import { ago } from '../shared/format';
import { FailureNote } from '../shared/issue/failure-note';
import { useNow } from '../shared/use-now';
import { modelWords } from '../shared/words';
import { AlignmentPart } from './components/alignment-part';
import { GlanceSkeleton } from './components/glance-skeleton';
import { NextPart } from './components/next-part';
import { ValuePart } from './components/value-part';
import { useGlance } from './use-glance';

/** The compact view beside an issue: worth, fit, next step. */
export function IssueGlance() {
  const glance = useGlance();
  const now = useNow();
  const { score, failure, issue } = glance;
  if (score === null) {
    return (
      <main>
        <h1 className="pl-hidden">Plumbline</h1>
        {failure === null ? <GlanceSkeleton /> : <FailedState failure={failure} onRetry={glance.retry} />}
      </main>
    );
  }
  return (
    <main className="ig" aria-busy={issue.isOpening}>
      <h1 className="pl-hidden">Plumbline</h1>
      <div className="ig-body">
        {failure === null ? null : <FailureNote failure={failure} scoredAt={score.scoredAt} onRetry={glance.retry} />}
        <ValuePart score={score} issue={issue} isOld={failure !== null} />
        <AlignmentPart score={score} />
      </div>
      {glance.mayEdit ? <NextPart score={score} issue={issue} /> : null}
      <footer className="ig-foot">
        <Icon name="clock" size={12} />
        <span role="status">
          {issue.isOpening ? 'Scoring again…' : `Scored ${ago(score.scoredAt, now)}`} ·{' '}
          {modelWords(score.modelRevision)}
        </span>
      </footer>
    </main>
  );
}
