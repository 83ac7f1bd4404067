import type { RunRecord } from '../../../../src/contract/runs';
import { CopyButton } from '../../../shared/components/copy-button';
import { Lozenge } from '../../../shared/components/lozenge';
import { ago, dateTime, duration } from '../../../shared/format';
import { useNow } from '../../../shared/use-now';
import { countWords, OUTCOMES, reasonWords, runTitle } from './run-words';

/** One piece of background work: what, when, how it ended, and what it took. */
export function RunLine({ run, projectName }: { readonly run: RunRecord; readonly projectName: string }) {
  const now = useNow();
  const outcome = OUTCOMES[run.outcome];
  const reason = reasonWords(run);
  const took = run.endedAt === null ? '' : `, took ${duration(run.endedAt - run.startedAt)}`;
  return (
    <li className="ap-runs__line">
      <div className="ap-runs__words">
        <p className="ap-runs__title">
          <span className="pl-strong">{runTitle(run)}</span>
          {projectName === '' ? null : <span>{projectName}</span>}
          <Lozenge tone={outcome.tone} icon={outcome.icon}>
            {outcome.words}
          </Lozenge>
        </p>
        {reason === null ? null : <p className="pl-small">{reason}</p>}
        <p className="pl-small pl-subtle">{countWords(run)}</p>
        <p className="pl-small pl-subtle" title={dateTime(run.startedAt)}>
          {ago(run.startedAt, now)}
          {took}
        </p>
      </div>
      <CopyButton text={run.traceId} label="Copy trace id" appearance="subtle" spacing="compact" />
    </li>
  );
}
