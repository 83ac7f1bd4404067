import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { columnsFrom } from '../../../src/domain/snapshot/row-columns';
import { aScoredIssue } from '../../builders/a-scored-issue';
import { RefusedRpc } from '../shared/fake-bridge';
import { aProjectView, aScan } from './a-project-view';
import { openProjectPage } from './open-project-page';

const ROWS = [aScoredIssue()];
const scanNow = () => screen.queryByRole('button', { name: 'Scan now' });

describe('before the first result', () => {
  const waiting = (scan: Parameters<typeof aScan>[0], canAdminister = true) =>
    aProjectView({ snapshot: null, scan: aScan(scan), canAdminister });

  it('offers the scan to those who may start it', async () => {
    const { bridge } = openProjectPage({
      rows: [],
      view: waiting({ phase: 'never' }),
      rpc: { 'project.scanNow': () => aScan({ phase: 'queued' }), 'project.scan': () => aScan({ phase: 'reading' }) },
    });
    await screen.findByText('Plumbline has not read Web Shop yet');
    await userEvent.click(screen.getByRole('button', { name: 'Scan now' }));
    expect(await screen.findByText('Plumbline is reading Web Shop')).toBeInTheDocument();
    expect(bridge.invoked).toContainEqual({ name: 'project.scanNow', input: { projectId: '10000' } });
  });

  it('tells the others whom to ask', async () => {
    openProjectPage({ rows: [], view: waiting({ phase: 'never' }, false) });
    expect(await screen.findByText(/A project admin can start it/)).toBeInTheDocument();
    expect(scanNow()).not.toBeInTheDocument();
  });

  it('shows the progress of the scan', async () => {
    openProjectPage({ rows: [], view: waiting({ phase: 'reading', read: 1240, total: 5106 }) });
    const bar = await screen.findByRole('progressbar', { name: 'Scan' });
    expect(bar).toHaveAttribute('aria-valuenow', '24');
    expect(screen.getByText('Reading, 1,240 of 5,106 issues')).toBeInTheDocument();
  });

  it.each([
    ['damaged', /A part of the stored scores could not be read, so the project is read from Jira again/],
    ['earlierFormat', /The app was updated and stores scores in another form now/],
  ] as const)('says why it reads again what it had read before: %s', async (rebuilding, words) => {
    openProjectPage({ rows: [], view: { ...waiting({ phase: 'reading', read: 3, total: 9 }), rebuilding } });
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('does not tell how many issues there are to those who may not know', async () => {
    const view = { ...waiting({ phase: 'reading', read: 1240, total: 5106 }, false), seesEverything: false };
    openProjectPage({ rows: [], view });
    expect(await screen.findByText('Reading')).toBeInTheDocument();
    expect(document.body).not.toHaveTextContent('5,106');
  });
});

describe('a scan that does not go well', () => {
  it('says that it waits, until when, and what is shown meanwhile', async () => {
    const resumesAt = Date.UTC(2026, 10, 24, 15);
    const scan = aScan({ phase: 'paused', read: 1912, total: 5106, resumesAt });
    openProjectPage({ rows: ROWS, view: aProjectView({ scan }) });
    expect(await screen.findByText(/the scan goes on by itself at \d/)).toBeInTheDocument();
    expect(
      screen.getByText(/are shown\. 1,912 of 5,106 issues are read so far\. Nothing was lost\./),
    ).toBeInTheDocument();
    expect(await screen.findByRole('region', { name: 'Health' })).toBeInTheDocument();
  });

  it('says why it stopped and offers what mends it', async () => {
    const scan = aScan({ phase: 'failed', read: 3200, total: 5106, failure: 'field_missing' });
    const { bridge } = openProjectPage({ rows: ROWS, view: aProjectView({ scan }) });
    expect(await screen.findByText(/A field that the scores rest on no longer exists/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Map another field' }));
    expect(bridge.navigations).toEqual([
      expect.objectContaining({ target: 'module', moduleKey: 'plumbline-settings', projectKey: 'SHOP' }),
    ]);
  });

  it('reads the project anew when a running scan ends', async () => {
    let opened = 0;
    const running = aProjectView({ scan: aScan({ phase: 'reading', read: 1, total: 4 }) });
    openProjectPage({
      rows: ROWS,
      rpc: {
        'project.open': () => {
          opened += 1;
          return opened === 1 ? running : aProjectView();
        },
        'project.scan': () => aScan(),
      },
    });
    await waitFor(() => expect(opened).toBe(2));
    await waitFor(() => expect(screen.queryByText('A scan is running')).not.toBeInTheDocument());
  });
});

describe('what the viewer must know of the scores', () => {
  it('that totals are theirs', async () => {
    openProjectPage({ rows: ROWS, view: aProjectView({ seesEverything: false }) });
    expect(await screen.findByText('These totals are yours')).toBeInTheDocument();
  });

  it('that they are old', async () => {
    const snapshot = { ...aProjectView().snapshot!, completedAt: Date.now() - 3 * 86_400_000 };
    openProjectPage({ rows: ROWS, view: aProjectView({ snapshot, canAdminister: false }) });
    expect(await screen.findByText('The last full scan was 3 days ago')).toBeInTheDocument();
    expect(screen.getByText(/A project admin can scan again/)).toBeInTheDocument();
  });

  it('that they are being made anew', async () => {
    openProjectPage({ rows: ROWS, view: aProjectView({ rescoring: true }) });
    expect(await screen.findByText('Scores are being made anew')).toBeInTheDocument();
  });

  it('that the order is the stored one, where Jira does not say its own', async () => {
    let answers = false;
    openProjectPage({
      rows: ROWS,
      jira: ({ path }) => {
        if (path !== '/rest/api/3/search/jql') return { status: 404 };
        return answers ? { status: 200, body: { issues: [{ id: '10001' }] } } : { status: 403, body: {} };
      },
    });
    expect(await screen.findByText('The order is that of the last scan')).toBeInTheDocument();
    expect(await screen.findByRole('region', { name: 'Health' })).toBeInTheDocument();
    answers = true;
    await userEvent.click(screen.getByRole('button', { name: 'Ask Jira again' }));
    await waitFor(() => expect(screen.queryByText('The order is that of the last scan')).not.toBeInTheDocument());
  });
});

describe('scores that are replaced while they are read', () => {
  it('are read anew from the snapshot that took their place', async () => {
    let generation = 'g1';
    const view = () => aProjectView({ snapshot: { ...aProjectView().snapshot!, generation } });
    openProjectPage({
      rows: ROWS,
      rpc: {
        'project.open': view,
        'project.rows': (input) => {
          if (input.generation === 'g2') return columnsFrom(ROWS);
          generation = 'g2';
          throw new RefusedRpc({ code: 'not_found' });
        },
      },
    });
    expect(await screen.findByRole('region', { name: 'Health' })).toBeInTheDocument();
  });
});

describe('pages without scores', () => {
  it('a project that the viewer may not browse', async () => {
    const refuse = () => {
      throw new RefusedRpc({ code: 'forbidden' });
    };
    openProjectPage({ rows: ROWS, rpc: { 'project.open': refuse } });
    expect(await screen.findByText('You may not browse this project')).toBeInTheDocument();
  });

  it('a project without an open issue', async () => {
    openProjectPage({ rows: ROWS, listed: [] });
    expect(await screen.findByText('There is no open issue that you may browse')).toBeInTheDocument();
  });

  it('scores that cannot be loaded: reason, trace id, another try', async () => {
    let refused = true;
    openProjectPage({
      rows: ROWS,
      rpc: {
        'project.rows': () => {
          if (refused) throw new RefusedRpc({ code: 'internal', traceId: 't-4f2a' });
          return { count: 0, columns: {} };
        },
      },
    });
    expect(await screen.findByText('Trace id t-4f2a')).toBeInTheDocument();
    refused = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/Part 0 of the stored scores cannot be read/)).toBeInTheDocument();
  });
});
