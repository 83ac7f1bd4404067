import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { IssueView, RaterView } from '../../../src/contract/rpc';
import { anIssueView } from '../shared/an-issue-view';
import { notesBelow, openPanel, receiptRow, receiptTable } from './open-panel';

const AT = Date.UTC(2026, 10, 20);

const raters = (fields: Partial<RaterView>): RaterView => ({
  criterionId: 'customer-value' as RaterView['criterionId'],
  count: 2,
  mine: null,
  answers: null,
  agreement: null,
  ...fields,
});

const TOGETHER = raters({
  count: 3,
  mine: 4,
  agreement: 'some',
  answers: [
    { name: 'Mara Lindt', answer: 4, at: AT },
    { name: '<b>Tomas</b>', answer: 2, at: AT },
    { name: 'You', answer: 4, at: AT },
  ],
});

it('[V5] a question that others answered is asked blind: no answer and no name before one’s own', async () => {
  await openPanel(anIssueView({ raters: [raters({})] }));
  const row = receiptRow(/^Customer value/);
  expect(row).toHaveTextContent('2 people answered. Give yours to see theirs.');
  expect(row).not.toHaveTextContent('4 of 5');
  for (const radio of within(row).getAllByRole('radio')) expect(radio).not.toBeChecked();
  expect(row).toHaveTextContent('22.5');
});

it('[V5] whoever answered sees the middle, everyone’s answers with names, and how far they agree', async () => {
  const user = userEvent.setup();
  const bridge = await openPanel(anIssueView({ raters: [raters({})] }), {
    rpc: { 'issue.rate': ({ rating }) => anIssueView({ raters: [rating === null ? raters({}) : TOGETHER] }) },
  });
  await user.click(within(receiptRow(/^Customer value/)).getByRole('radio', { name: '4' }));
  await within(receiptTable()).findByRole('row', { name: /^Customer value 4 of 5/ });
  const notes = within(notesBelow(/^Customer value/));
  expect(notes.getByText(/3 people answered, in the middle 4 of 5/)).toHaveTextContent('some way apart');
  expect(notes.getByRole('img', { name: 'Answers: 2 of 5, 4 of 5, 4 of 5' })).toBeInTheDocument();
  expect(notes.queryByText('Mara Lindt')).not.toBeInTheDocument();
  await user.click(notes.getByRole('button', { name: /Who answered what/ }));
  const answers = within(notes.getByRole('list', { name: 'Answers to Customer value' })).getAllByRole('listitem');
  expect(answers.map((one) => one.textContent)).toEqual([
    'Mara Lindt 4 of 5 Nov 20, 2026',
    '<b>Tomas</b> 2 of 5 Nov 20, 2026',
    'You 4 of 5 Nov 20, 2026',
  ]);
  await user.click(notes.getByRole('button', { name: /Take mine back/ }));
  expect(await screen.findByText(/Give yours to see theirs/)).toBeInTheDocument();
  expect(bridge.invoked.at(-1)?.input).toEqual({ issueId: '10042', criterionId: 'customer-value', rating: null });
});

it('[V5] undo brings back one’s own answer, not the middle of all', async () => {
  const bridge = await openPanel(anIssueView({ raters: [{ ...TOGETHER, mine: 5 }] }), {
    rpc: { 'issue.rate': () => anIssueView({ raters: [TOGETHER] }) },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Edit inputs' }));
  expect(within(receiptRow(/^Customer value/)).getByRole('radio', { name: '5, A great deal' })).toBeChecked();
  await userEvent.click(within(receiptRow(/^Customer value/)).getByRole('radio', { name: '4' }));
  act(() => bridge.flags.at(-1)?.actions?.[0]?.onClick());
  await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
  expect(bridge.invoked.at(-1)?.input).toMatchObject({ criterionId: 'customer-value', rating: 5 });
});

it('[V5] answers that lie apart say what that costs', async () => {
  const view = anIssueView({ raters: [TOGETHER] });
  const receipt = view.value.receipt.map((line) =>
    line.criterionId === 'customer-value' ? { ...line, confidence: 0.67 } : line,
  );
  await openPanel({ ...view, value: { ...view.value, receipt } });
  expect(notesBelow(/^Customer value/)).toHaveTextContent('some way apart. So it counts 67 %.');
});

it('one answer alone makes no show of raters', async () => {
  const alone = raters({ count: 1, mine: 4, answers: [{ name: 'You', answer: 4, at: AT }] });
  await openPanel(anIssueView({ raters: [alone] }));
  expect(receiptRow(/^Customer value/)).toHaveTextContent('4 of 5');
  expect(screen.queryByText(/people answered/)).not.toBeInTheDocument();
});

it('viewers who may not edit are told how many answered, where the answer itself is not theirs to see', async () => {
  const view: IssueView = anIssueView({ raters: [raters({})], canEdit: false });
  const receipt = view.value.receipt.map((line) =>
    line.criterionId === 'customer-value' ? { ...line, raw: null } : line,
  );
  await openPanel({ ...view, value: { ...view.value, receipt } });
  expect(receiptRow(/^Customer value/)).toHaveTextContent('2 people answered');
  expect(screen.queryByRole('radiogroup')).not.toBeInTheDocument();
});
