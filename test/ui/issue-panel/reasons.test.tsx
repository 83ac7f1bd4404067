import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { HistoryEntry, IssueView } from '../../../src/contract/rpc';
import { anIssueView } from '../shared/an-issue-view';
import { RefusedRpc } from '../shared/fake-bridge';
import { openPanel, receiptRow } from './open-panel';

type Change = IssueView['changes'][number];

const change = (fields: Omit<Partial<Change>, 'criterionId'> & { criterionId: string }): Change => ({
  way: 'up',
  band: 'high',
  from: 4,
  to: 5,
  value: 70.4,
  ...fields,
  criterionId: fields.criterionId as Change['criterionId'],
});

describe('what would change it', () => {
  const changes = [
    change({ criterionId: 'customer-value' }),
    change({ criterionId: 'urgency', from: '2', to: '1', value: 71 }),
    change({ criterionId: 'risk', from: null, to: 5, value: 71.2 }),
    change({ criterionId: 'demand', from: 4, to: 9, value: 72 }),
    change({ criterionId: 'customer-value', way: 'down', band: 'low', to: 1, value: 38.4 }),
    change({ criterionId: 'demand', way: 'down', band: 'low', to: 0, value: 39 }),
  ];
  const optionLabels = { urgency: { 1: 'Highest', 2: 'High' } } as IssueView['optionLabels'];
  const section = () => screen.getByRole('region', { name: /What would change it/ });

  it('[V8] says at most three ways up and one down, in words', async () => {
    await openPanel(anIssueView({ changes, optionLabels }));
    const said = within(section())
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(said).toEqual([
      'Customer value from 4 to 5 makes it High (70)',
      'Time criticality from High to Highest makes it High (71)',
      'Risk reduction answered with 5 makes it High (71)',
      'Customer value from 4 to 1 makes it Low (38)',
    ]);
  });

  it('[V8] says the unit of a number once', async () => {
    const reach = { kind: 'input', answer: { kind: 'number', least: 0, most: 5000, unit: 'customers a quarter' } };
    const view = anIssueView({ changes: [change({ criterionId: 'reach', from: 1200, to: 2500 })] });
    const criteria = view.criteria.map((one) =>
      one.criterionId === 'reach' ? { ...one, source: reach as typeof one.source } : one,
    );
    await openPanel({ ...view, criteria });
    expect(section()).toHaveTextContent('Reach from 1,200 to 2,500 customers a quarter makes it High (70)');
  });

  it('[V8] no rounding moves a value out of the band that is named', async () => {
    const down = change({ criterionId: 'customer-value', way: 'down', band: 'low', to: 2, value: 39.7 });
    await openPanel(anIssueView({ changes: [down] }));
    expect(section()).toHaveTextContent('Customer value from 4 to 2 makes it Low (39)');
  });

  it('[V8] each opens its question, or leads to its line', async () => {
    const user = userEvent.setup();
    await openPanel(anIssueView({ changes, optionLabels }));
    expect(within(receiptRow(/^Customer value/)).queryByRole('radiogroup')).not.toBeInTheDocument();
    await user.click(within(section()).getByRole('button', { name: 'Customer value from 4 to 5' }));
    expect(within(receiptRow(/^Customer value/)).getByRole('radio', { name: '4' })).toHaveFocus();
    await user.click(within(section()).getByRole('button', { name: /Time criticality/ }));
    expect(screen.getByRole('rowheader', { name: 'Time criticality' })).toHaveFocus();
  });

  it('[V5] gives nothing away of a question that is still blind', async () => {
    const raters = [{ criterionId: 'customer-value', count: 2, mine: null, answers: null, agreement: null }];
    await openPanel(anIssueView({ changes, raters: raters as unknown as IssueView['raters'] }));
    expect(within(section()).queryByText(/Customer value/)).not.toBeInTheDocument();
  });

  it('is left out where nothing would', async () => {
    await openPanel(anIssueView());
    expect(screen.queryByRole('region', { name: /What would change it/ })).not.toBeInTheDocument();
  });
});

