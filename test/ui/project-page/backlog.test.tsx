import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { aScoredIssue, UNLINKED_SCORES } from '../../builders/a-scored-issue';
import { issueId } from '../../builders/ids';
import { openProjectPage } from './open-project-page';

const ROWS: readonly ScoredIssue[] = [
  aScoredIssue({ issueId: issueId('1'), summary: 'Pay with Apple Pay', scores: { value: 40 } }),
  aScoredIssue({
    issueId: issueId('2'),
    summary: 'Refund a gift card',
    size: null,
    scores: { ...UNLINKED_SCORES, value: 90 },
  }),
  aScoredIssue({
    issueId: issueId('3'),
    summary: 'Split the basket',
    scores: { value: null, valueLow: 20, valueHigh: 80 },
  }),
  aScoredIssue({ issueId: issueId('4'), summary: 'Begun already', inActiveSprint: true }),
];

const grid = () => screen.findByRole('grid', { name: 'Backlog' });
const summaries = async () =>
  within(await grid())
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[3]?.textContent);
const header = async (name: string) => within(await grid()).getByRole('columnheader', { name });
const sortBy = async (name: string) => userEvent.click(within(await header(name)).getByRole('button'));

describe('the backlog table', () => {
  it('lists what Jira lists for the viewer, in its order, without what is in progress', async () => {
    openProjectPage({ rows: ROWS, route: '/backlog', listed: ['3', '1', '4', '99'] });
    expect(await summaries()).toEqual(['Split the basket', 'Pay with Apple Pay']);
    expect(screen.getByText('2 of 2 items')).toBeInTheDocument();
    expect(screen.getByText('3 of 4 scored', { exact: false })).toBeInTheDocument();
    expect(screen.getByText('1 not scored yet')).toBeInTheDocument();
    expect(screen.getByText(/1 in progress: see Health/)).toBeInTheDocument();
  });

  it('[V4] [A6] shows the unknown as unknown', async () => {
    openProjectPage({ rows: ROWS, route: '/backlog' });
    const [, , unlinked, unknown] = within(await grid()).getAllByRole('row');
    expect(unlinked).toHaveTextContent('Unlinked');
    expect(unlinked).toHaveTextContent('No size');
    expect(unknown).toHaveTextContent('Not enough data');
    expect(within(unlinked!).getByRole('img', { name: 'Value 90, range 50 to 70' })).toBeInTheDocument();
  });

  it('sorts by a column, says so, and keeps it in the address', async () => {
    const { history } = openProjectPage({ rows: ROWS, route: '/backlog' });
    await sortBy('Value and range');
    expect(await header('Value and range')).toHaveAttribute('aria-sort', 'descending');
    expect(await summaries()).toEqual(['Refund a gift card', 'Pay with Apple Pay', 'Split the basket']);
    await sortBy('Value and range');
    expect(await summaries()).toEqual(['Pay with Apple Pay', 'Refund a gift card', 'Split the basket']);
    expect(history.places).toEqual(['/backlog', '/backlog?sort=-value', '/backlog?sort=value']);
    act(() => history.back());
    await waitFor(async () => expect(await header('Value and range')).toHaveAttribute('aria-sort', 'descending'));
  });

  it('filters by checklists, counts, and clears', async () => {
    const { history } = openProjectPage({ rows: ROWS, route: '/backlog' });
    await grid();
    await userEvent.click(screen.getAllByRole('button', { name: 'Alignment' })[0]!);
    await userEvent.click(screen.getByRole('checkbox', { name: /Unlinked/ }));
    expect(await summaries()).toEqual(['Refund a gift card']);
    expect(screen.getByText('1 of 3 items')).toBeInTheDocument();
    expect(history.places.at(-1)).toBe('/backlog?alignment=unlinked');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('checkbox', { name: /Unlinked/ })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Alignment: Unlinked' })).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await summaries()).toHaveLength(3);
  });

  it('opens on the view of its address', async () => {
    openProjectPage({ rows: ROWS, route: '/backlog?flag=noSize&group=theme' });
    const rows = within(await grid()).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('Unlinked1 item, 1 item without a size');
    expect(rows[2]).toHaveTextContent('Refund a gift card');
    expect(rows).toHaveLength(3);
  });

  it('searches, and offers the way back when nothing matches', async () => {
    const { history } = openProjectPage({ rows: ROWS, route: '/backlog' });
    await grid();
    await userEvent.keyboard('/');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('gift');
    await waitFor(async () => expect(await summaries()).toEqual(['Refund a gift card']));
    await userEvent.keyboard(' nowhere');
    await userEvent.click(await screen.findByRole('button', { name: 'Show all items' }));
    expect(await summaries()).toHaveLength(3);
    expect(screen.getByRole('searchbox')).toHaveValue('');
    // Typing replaces, so that one step back leaves the search.
    expect(history.places).toHaveLength(2);
  });

  it('moves with the arrow keys and opens with Enter', async () => {
    const { bridge } = openProjectPage({ rows: ROWS, route: '/backlog' });
    const rows = within(await grid()).getAllByRole('row');
    act(() => rows[1]!.focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(rows[2]).toHaveFocus();
    await userEvent.keyboard('{End}');
    expect(rows[3]).toHaveFocus();
    await userEvent.keyboard('{Home}{Enter}');
    expect(bridge.navigations).toEqual([expect.objectContaining({ url: '/browse/SHOP-1' })]);
  });

  it('groups by theme; a group closes and opens from the keyboard', async () => {
    openProjectPage({ rows: ROWS, route: '/backlog' });
    await grid();
    await userEvent.click(screen.getByRole('button', { name: 'Group by theme' }));
    const theme = await screen.findByRole('button', { name: 'Faster checkout' });
    act(() => theme.focus());
    await userEvent.keyboard('{ArrowLeft}');
    expect(theme).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByText('Pay with Apple Pay')).not.toBeInTheDocument();
    await userEvent.keyboard('{ArrowRight}');
    expect(await screen.findByText('Pay with Apple Pay')).toBeInTheDocument();
  });

  it('shows its shortcuts, and turns off those of one key', async () => {
    openProjectPage({ rows: ROWS, route: '/backlog' });
    await grid();
    await userEvent.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /Use \/ and \?/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await userEvent.keyboard('/');
    expect(screen.getByRole('searchbox')).not.toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }));
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('opens the shown items in the search of Jira', async () => {
    const { bridge } = openProjectPage({ rows: ROWS, route: '/backlog?alignment=unlinked' });
    await grid();
    await userEvent.click(screen.getByRole('button', { name: 'Open as JQL' }));
    expect(bridge.navigations).toEqual([
      expect.objectContaining({ url: `/issues/?jql=${encodeURIComponent('key IN (SHOP-2) ORDER BY Rank ASC')}` }),
    ]);
  });
});

describe('ten thousand items', () => {
  it('keep the document small', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => aScoredIssue({ issueId: issueId(String(index + 1)) }));
    openProjectPage({ rows, route: '/backlog' });
    const table = await screen.findByRole('grid', { name: 'Backlog' }, { timeout: 5000 });
    expect(table).toHaveAttribute('aria-rowcount', '10001');
    expect(within(table).getAllByRole('row').length).toBeLessThan(60);
  });
});
