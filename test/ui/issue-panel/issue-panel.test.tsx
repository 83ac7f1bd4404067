import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { IssueView } from '../../../src/contract/rpc';
import { IssuePanel } from '../../../static/issue-panel/issue-panel';
import { anIssueView, aTheme, RECEIPT } from '../shared/an-issue-view';
import { type FakeBridge, type FakeHost, installFakeBridge, RefusedRpc } from '../shared/fake-bridge';

async function open(view: IssueView, host: FakeHost = {}): Promise<FakeBridge> {
  const bridge = installFakeBridge({ ...host, rpc: { 'issue.open': () => view, ...host.rpc } });
  render(<IssuePanel />);
  await screen.findByRole('region', { name: 'Value' });
  return bridge;
}

const numberOf = (cell: HTMLElement | undefined) => Number.parseFloat(cell?.textContent ?? 'NaN');
const receipt = () => screen.getByRole('table', { name: /Inputs of the value/ });
const row = (name: RegExp) => within(receipt()).getByRole('row', { name });
const answered = (rating: number | null): IssueView => {
  const lines = RECEIPT.map((line) =>
    line.criterionId === 'risk'
      ? { ...line, raw: rating, assumed: rating === null, rangeIfFilled: rating === null ? 12.6 : 0, ageDays: 0 }
      : line,
  );
  return anIssueView({ value: { ...anIssueView().value, receipt: lines } });
};

describe('the evidence of a rule', () => {
  it('names the rule once, whatever it is called', async () => {
    const evidence = { kind: 'component' as const, confidence: 0.6, ruleName: 'Component Checkout', inherited: true };
    const alignment = { ...anIssueView().alignment, themes: [aTheme({ evidence, share: 0.6 })] };
    await open(anIssueView({ alignment }));
    expect(screen.getByText(/Evidence: the rule “Component Checkout”, from its parent\./)).toBeInTheDocument();
  });
});