describe('history', () => {
  const entry = (fields: Partial<HistoryEntry>): HistoryEntry => ({
    at: Date.UTC(2026, 10, 20, 12),
    value: 62,
    low: 44,
    high: 77,
    alignment: 85,
    state: 'aligned',
    modelRevision: 14,
    roadmapRevision: 3,
    causes: [],
    ...fields,
  });
  const ENTRIES = [
    entry({
      causes: [
        { kind: 'input', criterionId: 'customer-value' as never, name: 'Customer value', from: 3, to: 4 },
        { kind: 'size', from: null, to: 5 },
      ],
    }),
    entry({ at: Date.UTC(2026, 10, 12), value: 55.4, causes: [{ kind: 'model', revision: 14 }] }),
    entry({ at: Date.UTC(2026, 10, 2), value: 55.4, alignment: null, state: 'unlinked', causes: [{ kind: 'place' }] }),
    entry({ at: Date.UTC(2026, 9, 1), value: null, alignment: null, state: 'unlinked', causes: [{ kind: 'first' }] }),
  ];
  const open = () => userEvent.click(screen.getByRole('button', { name: 'History' }));
  const moves = async () =>
    within(await screen.findByRole('list', { name: 'Moves, newest first' }))
      .getAllByRole('listitem')
      .map((item) => item.textContent);

  it('[V7] is read only when it is opened, and tells each move with its cause', async () => {
    const bridge = await openPanel(anIssueView(), { rpc: { 'issue.history': () => ({ entries: ENTRIES }) } });
    expect(bridge.invoked.map(({ name }) => name)).toEqual(['issue.open']);
    await open();
    expect(await moves()).toEqual([
      expect.stringMatching(/^Nov 20, 2026.*Value 55 → 62Customer value from 3 to 4; Size set to 5$/),
      expect.stringMatching(/Alignment unlinked → 85Model revision 14$/),
      expect.stringMatching(/Value unknown \(44–77\) → 55Its place on the roadmap changed$/),
      expect.stringMatching(/Value unknown \(44–77\), alignment unlinkedFirst score$/),
    ]);
  });

  it('shows the newest first and the rest on demand', async () => {
    const entries = Array.from({ length: 12 }, (_, index) =>
      entry({ at: Date.UTC(2026, 10, 20 - index), value: 60 - index }),
    );
    await openPanel(anIssueView(), { rpc: { 'issue.history': () => ({ entries }) } });
    await open();
    expect(await moves()).toHaveLength(8);
    await userEvent.click(screen.getByRole('button', { name: 'Show 4 earlier moves' }));
    expect(await moves()).toHaveLength(12);
  });

  it('says where nothing is on record', async () => {
    await openPanel(anIssueView(), { rpc: { 'issue.history': () => ({ entries: [] }) } });
    await open();
    expect(await screen.findByText(/No move is on record yet/)).toBeInTheDocument();
  });

  it('says why it could not be read, and tries again', async () => {
    let isDown = true;
    await openPanel(anIssueView(), {
      rpc: {
        'issue.history': () => {
          if (isDown) throw new RefusedRpc({ code: 'unavailable', traceId: 'abc-3' });
          return { entries: ENTRIES };
        },
      },
    });
    await open();
    expect(await screen.findByText('Trace id abc-3')).toBeInTheDocument();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await moves()).toHaveLength(4);
  });

  it('is read again when the issue was scored anew while it is open', async () => {
    const bridge = await openPanel(anIssueView(), {
      rpc: {
        'issue.history': () => ({ entries: ENTRIES }),
        'issue.rate': () => anIssueView({ scoredAt: Date.now() }),
      },
    });
    await open();
    await moves();
    await userEvent.click(within(receiptRow(/^Risk reduction/)).getByRole('radio', { name: '4' }));
    await waitFor(() => expect(bridge.invoked.filter(({ name }) => name === 'issue.history')).toHaveLength(2));
  });

  it('[V5] tells no answer of a question that is still blind', async () => {
    const raters = [{ criterionId: 'customer-value', count: 2, mine: null, answers: null, agreement: null }];
    await openPanel(anIssueView({ raters: raters as unknown as IssueView['raters'] }), {
      rpc: { 'issue.history': () => ({ entries: ENTRIES.slice(0, 1) }) },
    });
    await open();
    expect((await moves())[0]).toMatch(/Customer value was answered; Size set to 5$/);
  });
});

describe('without enough data', () => {
  const base = anIssueView().value;
  const known = ['demand', 'urgency'];
  const receipt = base.receipt.map((line) =>
    known.includes(line.criterionId)
      ? line
      : { ...line, raw: null, assumed: true, confidence: 0, rangeIfFilled: line.weightShare * 60 },
  );
  const value: IssueView['value'] = {
    ...base,
    state: 'notEnoughData',
    value: null,
    knownWeight: 0.48,
    receipt,
    missing: ['customer-value', 'risk', 'reach'] as IssueView['value']['missing'],
  };

  it('[V4] [V7] asks for what is missing in the order of what it settles, and says what each gives', async () => {
    await openPanel(anIssueView({ value }));
    const section = within(screen.getByRole('region', { name: /What is missing/ }));
    expect(section.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
      'Customer value Enough for a value: 78\u00a0% would be known',
      'Risk reduction Enough for a value: 62\u00a0% would be known',
      'Reach Enough for a value: 56\u00a0% would be known',
    ]);
    expect(section.getAllByRole('radiogroup')).toHaveLength(3);
    expect(screen.getAllByRole('radiogroup')).toHaveLength(3);
  });

  it('presses nobody for inputs of finished work', async () => {
    await openPanel(anIssueView({ value, outcome: { isAsked: false, answer: null, at: null } }));
    expect(screen.queryByRole('region', { name: /What is missing/ })).not.toBeInTheDocument();
    expect(within(receiptRow(/^Risk reduction/)).getByRole('radiogroup')).toBeInTheDocument();
  });

  it('is answered there', async () => {
    const bridge = await openPanel(anIssueView({ value }), { rpc: { 'issue.rate': () => anIssueView() } });
    const section = within(screen.getByRole('region', { name: /What is missing/ }));
    await userEvent.click(section.getAllByRole('radio', { name: '3' })[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('region', { name: /What is missing/ })).not.toBeInTheDocument());
    expect(bridge.invoked.at(-1)?.input).toMatchObject({ criterionId: 'customer-value', rating: 3 });
  });
});

