import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ScoreProperty } from '../../../src/contract/issue-property';
import type { IssueView } from '../../../src/contract/rpc';
import { IssueGlance } from '../../../static/issue-glance/issue-glance';
import { anIssueView, aScoreProperty } from '../shared/an-issue-view';
import { type FakeBridge, installFakeBridge, type JiraRequest, RefusedRpc } from '../shared/fake-bridge';

const DAY_MS = 86_400_000;

function jiraWith(
  stored: ScoreProperty | null,
  titles: Record<string, string> = { 10012: 'Wallet payments' },
  mayEdit = true,
) {
  return ({ path, body }: JiraRequest) => {
    if (path === '/rest/api/3/mypermissions?issueId=10042&permissions=EDIT_ISSUES') {
      return { status: 200, body: { permissions: { EDIT_ISSUES: { havePermission: mayEdit } } } };
    }
    if (path.endsWith('/properties/plumbline.score')) {
      return stored === null ? { status: 404 } : { status: 200, body: { key: 'plumbline.score', value: stored } };
    }
    if (path.endsWith('/issue/bulkfetch')) {
      const wanted = (body as { issueIdsOrKeys: string[] }).issueIdsOrKeys.filter((id) => id in titles);
      return {
        status: 200,
        body: { issues: wanted.map((id) => ({ id, key: `SHOP-${id.slice(-2)}`, fields: { summary: titles[id] } })) },
      };
    }
    return { status: 404 };
  };
}

function aScorePropertyWithout(missing: 'value' | 'alignment', fields: Partial<ScoreProperty>): ScoreProperty {
  const property = aScoreProperty(fields);
  Reflect.deleteProperty(property, missing);
  return property;
}

const unlinked: Partial<IssueView> = {
  alignment: { state: 'unlinked', alignment: 0, traceability: 0, horizon: null, themes: [] },
  next: { kind: 'link' },
};

async function open(bridge: FakeBridge): Promise<FakeBridge> {
  render(<IssueGlance />);
  await screen.findByText('Value');
  return bridge;
}

