import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { orderAround } from '../../../static/project-page/selectors/order-around';
import { orderSettingsFrom, searchOf } from '../../../static/project-page/selectors/order-settings';
import { orderVerdict } from '../../../static/project-page/words/move-words';
import { aScoredIssue } from '../../builders/a-scored-issue';
import { issueId } from '../../builders/ids';
import { openProjectPage } from './open-project-page';

const RANK = 'customfield_10019';

function anItem(id: string, value: number, size: number | null = 2): ScoredIssue {
  const plain = aScoredIssue({ issueId: issueId(id), summary: `Item ${id}`, size });
  return {
    ...plain,
    scores: { ...plain.scores, value, valueLow: value, valueHigh: value, alignmentState: 'unlinked' },
  };
}

/** The best stands last. */
const ROWS = [anItem('1', 10), anItem('2', 12), anItem('3', 11), anItem('4', 95, 1)];

/** Plays Jira's ranks: the order can be changed behind the page's back, and ranking changes it. */
function aRankedJira(start: readonly string[]) {
  const jira = { order: [...start], refuses: new Set<string>(), calls: 0 };
  const answer = ({ path, body }: { path: string; body: unknown }) => {
    if (path === '/rest/api/3/field') {
      return { status: 200, body: [{ id: RANK, schema: { custom: 'com.pyxis.greenhopper.jira:gh-lexo-rank' } }] };
    }
    if (path === '/rest/api/3/issue/bulkfetch') {
      const ids = (body as { issueIdsOrKeys: string[] }).issueIdsOrKeys;
      const issues = ids.map((id) => ({
        id,
        fields: { [RANK]: `0|${String(jira.order.indexOf(id)).padStart(4, '0')}` },
      }));
      return { status: 200, body: { issues } };
    }
    if (path !== '/rest/agile/1.0/issue/rank') return undefined as never;
    const asked = body as { issues: string[]; rankAfterIssue?: string; rankBeforeIssue?: string };
    jira.calls += 1;
    const issues = asked.issues.filter((id) => !jira.refuses.has(id));
    const others = jira.order.filter((id) => !issues.includes(id));
    const at =
      asked.rankAfterIssue === undefined
        ? others.indexOf(asked.rankBeforeIssue ?? '')
        : others.indexOf(asked.rankAfterIssue) + 1;
    jira.order = [...others.slice(0, at), ...issues, ...others.slice(at)];
    if (issues.length === asked.issues.length) return { status: 204 };
    const entries = asked.issues.map((id) => ({
      issueId: Number(id),
      status: jira.refuses.has(id) ? 403 : 200,
      errors: ['You may not rank it.'],
    }));
    return { status: 207, body: { entries } };
  };
  return { jira, answer };
}

function openOrder(rows: readonly ScoredIssue[] = ROWS, search = '?trust=0&strategy=50') {
  const { jira, answer } = aRankedJira(rows.map((row) => row.issueId));
  openProjectPage({ rows, route: `/order${search}`, jira: answer });
  return jira;
}

