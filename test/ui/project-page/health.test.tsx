import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { roundedToSum } from '../../../static/project-page/selectors/rounded-to-sum';
import { scatterLayout } from '../../../static/project-page/selectors/scatter-layout';
import { repairTitle } from '../../../static/project-page/words/repair-title';
import { aScoredIssue, UNLINKED_SCORES } from '../../builders/a-scored-issue';
import { issueId } from '../../builders/ids';
import { aBacklogRow } from './a-backlog-row';
import { aProjectView } from './a-project-view';
import { openProjectPage } from './open-project-page';

const ROWS: readonly ScoredIssue[] = [
  aScoredIssue({ issueId: issueId('1'), summary: 'Pay with Apple Pay' }),
  aScoredIssue({ issueId: issueId('2'), summary: 'Refund a gift card', size: null, scores: UNLINKED_SCORES }),
  aScoredIssue({ issueId: issueId('3'), summary: 'Split the basket', scores: { ...UNLINKED_SCORES, value: null } }),
  aScoredIssue({ issueId: issueId('4'), summary: 'Begun already', statusCategory: 'inProgress' }),
];
const numberIn = (text: string | null | undefined) => Number.parseFloat((text ?? '').replace(/[^\d.]/g, ''));
const parts = () => screen.findByRole('table', { name: 'The parts of health' });
const partRow = async (name: string) =>
  within(await parts()).getByRole('row', { name: (accessible) => accessible.startsWith(name) });