describe('a stored score', () => {
  it('is painted without calling a function', async () => {
    const bridge = await open(installFakeBridge({ jira: jiraWith(aScoreProperty()) }));
    expect(screen.getByText('72')).toBeInTheDocument();
    expect(screen.getByText('likely 60–81')).toBeInTheDocument();
    expect(screen.getByText('78 % of the model known')).toBeInTheDocument();
    expect(screen.getByText('Aligned · now')).toBeInTheDocument();
    expect(screen.getByRole('img', { name: /Value 72, range 60 to 81/ })).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'Wallet payments' })).toHaveAttribute(
      'href',
      'https://shop.example.com/browse/SHOP-12',
    );
    expect(await screen.findByRole('button', { name: 'Answer “Risk reduction”' })).toBeInTheDocument();
    expect(screen.getByText(/Scored \d min ago · model revision 14/)).toBeInTheDocument();
    expect(bridge.invoked).toEqual([]);
  });

  it('that is old is shown at once and scored again', async () => {
    const old = aScoreProperty({ scoredAt: new Date(Date.now() - 3 * DAY_MS).toISOString(), value: 50 });
    const bridge = await open(installFakeBridge({ jira: jiraWith(old), rpc: { 'issue.open': () => anIssueView() } }));
    expect(await screen.findByText('72')).toBeInTheDocument();
    expect(bridge.invoked).toEqual([{ name: 'issue.open', input: { issueId: '10042' } }]);
  });

  it('stays on screen when it cannot be renewed, and says why and what to do', async () => {
    const old = aScoreProperty({ scoredAt: new Date(Date.now() - 3 * DAY_MS).toISOString() });
    let isDown = true;
    await open(
      installFakeBridge({
        jira: jiraWith(old),
        rpc: {
          'issue.open': () => {
            if (isDown) throw new RefusedRpc({ code: 'internal' });
            return anIssueView({ modelRevision: 15 });
          },
        },
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong in Plumbline');
    expect(screen.getByText('72')).toBeInTheDocument();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/model revision 15/)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('names only what the viewer may browse', async () => {
    await open(installFakeBridge({ jira: jiraWith(aScoreProperty(), {}) }));
    const path = screen.getByRole('list', { name: 'Roadmap path' });
    expect(await within(path).findByText('Hidden')).toBeInTheDocument();
    expect(within(path).getByText('One-tap pay')).toBeInTheDocument();
  });

  it('whose whole path is hidden shows no number for it', async () => {
    const path = [{ level: 'epic' as const, title: null, issueId: '999' }];
    await open(installFakeBridge({ jira: jiraWith(aScoreProperty({ path }), {}) }));
    expect(await screen.findByText('No access')).toBeInTheDocument();
    expect(screen.queryByText('85')).not.toBeInTheDocument();
  });
});

describe('without a stored score', () => {
  it('shows a placeholder, scores once and shows the result', async () => {
    let answer: (view: IssueView) => void = () => undefined;
    const bridge = installFakeBridge({
      jira: jiraWith(null),
      rpc: { 'issue.open': () => new Promise((resolve) => (answer = resolve)) },
    });
    render(<IssueGlance />);
    expect(screen.getByRole('status', { name: 'Loading the score' })).toBeInTheDocument();
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    act(() => answer(anIssueView()));
    expect(await screen.findByText('72')).toBeInTheDocument();
    expect(bridge.invoked).toHaveLength(1);
  });

  it('treats a property that it cannot read as none', async () => {
    const broken = { ...aScoreProperty(), low: 'sixty' } as unknown as ScoreProperty;
    await open(installFakeBridge({ jira: jiraWith(broken), rpc: { 'issue.open': () => anIssueView() } }));
    expect(screen.getByText('72')).toBeInTheDocument();
  });

  it('says what failed and tries again on demand', async () => {
    let isDown = true;
    installFakeBridge({
      jira: jiraWith(null),
      rpc: {
        'issue.open': () => {
          if (isDown) throw new RefusedRpc({ code: 'unavailable', traceId: 'abc-1' });
          return anIssueView();
        },
      },
    });
    render(<IssueGlance />);
    expect(await screen.findByRole('alert')).toHaveTextContent('No answer');
    expect(screen.getByText('Trace id abc-1')).toBeInTheDocument();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('72')).toBeInTheDocument();
  });
});

describe('states', () => {
  it('[V4] shows a range and no number where there is not enough data', async () => {
    const rest = aScorePropertyWithout('value', { low: 30.2, high: 88.1, known: 36 });
    await open(installFakeBridge({ jira: jiraWith(rest) }));
    expect(screen.getByText('30–88')).toBeInTheDocument();
    expect(screen.getByText('no point value yet')).toBeInTheDocument();
    expect(screen.getByRole('img', { name: /not enough data, between 30 to 88/ })).toBeInTheDocument();
  });

  it('[A6] calls an unlinked issue unknown, never misaligned', async () => {
    const rest = aScorePropertyWithout('alignment', { state: 'unlinked', path: [], next: { kind: 'link' } });
    await open(installFakeBridge({ jira: jiraWith(rest) }));
    expect(screen.getByText('Unknown')).toBeInTheDocument();
    expect(screen.getByText(/This is no verdict on the item/)).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Mark as off-roadmap' })).toBeInTheDocument();
  });

  it('[A6] tells why an exempt issue is not measured, and ends that', async () => {
    const rest = aScorePropertyWithout('alignment', { state: 'exempt', path: [], next: { kind: 'none' } });
    const exemption = { reason: 'Card scheme audit', until: Date.UTC(2027, 0, 31), at: 0 };
    const jira = jiraWith(rest);
    const bridge = await open(
      installFakeBridge({
        jira: (request) =>
          request.path.endsWith('plumbline.inputs')
            ? { status: 200, body: { value: { v: 1, inputs: {}, link: null, exemption } } }
            : jira(request),
        rpc: { 'issue.exempt': () => anIssueView() },
      }),
    );
    expect(await screen.findByText('“Card scheme audit”')).toBeInTheDocument();
    expect(screen.getByText('Until Jan 31, 2027')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'End exemption' }));
    expect(await screen.findByText('Aligned · now')).toBeInTheDocument();
    expect(bridge.invoked).toEqual([{ name: 'issue.exempt', input: { issueId: '10042', exemption: null } }]);
  });

  it('offers a live roadmap item to a stale issue', async () => {
    await open(
      installFakeBridge({ jira: jiraWith(aScoreProperty({ state: 'stale', alignment: 0, next: { kind: 'relink' } })) }),
    );
    expect(await screen.findByRole('button', { name: 'Move to a live roadmap item' })).toBeInTheDocument();
  });

  it('asks for nothing where nothing needs doing', async () => {
    await open(installFakeBridge({ jira: jiraWith(aScoreProperty({ next: { kind: 'none' } })) }));
    expect(screen.queryByText('Most useful next step')).not.toBeInTheDocument();
  });
});