describe('the order page', () => {
  it('[O7] [O8] moves what it previews, as the viewer, and puts it back', async () => {
    const jira = openOrder();
    expect(await screen.findByRole('heading', { name: /^This order delivers/ })).toBeInTheDocument();
    const preview = within(screen.getByRole('region', { name: 'With the ticked moves' })).getAllByRole('listitem');
    const keys = preview.map((line) => /SHOP-(\d+)/.exec(line.textContent)?.[1]);
    expect(keys[0]).toBe('4');
    await userEvent.click(screen.getByRole('button', { name: /^Apply/ }));
    expect((await screen.findAllByText(/items? moved$/)).length).toBeGreaterThan(0);
    expect(jira.order).toEqual(keys);
    await userEvent.click(screen.getByRole('button', { name: 'Undo these moves' }));
    expect((await screen.findAllByText(/put back$/)).length).toBeGreaterThan(0);
    expect(jira.order).toEqual(['1', '2', '3', '4']);
  });

  it('[O7] refuses to move anything where the order changed meanwhile', async () => {
    const jira = openOrder();
    const apply = await screen.findByRole('button', { name: /^Apply/ });
    jira.order = ['3', '1', '2', '4'];
    await userEvent.click(apply);
    expect((await screen.findAllByText(/The order changed meanwhile/)).length).toBeGreaterThan(0);
    expect(jira.calls).toBe(0);
  });

  it('[O7] refuses to undo over what somebody did since', async () => {
    const jira = openOrder();
    await userEvent.click(await screen.findByRole('button', { name: /^Apply/ }));
    const undo = await screen.findByRole('button', { name: 'Undo these moves' });
    jira.order = jira.order.toReversed();
    const calls = jira.calls;
    await userEvent.click(undo);
    expect((await screen.findAllByText(/cannot be taken back/)).length).toBeGreaterThan(0);
    expect(jira.calls).toBe(calls);
  });

  it('[O7] says what Jira refused, in its words', async () => {
    const jira = openOrder();
    jira.refuses.add('4');
    await userEvent.click(await screen.findByRole('button', { name: /^Apply/ }));
    expect((await screen.findAllByText(/Jira refused the others/)).length).toBeGreaterThan(0);
    expect(screen.getAllByText(/You may not rank it/).length).toBeGreaterThan(0);
    expect(jira.order.at(-1)).toBe('4');
  });

  it('[O7] a move that is unticked is not made', async () => {
    openOrder();
    for (const box of await screen.findAllByRole<HTMLInputElement>('checkbox')) {
      if (box.checked) await userEvent.click(box);
    }
    expect(screen.getByRole('button', { name: /^Apply/ })).toBeDisabled();
  });

  it('[O5] at full trust nothing moves', async () => {
    openOrder(ROWS, '?trust=100&strategy=50');
    expect(await screen.findByRole('heading', { name: /No move is clearly worth making/ })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Apply/ })).not.toBeInTheDocument();
  });

  it('[O4] without sizes there is not enough data', async () => {
    openOrder(ROWS.map((row) => ({ ...row, size: null })));
    expect(await screen.findByText('Not enough data')).toBeInTheDocument();
  });

  it('compares the top of a long backlog and counts the rest', async () => {
    openOrder(Array.from({ length: 1003 }, (_, at) => anItem(String(at + 1), 50)));
    expect(await screen.findByText(/The top 1,000 items are compared; 3 below them/)).toBeInTheDocument();
  });

  it('[O9] says what the model leaves out', async () => {
    openOrder();
    expect(await screen.findByText(/teams working in parallel, uncertain durations/)).toBeInTheDocument();
  });
});

describe('the words and settings of the order', () => {
  it.each([
    [{ now: 0.82, then: 0.91, moves: 7 }, /Seven moves bring it to 91/],
    [{ now: 0.82, then: 0.823, moves: 1 }, /One move brings a little more/],
    [{ now: 0.82, then: 0.8, moves: 2 }, /Two moves put blockers above what they block/],
    [{ now: 1, then: 1, moves: 0 }, /No move is clearly worth making/],
  ])('[O8] %j', (given, words) => {
    expect(orderVerdict(given)).toMatch(words);
  });

  it('[O5] sliders stand in the address, and nonsense is as usual', () => {
    expect(orderSettingsFrom(searchOf({ trust: 0.2, strategyWeight: 1 }))).toEqual({ trust: 0.2, strategyWeight: 1 });
    expect(orderSettingsFrom('?trust=-4&strategy=much')).toEqual({ trust: 0.5, strategyWeight: 0.5 });
  });

  it('[O7] looks at what is moved, what it passes and the neighbours', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f'].map(issueId);
    const after = ['a', 'd', 'b', 'c', 'e', 'f'].map(issueId);
    expect(orderAround({ before, after, moved: [issueId('d')] })).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
