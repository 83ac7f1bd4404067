import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CalibrationRow } from '../../../src/contract/rpc';
import { columnsFrom } from '../../../src/domain/snapshot/row-columns';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { disagreementsIn } from '../../../static/project-page/selectors/disagreements';
import { calibrationWords } from '../../../static/project-page/words/calibration-words';
import { modelFindingWords } from '../../../static/project-page/words/model-finding-words';
import { aCriterion, aModel } from '../../builders/a-model';
import { aScoredIssue } from '../../builders/a-scored-issue';
import { NOW } from '../../builders/an-issue';
import { criterionId, issueId, itemId } from '../../builders/ids';
import { RefusedRpc } from '../shared/fake-bridge';
import { aProjectView } from './a-project-view';
import { openProjectPage } from './open-project-page';

const VALUE = criterionId('customer-value');
const answered = (rating: number) => ({ [VALUE]: { rating, at: NOW, raters: 1, deviation: 0 } });

// Three rivals: the second and third could pass one another until somebody answers for them.
const ROWS: readonly ScoredIssue[] = [
  aScoredIssue({ issueId: issueId('1'), summary: 'Pay with Apple Pay', priorityId: '1', inputs: answered(5) }),
  aScoredIssue({ issueId: issueId('2'), summary: 'Refund a gift card', priorityId: '3' }),
  aScoredIssue({ issueId: issueId('3'), summary: 'Split the basket', priorityId: '3' }),
];
const noOutcomes = { 'project.calibration': () => ({ rows: [] }) };
const settling = () => screen.findByRole('region', { name: /the top 3$/ });

describe('the questions that settle the top of the backlog', () => {
  it('asks what decides most, says what each answer settles, and saves it as the viewer', async () => {
    const { bridge } = openProjectPage({
      rows: ROWS,
      route: '/value',
      rpc: { ...noOutcomes, 'issue.rate': () => ({}) as never },
    });
    const card = await settling();
    const [first] = within(card).getAllByRole('listitem');
    expect(within(first!).getByText(/Could turn \d+ pairs?/)).toBeInTheDocument();
    const asked = within(first!).getByRole('link').textContent;
    await userEvent.click(within(first!).getByRole('radio', { name: /^4/ }));
    const rated = bridge.invoked.find(({ name }) => name === 'issue.rate');
    expect(rated?.input).toEqual({ issueId: asked.replace('SHOP-', ''), criterionId: VALUE, rating: 4 });
    expect(await screen.findByText('Answered on this visit')).toBeInTheDocument();
  });

  it('takes an answer back', async () => {
    const { bridge } = openProjectPage({
      rows: ROWS,
      route: '/value',
      rpc: { ...noOutcomes, 'issue.rate': () => ({}) as never },
    });
    const [first] = within(await settling()).getAllByRole('listitem');
    await userEvent.click(within(first!).getByRole('radio', { name: /^2/ }));
    await userEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
    expect(bridge.invoked.filter(({ name }) => name === 'issue.rate').at(-1)?.input).toMatchObject({ rating: null });
    expect(screen.queryByText('Answered on this visit')).not.toBeInTheDocument();
  });

  it('keeps a refused answer in its place with the reason', async () => {
    openProjectPage({
      rows: ROWS,
      route: '/value',
      rpc: {
        ...noOutcomes,
        'issue.rate': () => {
          throw new RefusedRpc({ code: 'forbidden' });
        },
      },
    });
    const [first] = within(await settling()).getAllByRole('listitem');
    await userEvent.click(within(first!).getByRole('radio', { name: /^4/ }));
    expect(await within(first!).findByRole('alert')).toHaveTextContent('You may not do this');
    expect(screen.queryByText('Answered on this visit')).not.toBeInTheDocument();
  });

  it('puts a question off for this visit, and asks it again when told to', async () => {
    openProjectPage({ rows: ROWS, route: '/value', rpc: noOutcomes });
    const card = await settling();
    const before = within(card).getAllByRole('button', { name: /^Not now/ }).length;
    await userEvent.click(within(card).getAllByRole('button', { name: /^Not now/ })[0]!);
    expect(within(card).queryAllByRole('button', { name: /^Not now/ })).toHaveLength(before - 1);
    await userEvent.click(screen.getByRole('button', { name: /put off/ }));
    expect(within(card).getAllByRole('button', { name: /^Not now/ })).toHaveLength(before);
  });

  it('says so when nothing is left to settle', async () => {
    const rows = ROWS.map((row, at) => ({ ...row, inputs: answered(at + 1), size: 3 }));
    openProjectPage({ rows, route: '/value', rpc: noOutcomes });
    expect(await screen.findByText('The top of the backlog is settled')).toBeInTheDocument();
  });

  it('asks for the rows again after an answer, so that the agenda is true', async () => {
    let rows = ROWS;
    openProjectPage({
      rows: ROWS,
      route: '/value',
      rpc: {
        ...noOutcomes,
        'issue.rate': ({ issueId: rated, rating }) => {
          rows = rows.map((row) => (row.issueId === rated ? { ...row, inputs: answered(rating ?? 3) } : row));
          return {} as never;
        },
        'project.rows': () => columnsFrom(rows),
      },
    });
    const card = await settling();
    const questions = within(card).getAllByRole('button', { name: /^Not now/ }).length;
    await userEvent.click(within(within(card).getAllByRole('listitem')[0]!).getByRole('radio', { name: /^5/ }));
    await screen.findByText('Answered on this visit');
    await waitFor(() => expect(screen.queryAllByRole('button', { name: /^Not now/ }).length).toBeLessThan(questions));
  });
});

