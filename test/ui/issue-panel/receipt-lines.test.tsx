import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { IssueView } from '../../../src/contract/rpc';
import { anIssueView } from '../shared/an-issue-view';
import { notesBelow, openPanel, receiptRow, receiptTable } from './open-panel';

type Line = IssueView['value']['receipt'][number];
type Criterion = IssueView['criteria'][number];

function withLine(id: string, line: Partial<Line>, fields: Partial<IssueView> = {}): IssueView {
  const view = anIssueView(fields);
  const receipt = view.value.receipt.map((one) => (one.criterionId === id ? { ...one, ...line } : one));
  return { ...view, value: { ...view.value, receipt } };
}

function withSource(id: string, source: Criterion['source'], view: IssueView = anIssueView()): IssueView {
  return { ...view, criteria: view.criteria.map((one) => (one.criterionId === id ? { ...one, source } : one)) };
}

const numberOf = (cell: HTMLElement | undefined) => Number.parseFloat(cell?.textContent ?? 'NaN');

describe('doubt', () => {
  it('[V6] an old input counts for less, with its reason', async () => {
    await openPanel(withLine('customer-value', { confidence: 0.75, ageFactor: 0.75, ageDays: 270 }));
    expect(receiptRow(/^Customer value/)).toHaveTextContent('270 days');
    expect(notesBelow(/^Customer value/)).toHaveTextContent('Counts 75 %: 270 days old, past its 180 days.');
  });

  it('[V5] raters who disagree make an input count for less, also for those who do not see their answers', async () => {
    await openPanel(withLine('customer-value', { confidence: 0.6 }));
    expect(notesBelow(/^Customer value/)).toHaveTextContent('Counts 60 %: the answers lie apart.');
  });

  it('[V6] an age that nobody knows is said to be unknown, and costs nothing', async () => {
    await openPanel(anIssueView());
    expect(receiptRow(/^Time criticality/)).toHaveTextContent('Age unknown');
    // Votes were counted for this very score.
    expect(receiptRow(/^Customer demand/)).toHaveTextContent('As of now');
    expect(screen.queryByText(/^Counts /)).not.toBeInTheDocument();
  });
});