describe('the outcome', () => {
  const asked = { isAsked: true, answer: null, at: null };
  const section = () => screen.queryByRole('region', { name: /Did this move its goal/ });

  it('asks nothing of open issues, and nothing before its time', async () => {
    await openPanel(anIssueView());
    expect(section()).not.toBeInTheDocument();
  });

  it('is asked some weeks after the end, kept, and can be undone', async () => {
    const bridge = await openPanel(anIssueView({ outcome: asked }), {
      rpc: {
        'issue.outcome': ({ answer }) =>
          anIssueView({
            outcome: answer === null ? asked : { isAsked: false, answer, at: Date.UTC(2026, 10, 24) },
          }),
      },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Some' }));
    expect(await screen.findByText('Some')).toBeInTheDocument();
    expect(section()).toHaveTextContent('Some, answered Nov 24, 2026');
    expect(bridge.flags.at(-1)?.title).toBe('Answered: Some');
    act(() => bridge.flags.at(-1)?.actions?.[0]?.onClick());
    expect(await screen.findByRole('button', { name: 'Yes' })).toBeInTheDocument();
    expect(bridge.invoked.at(-1)).toEqual({ name: 'issue.outcome', input: { issueId: '10042', answer: null } });
  });

  it('says why an answer was not saved', async () => {
    await openPanel(anIssueView({ outcome: asked }), {
      rpc: {
        'issue.outcome': () => {
          throw new RefusedRpc({ code: 'unavailable' });
        },
      },
    });
    await userEvent.click(screen.getByRole('button', { name: 'No' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Not saved. No answer');
  });
});

describe('findings of the model', () => {
  it('names a field that Jira no longer has, and says that scores stand', async () => {
    const findings = [
      {
        kind: 'fieldMissing',
        criterionId: 'demand',
        name: 'Demand',
        fieldId: 'f',
        fieldName: 'Business value',
        issues: 0,
      },
    ] as unknown as IssueView['findings'];
    const receipt = anIssueView().value.receipt.map((line) =>
      line.criterionId === 'demand' ? { ...line, raw: null, assumed: true } : line,
    );
    await openPanel(
      anIssueView({
        findings,
        value: { ...anIssueView().value, receipt },
        changes: [change({ criterionId: 'demand', from: null, to: 9 })],
      }),
    );
    expect(receiptRow(/^Customer demand/)).toHaveTextContent('Jira has no such field any more.');
    expect(screen.queryByRole('region', { name: /What would change it/ })).not.toBeInTheDocument();
    expect(screen.getByText(/Jira has no field “Business value” any more/)).toHaveTextContent(
      'Scores stand on the values last read',
    );
  });
});

describe('sharing', () => {
  const copy = async (item: string) => {
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(screen.getByRole('menuitem', { name: item }));
    return navigator.clipboard.readText();
  };

  it('copies a link to the issue, and says so', async () => {
    userEvent.setup();
    const bridge = await openPanel(anIssueView());
    expect(await copy('Copy link to this receipt')).toBe('https://shop.example.com/browse/SHOP-42');
    expect(bridge.flags.at(-1)?.title).toBe('Link copied');
  });

  it('[V7] the text says whose model it was and why an input counts for less', async () => {
    userEvent.setup();
    const view = anIssueView({ modelOwner: 'project' });
    const receipt = view.value.receipt.map((line) =>
      line.criterionId === 'customer-value' ? { ...line, confidence: 0.75, ageFactor: 0.75, ageDays: 270 } : line,
    );
    await openPanel({ ...view, value: { ...view.value, receipt } });
    const text = await copy('Copy receipt as text');
    expect(text).toContain('model revision 14 of this project');
    expect(text).toContain('Counts 75\u00a0%: 270 days old, past its 180 days.');
  });
});