describe('what the values rest on', () => {
  it('shows how full each input is, its weight and its usual answer', async () => {
    const priors = { [VALUE]: { '*': { p10: 0.25, median: 0.5, p90: 0.75, count: 40 } } };
    openProjectPage({ rows: ROWS, route: '/value', view: aProjectView({ priors }), rpc: noOutcomes });
    const table = within(await screen.findByRole('region', { name: 'What the values rest on' })).getByRole('table');
    const row = within(table).getByRole('row', { name: /^Customer value/ });
    expect(row).toHaveTextContent('1 of 3');
    expect(row).toHaveTextContent(/50\s%/);
    expect(within(row).getByRole('img', { name: 'usually 50, mostly 25–75' })).toBeInTheDocument();
    expect(row).toHaveTextContent('from 40 items');
  });

  it('names a field that Jira no longer has, and leads to the model those who may edit it', async () => {
    const finding = {
      kind: 'fieldMissing',
      criterionId: VALUE,
      name: 'Reach',
      fieldId: 'customfield_1',
      fieldName: 'Customers reached',
      issues: 0,
    } as const;
    const { bridge } = openProjectPage({
      rows: ROWS,
      route: '/value',
      view: aProjectView({ modelFindings: [finding] }),
      rpc: noOutcomes,
    });
    expect(await screen.findByText('The field Customers reached no longer exists in Jira')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Open the model' }));
    expect(bridge.navigations).toEqual([expect.objectContaining({ moduleKey: 'plumbline-settings' })]);
  });

  it('has words for every finding', () => {
    const finding = { criterionId: VALUE, name: 'Urgency', fieldId: null, fieldName: null, issues: 31 };
    expect(modelFindingWords({ ...finding, kind: 'fieldEmpty' }).title).toBe('Urgency is empty everywhere');
    expect(modelFindingWords({ ...finding, kind: 'invertedScale' }).body).toContain('31 finished items');
    expect(modelFindingWords({ ...finding, kind: 'unreadableInputs' }).title).toBe(
      '31 values of Urgency cannot be read',
    );
  });
});

describe('answers that differ', () => {
  const apart = (deviation: number, raters = 2) => ({ [VALUE]: { rating: 3, at: NOW, raters, deviation } });

  it('lists the questions on which people are far apart, the furthest first', () => {
    const rows = [
      aScoredIssue({ issueId: issueId('1'), inputs: apart(1.2) }),
      aScoredIssue({ issueId: issueId('2'), inputs: apart(2) }),
      aScoredIssue({ issueId: issueId('3'), inputs: apart(0.5) }),
      aScoredIssue({ issueId: issueId('4'), inputs: apart(2, 1) }),
    ];
    expect(disagreementsIn(rows, aModel().criteria).map(({ issue }) => issue.issueId)).toEqual(['2', '1']);
  });

  it('measures named answers by the span of their numbers, and leaves out what has none', () => {
    const choices = [
      { answer: 1, label: 'Could' },
      { answer: 3, label: 'Must' },
    ];
    const map = { kind: 'map', entries: { '1': 0, '3': 1 } } as const;
    const choice = aCriterion({ source: { kind: 'input', answer: { kind: 'choice', choices } }, scale: map });
    const rows = [aScoredIssue({ inputs: apart(1) })];
    expect(disagreementsIn(rows, [choice])).toHaveLength(1);
    expect(disagreementsIn(rows, [aCriterion({ scale: map })])).toHaveLength(0);
  });

  it('says nothing of who answered', async () => {
    openProjectPage({
      rows: [aScoredIssue({ issueId: issueId('4'), summary: 'Gift wrap', inputs: apart(2) }), ...ROWS],
      route: '/value',
      rpc: noOutcomes,
    });
    const card = await screen.findByRole('region', { name: 'Worth a talk' });
    expect(card).toHaveTextContent('Customer value: 2 people answered, far apart');
  });
});

describe('predicted against observed', () => {
  const row: CalibrationRow = {
    kind: 'all',
    id: null,
    name: null,
    answers: 12,
    no: 3,
    some: 4,
    yes: 5,
    meanIfNo: 31.6,
    meanIfSome: 48,
    meanIfYes: null,
    tau: 0.42,
  };

  it('shows the mean scores by answer, for all, by theme and by criterion', async () => {
    const rows: CalibrationRow[] = [row, { ...row, kind: 'theme', id: itemId('theme'), name: null, tau: -0.5 }];
    openProjectPage({ rows: ROWS, route: '/value', rpc: { 'project.calibration': () => ({ rows }) } });
    const all = await screen.findByRole('row', { name: /^All finished items/ });
    expect(all).toHaveTextContent('32');
    expect(all).toHaveTextContent('–');
    expect(all).toHaveTextContent('High scores came true');
    expect(screen.getByRole('row', { name: /^Faster checkout/ })).toHaveTextContent('High scores moved less');
  });

  it('explains itself where nobody was asked yet', async () => {
    openProjectPage({ rows: ROWS, route: '/value', rpc: noOutcomes });
    expect(await screen.findByText(/Three weeks after an item is done/)).toBeInTheDocument();
  });

  it('fails by itself and can be tried again', async () => {
    openProjectPage({
      rows: ROWS,
      route: '/value',
      rpc: {
        'project.calibration': () => {
          throw new RefusedRpc({ code: 'internal', traceId: 'trace-9' });
        },
      },
    });
    const card = await screen.findByRole('region', { name: 'Predicted against observed' });
    expect(await within(card).findByRole('button', { name: 'Try again' })).toBeInTheDocument();
    expect(await settling()).toBeInTheDocument();
  });

  it('claims no more than the answers show', () => {
    expect(calibrationWords({ ...row, tau: null, answers: 5 })).toBe('Too few to read (8 needed)');
    expect(calibrationWords({ ...row, tau: null })).toBe('All answers or scores are alike');
    expect(calibrationWords({ ...row, tau: 0.1 })).toBe('Scores say little about outcomes');
  });
});