describe('a value that cannot be read', () => {
  it.each([
    ['absurd', '1e308', '“1e308” is not a number that can be true. Mend it in “Linked requests”.'],
    ['notANumber', 'lots', '“lots” is not a number. Mend it in “Linked requests”.'],
    ['negative', '-5', '“-5” is below zero, where that means nothing. Mend it in “Linked requests”.'],
    ['notInMap', 'Blocker', '“Blocker” has no place on the value map. An admin can give it one'],
    ['notADate', 'soon', '“soon” is not a date. Mend it in “Linked requests”.'],
  ] as const)('[V4] %s is told with where to mend it', async (problem, raw, words) => {
    const rawLabels = { demand: raw } as IssueView['rawLabels'];
    await openPanel(withLine('demand', { problem, assumed: true, confidence: 0, raw: null }, { rawLabels }));
    expect(receiptRow(/^Customer demand/)).toHaveTextContent('Cannot be read');
    expect(receiptRow(/^Customer demand/)).toHaveTextContent(words);
  });

  it('[V4] an answer of ours that is none any more is asked again, in the words of its unit', async () => {
    const source = {
      kind: 'input',
      answer: { kind: 'number', least: 0, most: 10, unit: 'customers' },
    } as const;
    const view = withLine('reach', { problem: 'absurd', assumed: true });
    await openPanel(withSource('reach', source, view));
    expect(receiptRow(/^Reach/)).toHaveTextContent('is not a number of customers that can be true. Answer it again.');
    expect(within(receiptRow(/^Reach/)).getByLabelText('How many shoppers meet it?')).toBeEnabled();
  });

  it('shows hostile text as text', async () => {
    const rawLabels = { demand: '<img src=x onerror=alert(1)>' } as IssueView['rawLabels'];
    await openPanel(withLine('demand', { problem: 'notANumber', assumed: true }, { rawLabels }));
    expect(receiptRow(/^Customer demand/)).toHaveTextContent('“<img src=x onerror=alert(1)>” is not a number');
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('the usual answer', () => {
  it('[V4] says what stands in and on how many issues it rests', async () => {
    await openPanel(withLine('risk', { prior: { p10: 0.2, median: 0.6, p90: 0.8, count: 41 } }));
    expect(receiptRow(/^Risk reduction/)).toHaveTextContent('Assumed: 3.4 of 5, the usual answer of 41 issues');
  });

  it('[V4] says so where there is none yet', async () => {
    await openPanel(withLine('risk', { prior: { p10: 0, median: 0.5, p90: 1, count: 0 } }));
    expect(receiptRow(/^Risk reduction/)).toHaveTextContent('Assumed: the middle, since no usual answer is known yet');
  });

  it('[V2] leaves out an option whose name Jira did not tell', async () => {
    const view = withLine('urgency', { assumed: true, raw: null });
    const criteria = view.criteria.map((one) =>
      one.criterionId === 'urgency' ? { ...one, scale: { kind: 'map' as const, entries: { 10001: 0.5 } } } : one,
    );
    await openPanel({ ...view, criteria });
    expect(receiptRow(/^Time criticality/)).toHaveTextContent('Assumed: the usual answer of 41 issues');
    expect(receiptRow(/^Time criticality/)).not.toHaveTextContent('10001');
  });
});

describe('questions', () => {
  it('named answers are chosen, and told by their names', async () => {
    const choices = [
      { answer: 0.25, label: 'Minimal' },
      { answer: 3, label: 'Massive' },
    ];
    const bridge = await openPanel(withSource('reach', { kind: 'input', answer: { kind: 'choice', choices } }), {
      rpc: { 'issue.rate': () => anIssueView() },
    });
    await userEvent.click(within(receiptRow(/^Reach/)).getByRole('radio', { name: 'Massive' }));
    expect(bridge.invoked.at(-1)?.input).toEqual({ issueId: '10042', criterionId: 'reach', rating: 3 });
    expect(bridge.flags.at(-1)?.title).toBe('Reach answered: Massive');
  });

  it('a number is checked before it is saved, and its unit stands beside it', async () => {
    const source = {
      kind: 'input',
      answer: { kind: 'number', least: 0, most: 500, unit: 'customers a quarter' },
    } as const;
    const bridge = await openPanel(withSource('reach', source), { rpc: { 'issue.rate': () => anIssueView() } });
    const row = within(receiptRow(/^Reach/));
    expect(row.getByText('customers a quarter')).toBeInTheDocument();
    await userEvent.type(row.getByLabelText('How many shoppers meet it?'), '900{Enter}');
    expect(row.getByRole('alert')).toHaveTextContent('Type a number from 0 to 500.');
    expect(bridge.invoked.filter(({ name }) => name === 'issue.rate')).toEqual([]);
    await userEvent.clear(row.getByLabelText('How many shoppers meet it?'));
    await userEvent.type(row.getByLabelText('How many shoppers meet it?'), '250{Enter}');
    expect(bridge.invoked.at(-1)?.input).toEqual({ issueId: '10042', criterionId: 'reach', rating: 250 });
    expect(bridge.flags.at(-1)?.title).toBe('Reach answered: 250 customers a quarter');
  });
});

describe('a formula', () => {
  it('[V3] [V7] begins at its base and may step down; all of it adds up on screen', async () => {
    const base = anIssueView().value;
    const receipt = base.receipt.map((line, index) => (index === 3 ? { ...line, points: -6.04 } : line));
    const value = base.basePoints + 12.03 + receipt.reduce((sum, { points }) => sum + points, 0);
    const native = { name: 'Formula' as const, score: 42.5 };
    await openPanel(anIssueView({ value: { ...base, receipt, basePoints: 12.03, value, native } }));
    const cells = within(receiptTable())
      .getAllByRole('row')
      .slice(1)
      .map((one) => numberOf(within(one).getAllByRole('cell').at(-1)));
    const total = cells.pop();
    expect(cells[0]).toBe(12);
    expect(Math.min(...cells)).toBe(-6);
    expect(cells.reduce((sum, one) => sum + one, 0)).toBeCloseTo(total ?? Number.NaN, 9);
    expect(screen.getByText('The formula gives 42.5')).toBeInTheDocument();
  });
});

describe('the score of the preset’s authors', () => {
  const line = (criterionId: string, raw: number): Line =>
    ({ ...anIssueView().value.receipt[0], criterionId, name: criterionId, raw, points: 20 }) as Line;
  const native = (name: 'RICE' | 'ICE' | 'WSJF', score: number | null) => ({ name, score });

  it('[V3] RICE is told with its sum', async () => {
    const receipt = [line('reach', 100), line('impact', 2), line('confidence', 0.8)];
    await openPanel(anIssueView({ size: 2, value: { ...anIssueView().value, receipt, native: native('RICE', 80) } }));
    expect(screen.getByText('RICE 80 = 100 × 2 × 80 % ÷ 2')).toBeInTheDocument();
  });

  it('[V3] WSJF is a sum over the job size', async () => {
    const receipt = [line('value', 8), line('time', 5), line('risk', 3)];
    await openPanel(anIssueView({ size: 5, value: { ...anIssueView().value, receipt, native: native('WSJF', 3.2) } }));
    expect(screen.getByText('WSJF 3.2 = (8 + 5 + 3) ÷ 5')).toBeInTheDocument();
  });

  it('[V3] ICE multiplies with ease, which stands for the size', async () => {
    const ease = {
      ...(anIssueView().criteria[0] as Criterion),
      criterionId: 'ease',
      role: 'size',
      scale: { kind: 'ratio', low: 1, high: 10 },
    } as Criterion;
    const receipt = [line('impact', 20), line('confidence', 1)];
    await openPanel(
      anIssueView({
        size: 10 / 8,
        criteria: [...anIssueView().criteria, ease],
        value: { ...anIssueView().value, receipt, native: native('ICE', 160) },
      }),
    );
    expect(screen.getByText('ICE 160 = 20 × 1 × 8')).toBeInTheDocument();
  });

  it('[V4] is not made up where an input is missing', async () => {
    await openPanel(anIssueView({ value: { ...anIssueView().value, native: native('RICE', null) } }));
    expect(screen.getByText(/RICE is not known yet/)).toBeInTheDocument();
  });
});

it('the size is asked where the value model asks for it', async () => {
  const effort = {
    ...(anIssueView().criteria[0] as Criterion),
    criterionId: 'effort',
    name: 'Effort',
    question: 'How many person-months?',
    role: 'size',
    source: { kind: 'input', answer: { kind: 'number', least: 0.5, most: 100, unit: 'person-months' } },
  } as Criterion;
  const bridge = await openPanel(anIssueView({ size: null, criteria: [...anIssueView().criteria, effort] }), {
    rpc: { 'issue.rate': () => anIssueView({ size: 1.5 }) },
  });
  const size = within(screen.getByRole('region', { name: 'Size' }));
  await userEvent.click(size.getByRole('button', { name: 'Estimate' }));
  await userEvent.type(size.getByLabelText('How many person-months?'), '1.5{Enter}');
  expect(await size.findByText('1.5')).toBeInTheDocument();
  expect(bridge.invoked.at(-1)?.input).toEqual({ issueId: '10042', criterionId: 'effort', rating: 1.5 });
});
