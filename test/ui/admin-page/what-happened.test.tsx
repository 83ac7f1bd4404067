import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FailureRecord, RunRecord } from '../../../src/contract/runs';
import { AdminPage } from '../../../static/admin-page/admin-page';
import { supportFile } from '../../../static/admin-page/components/runs/support-file';
import { Queries } from '../../../static/shared/query';
import { projectId } from '../../builders/ids';
import { installFakeBridge } from '../shared/fake-bridge';
import { anAdminView, aScan } from './an-admin-view';

const NOW = Date.now();

function aRun(overrides: Partial<RunRecord> = {}): RunRecord {
  return {
    runId: 'run-1',
    kind: 'scan',
    mode: 'whole',
    projectId: projectId('10000'),
    traceId: '3f1f6f3e-6a51-4d5e-9a53-0f3a9d1c7b11',
    startedAt: NOW - 3_600_000,
    endedAt: NOW - 3_360_000,
    legs: 2,
    outcome: 'done',
    reason: null,
    counts: { issues: 412, requests: 14, points: 426, written: 30, notWritten: 2 },
    ...overrides,
  };
}

const failure: FailureRecord = {
  failureId: 'failure-1',
  at: NOW - 120_000,
  what: 'issue.open',
  projectId: null,
  traceId: '0b8c1c64-9d3a-4b7e-8f6d-2f1f9f0f5d21',
  code: 'jiraUnavailable',
  endpoint: 'GET /issue/{issueIdOrKey}',
  status: 503,
};

async function openScans(rpc: NonNullable<NonNullable<Parameters<typeof installFakeBridge>[0]>['rpc']>) {
  const freshness = [{ projectId: projectId('10000'), scored: 412, oldestScoredAt: NOW - 3 * 3_600_000 }];
  installFakeBridge({
    rpc: {
      'admin.open': () => anAdminView(),
      'admin.scans': () => ({ projects: [aScan()], ledger: anAdminView().ledger, freshness }),
      'admin.runs': () => ({ runs: [], failures: [] }),
      ...rpc,
    },
  });
  const user = userEvent.setup();
  render(
    <Queries>
      <AdminPage />
    </Queries>,
  );
  await user.click(await screen.findByRole('link', { name: 'Scans' }));
  return within(await screen.findByRole('region', { name: 'What happened' }));
}

describe('what happened', () => {
  test('a run is told with what it took and how it ended, and its trace id is there to copy', async () => {
    const region = await openScans({ 'admin.runs': () => ({ runs: [aRun()], failures: [] }) });
    expect(await region.findByText('Whole scan')).toBeInTheDocument();
    expect(region.getByText('Web Shop')).toBeInTheDocument();
    expect(
      region.getByText(
        '412 issues, 14 requests to Jira, 426 points, 30 scores written, 2 scores that Jira did not take, in 2 legs',
      ),
    ).toBeInTheDocument();
    expect(region.getByRole('button', { name: 'Copy trace id' })).toBeInTheDocument();
    expect(region.getByText('Nothing failed.')).toBeInTheDocument();
  });

  test('a pause says what it waits for, a stop why', async () => {
    const paused = aRun({ runId: 'a', outcome: 'paused', endedAt: null });
    const stopped = aRun({ runId: 'b', kind: 'rescoreProject', mode: null, outcome: 'failed', reason: 'storage' });
    const region = await openScans({ 'admin.runs': () => ({ runs: [paused, stopped], failures: [failure] }) });
    expect(await region.findByText('The points for background work are used up for this hour.')).toBeInTheDocument();
    expect(region.getByText('The storage of Forge did not answer.')).toBeInTheDocument();
    expect(region.getByText('Jira did not answer. Asked: GET /issue/{issueIdOrKey}, answer 503.')).toBeInTheDocument();
  });

  test('where nothing was done yet, it says so', async () => {
    const region = await openScans({});
    expect(await region.findByText(/Nothing was done yet/)).toBeInTheDocument();
  });

  test('the freshness of each project stands beside its scan', async () => {
    await openScans({});
    expect(await screen.findByText(/412 of 420 scored/)).toHaveTextContent(/oldest 3\sh/);
  });

  test('scores of an earlier version are told as such, not as never scanned', async () => {
    const freshness = [{ projectId: projectId('10000'), scored: 410, oldestScoredAt: NOW - 3_600_000 }];
    const never = aScan({ phase: 'never', endedAt: null, read: 0, total: null });
    await openScans({ 'admin.scans': () => ({ projects: [never], ledger: anAdminView().ledger, freshness }) });
    expect(await screen.findByText('Read by an earlier version')).toBeInTheDocument();
    expect(screen.getByText(/410 scored/)).toBeInTheDocument();
    expect(screen.queryByText('Nothing read yet')).not.toBeInTheDocument();
    expect(screen.queryByText('Not scanned yet')).not.toBeInTheDocument();
  });

  test('the file for support holds no name and no key of a project', () => {
    const scans = { projects: [aScan()], ledger: anAdminView().ledger, freshness: [] };
    const text = supportFile({ runs: [aRun()], failures: [failure] }, { scans, at: NOW });
    expect(JSON.parse(text)).toMatchObject({ runs: [{ runId: 'run-1' }], failures: [{ code: 'jiraUnavailable' }] });
    expect(text).not.toMatch(/Web Shop|SHOP/);
  });
});
