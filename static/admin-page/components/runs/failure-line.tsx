import type { FailureRecord } from '../../../../src/contract/runs';
import { CopyButton } from '../../../shared/components/copy-button';
import { ago, dateTime } from '../../../shared/format';
import { useNow } from '../../../shared/use-now';
import { failureTitle, failureWords } from './run-words';

/** One call or piece of work that failed. */
export function FailureLine({
  failure,
  projectName,
}: {
  readonly failure: FailureRecord;
  readonly projectName: string;
}) {
  const now = useNow();
  return (
    <li className="ap-runs__line">
      <div className="ap-runs__words">
        <p className="ap-runs__title">
          <span className="pl-strong">{failureTitle(failure)}</span>
          {projectName === '' ? null : <span>{projectName}</span>}
        </p>
        <p className="pl-small">{failureWords(failure)}</p>
        <p className="pl-small pl-subtle" title={dateTime(failure.at)}>
          {ago(failure.at, now)}
        </p>
      </div>
      <CopyButton text={failure.traceId} label="Copy trace id" appearance="subtle" spacing="compact" />
    </li>
  );
}