describe('the strip', () => {
  it('shows value with range, alignment with its state, and size', async () => {
    await open(anIssueView());
    const value = within(screen.getByRole('region', { name: 'Value' }));
    expect(value.getByText('72')).toBeInTheDocument();
    expect(value.getByText('likely 60–81')).toBeInTheDocument();
    expect(value.getByText('78 % of the model known')).toBeInTheDocument();
    const alignment = within(screen.getByRole('region', { name: 'Alignment' }));
    expect(alignment.getByText('85')).toBeInTheDocument();
    expect(alignment.getByText('Aligned · now')).toBeInTheDocument();
    expect(alignment.getByText('Traceability 100, by parent path')).toBeInTheDocument();
    expect(within(screen.getByRole('region', { name: 'Size' })).getByText('3')).toBeInTheDocument();
  });

  it('[V4] draws no range where every input is known', async () => {
    await open(anIssueView({ value: { ...anIssueView().value, value: 83.8, low: 83.8, high: 83.8, missing: [] } }));
    expect(within(screen.getByRole('region', { name: 'Value' })).getByText('likely 84')).toBeInTheDocument();
    expect(within(receipt()).getAllByRole('row').at(-1)).toHaveTextContent('Likely 84');
    expect(screen.queryByText(/84–84/)).not.toBeInTheDocument();
  });

  it('[V4] never makes up a number', async () => {
    const value = { ...anIssueView().value, state: 'notEnoughData' as const, value: null, knownWeight: 0.36 };
    await open(anIssueView({ value }));
    expect(within(screen.getByRole('region', { name: 'Value' })).getByText('not enough data')).toBeInTheDocument();
    expect(within(receipt()).getAllByRole('row').at(-1)).toHaveTextContent(
      'Between 60 and 81; 36 % of the model is known and half is needed',
    );
  });

  it('estimates an item without a size in place', async () => {
    let size: number | null = null;
    const bridge = await open(anIssueView(), {
      rpc: { 'issue.open': () => anIssueView({ size }) },
      jira: ({ method }) => {
        size = 8;
        return { status: method === 'PUT' ? 204 : 404 };
      },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Estimate' }));
    await userEvent.click(screen.getByRole('button', { name: '8' }));
    expect(await within(screen.getByRole('region', { name: 'Size' })).findByText('8')).toBeInTheDocument();
    expect(bridge.requested.at(-1)).toMatchObject({ method: 'PUT', body: { fields: { customfield_10016: 8 } } });
  });

  it('has a variant for items that are the roadmap', async () => {
    await open(anIssueView({ isRoadmapLevel: true, size: null, sizeField: null }));
    expect(screen.getByText(/Its children reach the roadmap through it/)).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Size' })).not.toBeInTheDocument();
  });
});

describe('why it is on the roadmap', () => {
  it('[A5] shows each step with its factor, and the product', async () => {
    await open(anIssueView());
    const steps = within(screen.getByRole('list', { name: /Path from/ })).getAllByRole('listitem');
    expect(steps.map((step) => step.textContent)).toEqual([
      expect.stringContaining('Checkout without friction'),
      expect.stringContaining('One-tap pay'),
      expect.stringContaining('Wallet payments'),
      expect.stringContaining('SHOP-42'),
    ]);
    expect(steps[2]).toHaveTextContent('34 %, max 40 %');
    expect(steps[2]).toHaveTextContent('× 0.85');
    expect(screen.getByText(/1\.00 × 1\.00 × 0\.85 × horizon now 1\.0 × evidence 1\.00/)).toHaveTextContent(
      '= alignment 85.',
    );
  });

  it('ends at the epic itself where the epic is the roadmap item', async () => {
    await open(anIssueView({ issueKey: 'SHOP-12', isRoadmapLevel: true }));
    const steps = within(screen.getByRole('list', { name: /Path from/ })).getAllByRole('listitem');
    expect(steps).toHaveLength(3);
    expect(steps[2]).toHaveTextContent('This epicWallet payments');
  });

  it('says ≈ where the rounded factors do not give the number', async () => {
    const alignment = { ...anIssueView().alignment, alignment: 87, themes: [aTheme({ points: 87 })] };
    await open(anIssueView({ alignment }));
    expect(screen.getByText(/1\.00 × 1\.00 × 0\.85/)).toHaveTextContent('≈ alignment 87');
  });

  it('[A4] adds several themes up on screen', async () => {
    const themes = [
      aTheme({ share: 0.6, points: 50.6 }),
      aTheme({ themeId: 'loyalty' as never, share: 0.4, points: 13.3 }),
    ];
    await open(anIssueView({ alignment: { ...anIssueView().alignment, alignment: 63.9, themes } }));
    expect(screen.getByText(/2 themes: 51 \+ 13/)).toHaveTextContent('= alignment 64');
  });

  it('hides the titles of issues that the viewer may not browse', async () => {
    const steps = aTheme().steps.map((step) => ({ ...step, title: null, issueKey: null }));
    await open(anIssueView({ alignment: { ...anIssueView().alignment, themes: [aTheme({ steps })] } }));
    expect(screen.getAllByText('Hidden')).toHaveLength(3);
  });

  it('[A6] links an unlinked issue, with undo', async () => {
    const unlinked = anIssueView({
      alignment: { state: 'unlinked', alignment: 0, traceability: 0, horizon: null, themes: [] },
    });
    const bridge = await open(unlinked, {
      rpc: {
        'issue.link': ({ itemId }) =>
          itemId === null ? unlinked : anIssueView({ roadmapLink: { itemId, at: Date.now() } }),
      },
    });
    expect(screen.getByText('Unknown')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Link to a roadmap item' }));
    await userEvent.click(screen.getByRole('option', { name: /Wallet payments/ }));
    expect(await screen.findByText('Linked by hand just now.')).toBeInTheDocument();
    expect(bridge.flags.at(-1)?.title).toBe('Linked to Wallet payments');
    act(() => bridge.flags.at(-1)?.actions?.[0]?.onClick());
    expect(await screen.findByText('Unknown')).toBeInTheDocument();
    expect(bridge.invoked.at(-1)).toEqual({ name: 'issue.link', input: { issueId: '10042', itemId: null } });
  });

  it('marks an issue as off-roadmap with a reason, and asks for one', async () => {
    const bridge = await open(anIssueView(), {
      rpc: {
        'issue.exempt': ({ exemption }) =>
          anIssueView({
            alignment: { state: 'exempt', alignment: 0, traceability: 0, horizon: null, themes: [] },
            exemption: exemption === null ? null : { ...exemption, at: Date.now() },
          }),
      },
    });
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(screen.getByRole('menuitem', { name: 'Mark as off-roadmap' }));
    await user.click(screen.getByRole('button', { name: 'Mark as off-roadmap' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Give a reason');
    expect(bridge.invoked.filter(({ name }) => name === 'issue.exempt')).toEqual([]);
    await user.type(screen.getByLabelText('Why is this off the roadmap?'), 'Audit');
    await user.click(screen.getByRole('button', { name: 'Mark as off-roadmap' }));
    expect(await screen.findByText('“Audit”')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'End exemption' })).toBeInTheDocument();
    const { exemption } = bridge.invoked.at(-1)?.input as { exemption: { until: number } };
    expect(exemption.until).toBeGreaterThan(Date.now());
  });
});

describe('the receipt', () => {
  it('[V7] points add up to the value and weights to 100 %, as shown', async () => {
    await open(anIssueView());
    const rows = within(receipt()).getAllByRole('row').slice(1);
    const lastCells = rows.map((one) => numberOf(within(one).getAllByRole('cell').at(-1)));
    const total = lastCells.pop();
    expect(total).toBe(72);
    expect(lastCells).toEqual([22.5, 14, 22.5, 8.4, 4.6]);
    expect(lastCells.reduce((sum, one) => sum + one, 0)).toBeCloseTo(72, 9);
    expect(rows.at(-1)).toHaveTextContent('100 %');
  });

  it('names source and age of what was read, and asks for what was not', async () => {
    await open(anIssueView());
    expect(row(/^Customer value/)).toHaveTextContent('4 of 5Asked in Plumbline 12 days30 %');
    expect(row(/^Customer demand/)).toHaveTextContent('4 requestsLinked requests');
    expect(row(/^Time criticality/)).toHaveTextContent('HighPriority');
    expect(row(/^Risk reduction/)).toHaveTextContent('Range shrinks by 13');
    expect(within(row(/^Risk reduction/)).getByRole('radiogroup', { name: 'How much risk goes away?' })).toBeVisible();
  });

  it('saves an answer, shows that it saves, and offers undo', async () => {
    let answer: () => void = () => undefined;
    const bridge = await open(anIssueView(), {
      rpc: {
        'issue.rate': ({ rating }) =>
          new Promise((resolve) => {
            answer = () => resolve(answered(rating));
          }),
      },
    });
    await userEvent.click(within(row(/^Risk reduction/)).getByRole('radio', { name: '4' }));
    expect(await within(row(/^Risk reduction/)).findByText('Saving…')).toBeInTheDocument();
    expect(within(row(/^Risk reduction/)).getByRole('radio', { name: '4' })).toBeChecked();
    expect(row(/^Risk reduction/)).toHaveTextContent('Missing');
    act(() => answer());
    expect(await within(receipt()).findByRole('row', { name: /Risk reduction 4 of 5/ })).toBeInTheDocument();
    expect(bridge.flags.at(-1)?.title).toBe('Risk reduction answered: 4 of 5');
    expect(within(receipt()).getByRole('rowheader', { name: 'Risk reduction' })).toHaveFocus();
    act(() => bridge.flags.at(-1)?.actions?.[0]?.onClick());
    await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
    expect(bridge.invoked.at(-1)).toEqual({
      name: 'issue.rate',
      input: { issueId: '10042', criterionId: 'risk', rating: null },
    });
  });

  it('restores the question and says why when an answer was refused, and tries again', async () => {
    let isDown = true;
    await open(anIssueView(), {
      rpc: {
        'issue.rate': ({ rating }) => {
          if (isDown) throw new RefusedRpc({ code: 'unavailable', traceId: 'abc-7' });
          return answered(rating);
        },
      },
    });
    await userEvent.click(within(row(/^Risk reduction/)).getByRole('radio', { name: '2' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Not saved. No answer');
    expect(within(row(/^Risk reduction/)).getByRole('radio', { name: '2' })).not.toBeChecked();
    expect(screen.getByRole('button', { name: 'Copy details' })).toBeInTheDocument();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await within(receipt()).findByRole('row', { name: /Risk reduction 2 of 5/ })).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('lets a given answer be changed or taken back while editing', async () => {
    const bridge = await open(anIssueView(), { rpc: { 'issue.rate': () => anIssueView() } });
    expect(within(row(/^Customer value/)).queryByRole('radiogroup')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Edit inputs' }));
    expect(within(row(/^Customer value/)).getByRole('radio', { name: '4' })).toBeChecked();
    expect(within(row(/^Time criticality/)).queryByRole('radiogroup')).not.toBeInTheDocument();
    await userEvent.click(within(row(/^Customer value/)).getByRole('button', { name: 'Take back' }));
    expect(bridge.invoked.at(-1)).toEqual({
      name: 'issue.rate',
      input: { issueId: '10042', criterionId: 'customer-value', rating: null },
    });
  });

  it('asks nothing of a viewer who may not edit the issue', async () => {
    await open(anIssueView({ canEdit: false }));
    expect(screen.queryByRole('radiogroup')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Edit inputs' })).not.toBeInTheDocument();
    expect(row(/^Risk reduction/)).toHaveTextContent('needs the permission to edit this issue');
  });

  it('is copied as text that adds up, too', async () => {
    const user = userEvent.setup();
    const bridge = await open(anIssueView());
    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(screen.getByRole('menuitem', { name: 'Copy receipt as text' }));
    const copied = await navigator.clipboard.readText();
    expect(copied).toContain('Value: 72.0, likely 60–81; 78\u00a0% of the model known');
    expect(copied).toContain('Risk reduction: missing; the usual answer is assumed');
    expect(bridge.flags.at(-1)?.title).toBe('Receipt copied');
  });
});

it('scores again when the glance saved an answer, but not when it only opened', async () => {
  const bridge = await open(anIssueView());
  bridge.emit('plumbline.scored', { issueId: '10042', by: 'opened', scoredAt: 1, frameId: 'the glance' });
  bridge.emit('plumbline.scored', { issueId: '10042', by: 'saved', scoredAt: 2, frameId: 'the glance' });
  await waitFor(() => expect(bridge.invoked).toHaveLength(2));
  await act(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(bridge.invoked).toHaveLength(2);
});

it('tells a glance that is opened later when the issue was scored', async () => {
  const scoredAt = Date.now() - 60_000;
  const bridge = await open(anIssueView({ scoredAt }));
  bridge.emit('plumbline.asked', { issueId: '10042' });
  bridge.emit('plumbline.asked', { issueId: '777' });
  const told = bridge.emitted.filter(({ payload }) => (payload as { by: string }).by === 'told');
  expect(told).toEqual([
    { event: 'plumbline.scored', payload: expect.objectContaining({ issueId: '10042', scoredAt }) as unknown },
  ]);
});

describe('bad days', () => {
  it('says that an answer is kept where Jira takes no more writes, and looks again when it may', async () => {
    const followsAt = Date.now() + 60_000;
    let view = anIssueView({ followsAt });
    await open(view, { rpc: { 'issue.open': () => view } });
    const note = screen.getByText('Jira takes no more writes on this issue for now').closest('[role="status"]');
    expect(note).toHaveTextContent(/What was answered is kept.*from \d/);
    view = anIssueView();
    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Score again' }));
    await waitFor(() => expect(screen.queryByText(/takes no more writes/)).toBeNull());
  });

  it('says what failed on opening, with the trace id', async () => {
    installFakeBridge({
      rpc: {
        'issue.open': () => {
          throw new RefusedRpc({ code: 'not_found', traceId: 'abc-9' });
        },
      },
    });
    render(<IssuePanel />);
    expect(await screen.findByRole('alert')).toHaveTextContent('Not found');
    expect(screen.getByText('Trace id abc-9')).toBeInTheDocument();
  });

  it('keeps the numbers when scoring again fails', async () => {
    let isDown = false;
    await open(anIssueView(), {
      rpc: {
        'issue.open': () => {
          if (isDown) throw new RefusedRpc({ code: 'rate_limited' });
          return anIssueView();
        },
      },
    });
    isDown = true;
    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Score again' }));
    expect(await screen.findByText('Jira is limiting requests for this site')).toBeInTheDocument();
    expect(within(screen.getByRole('region', { name: 'Value' })).getByText('72')).toBeInTheDocument();
  });
});
