import type { RpcOutput, ScanStatus } from '../../../../src/contract/rpc';
import { Button } from '../../../shared/components/button';
import { Message } from '../../../shared/components/message';
import { EmptyState, FailedState } from '../../../shared/components/page-states';
import { percent, plural, until, wholeNumber } from '../../../shared/format';
import { messageFor } from '../../../shared/messages';
import { useNow } from '../../../shared/use-now';
import type { ScanOrder } from '../../hooks/use-scans';
import { WhatHappened } from '../runs/what-happened';
import { SectionHeader } from '../section-header';
import { ScanLine } from './scan-line';
import { ScoreSearches } from './score-searches';

const RUNNING: readonly ScanStatus['phase'][] = ['queued', 'reading', 'scoring'];

/** The background reading of every project: where it stands, and the button that starts it. */
export function ScansSection({
  scans,
  failure,
  startFailure,
  isStarting,
  onRetry,
  onStart,
}: {
  readonly scans: RpcOutput<'admin.scans'>;
  readonly failure: unknown;
  readonly startFailure: unknown;
  readonly isStarting: boolean;
  readonly onRetry: () => void;
  readonly onStart: (order: ScanOrder) => void;
}) {
  const { projects, ledger } = scans;
  const idle = projects.filter((project) => !RUNNING.includes(project.phase));
  return (
    <section aria-labelledby="section-title">
      <SectionHeader
        title="Scans"
        lead="A scan reads a project once; afterwards every edited issue is rescored by itself, and a scan reads only what changed."
        actions={
          <Button
            icon="refresh"
            disabled={idle.length === 0 || isStarting}
            onClick={() =>
              onStart({ projectIds: idle.slice(0, 100).map((project) => project.projectId), mode: 'changes' })
            }
          >
            Scan all now
          </Button>
        }
      />
      {failure === null ? null : <FailedState failure={failure} onRetry={onRetry} />}
      {startFailure === null ? null : (
        <div className="ap-gap">
          <Message appearance="error" title={messageFor(startFailure).title}>
            {messageFor(startFailure).cause} {messageFor(startFailure).nextStep}
          </Message>
        </div>
      )}
      <div className="pl-card">
        {projects.length === 0 ? (
          <EmptyState
            title="No project to scan"
            body="Plumbline may browse no project of this site yet. Projects appear here as soon as it may."
          />
        ) : (
          <div role="table" aria-label="Scans" className="ap-scans">
            <div role="rowgroup" className="ap-scans__head">
              <div role="row" className="ap-scans__row">
                <div role="columnheader">Project</div>
                <div role="columnheader">State</div>
                <div role="columnheader">Issues read</div>
                <div role="columnheader">
                  <span className="pl-hidden">Actions</span>
                </div>
              </div>
            </div>
            <div role="rowgroup">
              {projects.map((scan) => (
                <ScanLine
                  key={scan.projectId}
                  scan={scan}
                  freshness={scans.freshness.find(({ projectId }) => projectId === scan.projectId)}
                  isRunning={RUNNING.includes(scan.phase)}
                  isStarting={isStarting}
                  onStart={(mode) => onStart({ projectIds: [scan.projectId], mode })}
                />
              ))}
            </div>
          </div>
        )}
      </div>
      <Ledger ledger={ledger} />
      <ScoreSearches />
      <WhatHappened scans={scans} />
    </section>
  );
}

function Ledger({ ledger }: { readonly ledger: RpcOutput<'admin.scans'>['ledger'] }) {
  const now = useNow();
  const spent = ledger.budget > 0 ? Math.min(1, ledger.spent / ledger.budget) : 0;
  return (
    <section className="pl-card ap-box" aria-label="Requests to Jira this hour">
      <h2 className="pl-heading">Requests to Jira this hour</h2>
      <progress className="ap-progress" aria-label="Rate points spent" max={1} value={spent} />
      <p className="pl-small pl-subtle">
        {wholeNumber(ledger.spent)} of {plural(ledger.budget, 'rate point')} spent ({percent(spent)}); a new hour begins
        in {until(ledger.resetsAt, now)}. When they are used up, scans pause and go on by themselves.
      </p>
    </section>
  );
}
