import { useState } from 'react';
import type { RpcOutput } from '../../../../src/contract/rpc';
import type { ProjectId } from '../../../../src/domain/ids';
import { Button } from '../../../shared/components/button';
import { FailedState, LoadingState } from '../../../shared/components/page-states';
import { wholeNumber } from '../../../shared/format';
import { useRuns } from '../../hooks/use-runs';
import { saveTextFile } from '../revisions/save-text-file';
import { FailureLine } from './failure-line';
import { RunLine } from './run-line';
import { supportFile } from './support-file';

const STEP = 6;

/** The last background work and the last failures, with what support needs to find them in the log. */
export function WhatHappened({ scans }: { readonly scans: RpcOutput<'admin.scans'> }) {
  const query = useRuns(scans);
  const names = new Map(scans.projects.map(({ projectId, projectName }) => [projectId, projectName]));
  const nameOf = (projectId: ProjectId | null): string =>
    projectId === null ? '' : (names.get(projectId) ?? `Project ${projectId}`);
  const exportForSupport = (runs: RpcOutput<'admin.runs'>): void => {
    const at = Date.now();
    const day = new Date(at).toISOString().slice(0, 10);
    saveTextFile({
      name: `plumbline-support-${day}.json`,
      text: supportFile(runs, { scans, at }),
      type: 'application/json',
    });
  };
  const found = query.data;
  return (
    <section className="pl-card ap-box" aria-labelledby="what-happened">
      <header className="ap-runs__head">
        <h2 className="pl-heading" id="what-happened">
          What happened
        </h2>
        <Button
          spacing="compact"
          icon="download"
          disabled={found === undefined}
          onClick={() => found !== undefined && exportForSupport(found)}
        >
          Export for support
        </Button>
      </header>
      <p className="pl-small pl-subtle">
        The last 50 pieces of background work and the last 20 failures: counts, codes and times, never titles or names.
        With the trace id a run is found in the log of the app.
      </p>
      {query.error === null ? null : <FailedState failure={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending ? <LoadingState label="Loading what happened" rows={3} /> : null}
      {found === undefined ? null : (
        <>
          <Lines
            title="Background work"
            empty="Nothing was done yet. The first scan starts by itself after the install."
            lines={found.runs.map((run) => <RunLine key={run.runId} run={run} projectName={nameOf(run.projectId)} />)}
          />
          <Lines
            title="Failures"
            empty="Nothing failed."
            lines={found.failures.map((failure) => (
              <FailureLine key={failure.failureId} failure={failure} projectName={nameOf(failure.projectId)} />
            ))}
          />
        </>
      )}
    </section>
  );
}

function Lines({
  title,
  empty,
  lines,
}: {
  readonly title: string;
  readonly empty: string;
  readonly lines: readonly React.ReactElement[];
}) {
  const [limit, setLimit] = useState(STEP);
  return (
    <div>
      <h3 className="ap-runs__name">{title}</h3>
      {lines.length === 0 ? <p className="pl-subtle">{empty}</p> : <ul className="ap-runs">{lines.slice(0, limit)}</ul>}
      {lines.length > limit ? (
        <Button
          appearance="link"
          spacing="compact"
          aria-label={`Show more of ${wholeNumber(lines.length)}: ${title}`}
          onClick={() => setLimit(limit + 2 * STEP)}
        >
          Show more of {wholeNumber(lines.length)}
        </Button>
      ) : null}
    </div>
  );
}