describe('the next step', () => {
  it('is not offered to viewers who may not edit the issue, at the cost of one question to Jira', async () => {
    const bridge = await open(installFakeBridge({ jira: jiraWith(aScoreProperty(), {}, false) }));
    await screen.findByText('Hidden');
    expect(screen.queryByRole('button', { name: /Answer/ })).not.toBeInTheDocument();
    expect(screen.queryByText('Most useful next step')).not.toBeInTheDocument();
    act(() => bridge.emit('plumbline.scored', { issueId: '10042', by: 'opened', scoredAt: 1, frameId: 'the panel' }));
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(bridge.requested.filter(({ path }) => path.includes('mypermissions'))).toHaveLength(1);
  });

  it('costs no question where nothing needs doing', async () => {
    const bridge = await open(installFakeBridge({ jira: jiraWith(aScoreProperty({ next: { kind: 'none' } })) }));
    await screen.findByRole('link', { name: 'Wallet payments' });
    expect(bridge.requested.filter(({ path }) => path.includes('mypermissions'))).toEqual([]);
  });

  it.each([
    {
      kind: 'a choice',
      answer: { kind: 'choice' as const, choices: [0.5, 1, 2].map((n) => ({ answer: n, label: `Impact ${n}` })) },
      give: async () => userEvent.click(await screen.findByRole('radio', { name: /^Impact 2/ })),
      rating: 2,
    },
    {
      kind: 'a number',
      answer: { kind: 'number' as const, least: 0, most: 5000, unit: 'shoppers a month' },
      give: async () => userEvent.type(await screen.findByLabelText('How much risk goes away?'), '1,500{Enter}'),
      rating: 1500,
    },
  ])('is answered right there where $kind is asked', async ({ answer, give, rating }) => {
    const base = anIssueView();
    const criteria = base.criteria.map((one) =>
      one.criterionId === 'risk' ? { ...one, source: { kind: 'input' as const, answer } } : one,
    );
    const bridge = await open(
      installFakeBridge({
        jira: jiraWith(aScoreProperty()),
        rpc: {
          'issue.open': () => anIssueView({ criteria }),
          'issue.rate': () => anIssueView({ criteria, next: { kind: 'none' }, modelRevision: 15 }),
        },
      }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Answer “Risk reduction”' }));
    await give();
    expect(await screen.findByText(/model revision 15/)).toBeInTheDocument();
    expect(bridge.invoked.at(-1)).toEqual({
      name: 'issue.rate',
      input: { issueId: '10042', criterionId: 'risk', rating },
    });
  });

  it('is answered right there, with the keyboard', async () => {
    const user = userEvent.setup();
    const bridge = await open(
      installFakeBridge({
        jira: jiraWith(aScoreProperty()),
        rpc: {
          'issue.open': () => anIssueView(),
          'issue.rate': () => anIssueView({ next: { kind: 'none' }, modelRevision: 15 }),
        },
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Answer “Risk reduction”' }));
    const scale = await screen.findByRole('radiogroup', { name: 'How much risk goes away?' });
    expect(within(scale).getByRole('radio', { name: '1, None' })).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(bridge.invoked.filter(({ name }) => name === 'issue.rate')).toEqual([]);
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/model revision 15/)).toBeInTheDocument();
    expect(bridge.invoked.at(-1)).toEqual({
      name: 'issue.rate',
      input: { issueId: '10042', criterionId: 'risk', rating: 4 },
    });
  });

  it('keeps the question open and says why when the answer was refused', async () => {
    await open(
      installFakeBridge({
        jira: jiraWith(aScoreProperty()),
        rpc: {
          'issue.open': () => anIssueView(),
          'issue.rate': () => {
            throw new RefusedRpc({ code: 'forbidden' });
          },
        },
      }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Answer “Risk reduction”' }));
    await userEvent.click(await screen.findByRole('radio', { name: '3' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Not saved. You may not do this');
    expect(screen.getByRole('radiogroup')).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: '3' })).not.toBeChecked();
  });

  it('links to a live roadmap item chosen from the list', async () => {
    const rest = aScorePropertyWithout('alignment', { state: 'unlinked', path: [], next: { kind: 'link' } });
    const bridge = await open(
      installFakeBridge({
        jira: jiraWith(rest),
        rpc: { 'issue.open': () => anIssueView(unlinked), 'issue.link': () => anIssueView({ next: { kind: 'none' } }) },
      }),
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Link to a roadmap item' }));
    await screen.findByRole('combobox', { name: 'Which roadmap item is this for?' });
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      'Checkout without frictionThemeNot set',
      'One-tap payInitiativeNow',
      'Wallet paymentsEpicNow',
      'Shoppers come backThemeNext',
    ]);
    await user.keyboard('wallet{Enter}');
    expect(await screen.findByText('Aligned · now')).toBeInTheDocument();
    expect(bridge.invoked.at(-1)).toEqual({ name: 'issue.link', input: { issueId: '10042', itemId: 'wallet' } });
  });

  it('estimates in the Jira field, as the viewer', async () => {
    const jira = jiraWith(aScoreProperty({ next: { kind: 'estimate' } }));
    const bridge = await open(
      installFakeBridge({
        jira: (request) => (request.method === 'PUT' ? { status: 204 } : jira(request)),
        rpc: { 'issue.open': () => anIssueView({ next: { kind: 'none' } }) },
      }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Estimate its size' }));
    await userEvent.click(await screen.findByRole('button', { name: '5' }));
    await screen.findByText(/Scored/);
    expect(bridge.requested.find(({ method }) => method === 'PUT')).toEqual({
      path: '/rest/api/3/issue/10042',
      method: 'PUT',
      body: { fields: { customfield_10016: 5 } },
    });
  });
});

it('scores again when Jira says that the issue changed', async () => {
  const bridge = await open(
    installFakeBridge({
      jira: jiraWith(aScoreProperty()),
      rpc: { 'issue.open': () => anIssueView({ modelRevision: 15 }) },
    }),
  );
  act(() => {
    bridge.emit('JIRA_ISSUE_CHANGED');
    bridge.emit('JIRA_ISSUE_CHANGED');
  });
  expect(await screen.findByText(/model revision 15/)).toBeInTheDocument();
  expect(bridge.invoked).toHaveLength(1);
});

it('reads the stored score again when the panel saved a new one, without calling a function', async () => {
  let stored = aScoreProperty();
  const bridge = await open(installFakeBridge({ jira: (request) => jiraWith(stored)(request) }));
  stored = aScoreProperty({ value: 80, scoredAt: new Date().toISOString() });
  act(() =>
    bridge.emit('plumbline.scored', { issueId: '10042', by: 'saved', scoredAt: Date.now(), frameId: 'the panel' }),
  );
  expect(await screen.findByText('80')).toBeInTheDocument();
  expect(bridge.invoked).toEqual([]);
});

it('says as the panel does when the issue was last scored, though the stored score did not change', async () => {
  const stored = aScoreProperty({ scoredAt: new Date(Date.now() - 13 * 60_000).toISOString() });
  const bridge = await open(installFakeBridge({ jira: jiraWith(stored) }));
  expect(screen.getByText(/Scored 13.min ago/)).toBeInTheDocument();
  const news = { issueId: '10042', by: 'opened', scoredAt: Date.now(), frameId: 'the panel' };
  act(() => bridge.emit('plumbline.scored', news));
  expect(await screen.findByText(/Scored just now/)).toBeInTheDocument();
  expect(bridge.invoked).toEqual([]);
});

it('asks the panel when the issue was last scored, and reads nothing again for the answer', async () => {
  const stored = aScoreProperty({ scoredAt: new Date(Date.now() - 13 * 60_000).toISOString() });
  const bridge = await open(installFakeBridge({ jira: jiraWith(stored) }));
  await screen.findByRole('link', { name: 'Wallet payments' });
  expect(bridge.emitted).toEqual([{ event: 'plumbline.asked', payload: { issueId: '10042' } }]);
  const before = bridge.requested.length;
  act(() =>
    bridge.emit('plumbline.scored', { issueId: '10042', by: 'told', scoredAt: Date.now(), frameId: 'the panel' }),
  );
  expect(await screen.findByText(/Scored just now/)).toBeInTheDocument();
  expect(bridge.requested).toHaveLength(before);
});

it('sends an admin to name roadmap items where there are none', async () => {
  const stored = aScorePropertyWithout('alignment', { state: 'unlinked', path: [], next: { kind: 'link' } });
  const bridge = await open(
    installFakeBridge({
      jira: jiraWith(stored),
      rpc: { 'issue.open': () => anIssueView({ ...unlinked, roadmapItems: [] }) },
    }),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Link to a roadmap item' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Name roadmap items' }));
  expect(bridge.navigations).toEqual([{ target: 'module', moduleKey: 'plumbline-admin', type: 'same-tab' }]);
});

it('[V7] opens a short receipt whose points add up to the value', async () => {
  await open(installFakeBridge({ jira: jiraWith(aScoreProperty()), rpc: { 'issue.open': () => anIssueView() } }));
  await userEvent.click(screen.getByRole('button', { name: 'Receipt' }));
  const table = await screen.findByRole('table', { name: 'What the value is made of' });
  const numbers = within(table)
    .getAllByRole('cell')
    .map((cell) => Number(cell.textContent));
  const total = numbers.pop();
  expect(numbers.reduce((sum, one) => sum + one, 0)).toBeCloseTo(total ?? 0, 6);
});