describe('the health of a backlog', () => {
  it('adds up on screen', async () => {
    openProjectPage({ rows: ROWS });
    const rows = within(await parts()).getAllByRole('row');
    const adds = rows.slice(1, -1).map((row) => within(row).getAllByRole('cell').at(-1)?.textContent ?? '');
    const total = numberIn(rows.at(-1)?.querySelector('strong')?.textContent);
    const sum = adds.filter((text) => text !== '–').reduce((all, text) => all + numberIn(text), 0);
    expect(sum).toBeCloseTo(total, 5);
    expect(Math.round(total)).toBe(numberIn(document.querySelector('.pp-health-score')?.textContent));
  });

  it('names the parts without data instead of counting them as zero', async () => {
    openProjectPage({ rows: ROWS });
    expect(await partRow('Order')).toHaveTextContent('No data yet');
    expect(await partRow('Order')).toHaveTextContent('Left out');
    expect(screen.getByText(/From 4 of 6 parts/)).toBeInTheDocument();
  });

  it('offers what brings data to a part, to those who may', async () => {
    const view = aProjectView({ roadmap: [] });
    const { bridge } = openProjectPage({ rows: ROWS, view });
    await userEvent.click(within(await partRow('Fit')).getByRole('button', { name: 'Name your themes' }));
    expect(bridge.navigations).toEqual([expect.objectContaining({ target: 'module', moduleKey: 'plumbline-admin' })]);
  });

  it('opens a part to its issues and leads to exactly those in the backlog', async () => {
    const { history } = openProjectPage({ rows: ROWS });
    await userEvent.click(within(await partRow('Fit')).getByRole('button', { name: 'Fit' }));
    expect(history.places.at(-1)).toBe('/health?part=fit');
    expect(screen.getByRole('heading', { name: /Fit: Does the work belong/ })).toHaveFocus();
    const finding = screen.getByText('2 items reach no roadmap item').closest('li')!;
    expect(within(finding).getByRole('link', { name: 'SHOP-2' })).toHaveAttribute(
      'href',
      'https://shop.example.com/browse/SHOP-2',
    );
    await userEvent.click(within(finding).getByRole('button', { name: /Link items/ }));
    expect(screen.getByText(/known well enough to order/)).toHaveFocus();
    expect(history.places.at(-1)).toBe('/backlog?flag=unlinked');
    expect(await screen.findByText('2 of 3 items')).toBeInTheDocument();
    expect(screen.getByText('Refund a gift card')).toBeInTheDocument();
    expect(screen.queryByText('Pay with Apple Pay')).not.toBeInTheDocument();
  });

  it('closes a part with Escape and gives the focus back', async () => {
    openProjectPage({ rows: ROWS, route: '/health?part=ready' });
    expect(await screen.findByRole('heading', { name: /^Ready:/ })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('heading', { name: /^Ready:/ })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Ready' })).toHaveFocus();
  });

  it('offers repairs as bargains, the best first, each with a preview', async () => {
    openProjectPage({ rows: ROWS });
    const queue = within(await screen.findByRole('region', { name: 'Repair queue' }));
    const bargains = queue.getAllByText(/per min/).map((text) => numberIn(text.textContent));
    expect(bargains.length).toBeGreaterThan(1);
    expect(bargains).toEqual(bargains.toSorted((a, b) => b - a));
    await userEvent.click(queue.getByRole('button', { name: /Preview.*Size 1 item/ }));
    expect(queue.getByRole('link', { name: 'SHOP-2' })).toBeInTheDocument();
    expect(queue.getByRole('button', { name: /Estimate items/ })).toBeInTheDocument();
  });

  it('says that all of the top is meant, not 20 items of 20', () => {
    const { health } = aProjectView();
    const size = (count: number) =>
      repairTitle(
        {
          code: 'noSize',
          issueIds: Array.from({ length: count }, (_, index) => issueId(String(index))),
          itemIds: [],
          healthGain: 1,
          minutes: 1,
        },
        health,
      );
    expect(size(health.readyTop)).toBe(`Size all of the top ${health.readyTop}`);
    expect(size(1)).toBe(`Size 1 item in the top ${health.readyTop}`);
  });

  it('counts the throughput of what the viewer may browse, and of nothing else', async () => {
    const done = [1, 2, 3].map((day) =>
      aScoredIssue({ issueId: issueId(`9${day}`), statusCategory: 'done', resolvedAt: Date.now() - day * 86_400_000 }),
    );
    openProjectPage({ rows: [...ROWS, ...done], view: aProjectView({ seesEverything: false, resolvedPerMonth: 30 }) });
    expect(await partRow('Size')).toHaveTextContent('3.0 months of stock at 1 a month');
  });

  it('says that a size field is missing and offers to map it', async () => {
    const rows = ROWS.map((row) => ({ ...row, size: null }));
    const { bridge } = openProjectPage({ rows, view: aProjectView({ sizeFieldName: null }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Map a size field' }));
    expect(bridge.navigations).toEqual([expect.objectContaining({ moduleKey: 'plumbline-settings' })]);
    expect(screen.getByRole('region', { name: 'Backlog' })).not.toHaveTextContent('points');
  });

  it('reports work in progress beside health, never in it', async () => {
    openProjectPage({ rows: ROWS });
    expect(await screen.findByRole('region', { name: 'Backlog' })).toHaveTextContent('3 items, 6 points');
    const beside = screen.getByRole('region', { name: /In progress/ });
    expect(beside).toHaveTextContent('Not in health');
    expect(beside).toHaveTextContent('1 item, 3 points');
  });

  it('[A6] draws the unlinked apart and counts what it leaves out', async () => {
    openProjectPage({ rows: ROWS });
    const chart = within(await screen.findByRole('region', { name: 'Value against alignment' }));
    expect(chart.getByText('2 of 3 backlog items')).toBeInTheDocument();
    expect(chart.getByText(/so 1 stands apart\. 1 without enough data is not drawn/)).toBeInTheDocument();
    await userEvent.click(chart.getByRole('button', { name: 'Show as table' }));
    const [, aligned, unlinked] = chart.getAllByRole('row');
    expect(aligned).toHaveTextContent('SHOP-1 Pay with Apple Pay6080Do next');
    expect(unlinked).toHaveTextContent('SHOP-2 Refund a gift card60UnknownUnlinked');
  });
});

describe('the picture', () => {
  it('places every drawn item inside its own area', () => {
    const plot = { left: 88, top: 28, width: 400, height: 240 };
    const strip = { left: 30, top: 28, width: 44, height: 240 };
    const score = fc.double({ min: 0, max: 100, noNaN: true });
    const states = fc.constantFrom(
      'aligned' as const,
      'weak' as const,
      'stale' as const,
      'unlinked' as const,
      'exempt' as const,
    );
    fc.assert(
      fc.property(fc.option(score), score, states, fc.nat(), (value, alignment, alignmentState, id) => {
        const row = aBacklogRow({
          issue: { issueId: issueId(String(id)), scores: { value, alignment, alignmentState } },
        });
        const { points } = scatterLayout({ rows: [row], plot, strip, radius: 3 });
        expect(points).toHaveLength(value === null || alignmentState === 'exempt' ? 0 : 1);
        for (const { x, y, quadrant } of points) {
          const area = quadrant === null ? strip : plot;
          expect(x).toBeGreaterThanOrEqual(area.left);
          expect(x).toBeLessThanOrEqual(area.left + area.width);
          expect(y).toBeGreaterThanOrEqual(plot.top);
          expect(y).toBeLessThanOrEqual(plot.top + plot.height);
          if (quadrant !== null) expect(x >= plot.left + plot.width / 2).toBe(alignment >= 50);
        }
      }),
    );
  });
});

describe('rounding for the screen', () => {
  it('keeps the sum, and never rounds it to another whole number', () => {
    const share = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 6 }), (numbers) => {
        const shown = roundedToSum(numbers, 1);
        const sum = numbers.reduce((all, one) => all + one, 0);
        const shownSum = Math.round(shown.reduce((all, one) => all + one, 0) * 10) / 10;
        expect(Math.round(shownSum)).toBe(Math.round(sum));
        expect(Math.abs(shownSum - sum)).toBeLessThan(0.11);
        shown.forEach((one, index) => expect(Math.abs(one - numbers[index]!)).toBeLessThan(0.11));
      }),
    );
  });
});
