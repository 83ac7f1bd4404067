import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminPage } from '../../../static/admin-page/admin-page';
import { Queries } from '../../../static/shared/query';
import { installFakeBridge, RefusedRpc } from '../shared/fake-bridge';
import { anAdminView, aPreview, aScan } from './an-admin-view';

type Host = NonNullable<Parameters<typeof installFakeBridge>[0]>;

function open(host: Host = {}) {
  const rpc: Host['rpc'] = {
    'admin.open': () => anAdminView(),
    'admin.scans': () => ({ projects: [aScan()], ledger: anAdminView().ledger, freshness: [] }),
    'admin.runs': () => ({ runs: [], failures: [] }),
    'admin.preview': () => aPreview(),
    ...host.rpc,
  };
  const bridge = installFakeBridge({ ...host, rpc });
  render(
    <Queries>
      <AdminPage />
    </Queries>,
  );
  return { bridge, user: userEvent.setup() };
}

// jsdom knows the dialog element, but not how to open it.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
});

const inputsOf = (bridge: ReturnType<typeof installFakeBridge>, name: string) =>
  bridge.invoked.filter((call) => call.name === name).map((call) => call.input);
const setWeight = async (user: ReturnType<typeof userEvent.setup>, label: string, weight: string) => {
  const box = await screen.findByLabelText(label);
  await user.clear(box);
  await user.type(box, weight);
};

describe('the roadmap section', () => {
  test('shows the tree with shares, and issue-backed items under their title and key in Jira', async () => {
    open();
    const table = await screen.findByRole('table', { name: 'Roadmap' });
    const row = within(table).getByRole('row', { name: /Wallets at checkout/ });
    expect(within(row).getByRole('link', { name: 'SHOP-9' })).toBeInTheDocument();
    expect(within(table).getByDisplayValue('Checkout')).toBeInTheDocument();
    expect(within(table).getByText(/^75\s%$/)).toBeInTheDocument();
  });

  test('an edit shows what would change and is saved as the next revision, the roadmap alone', async () => {
    const { bridge, user } = open({ rpc: { 'admin.saveRoadmap': () => ({ revision: 42 }) } });
    await setWeight(user, 'Weight of Loyalty', '5');
    expect(await screen.findByText('Draft of 1 change')).toBeInTheDocument();
    expect(await screen.findByText(/of 420 items change band/)).toBeInTheDocument();
    expect(screen.getByText('Theme Loyalty loses all its work')).toBeInTheDocument();
    await user.type(screen.getByLabelText(/Note for the team/), 'Loyalty waits');
    await user.click(screen.getByRole('button', { name: 'Save as revision 42' }));
    await waitFor(() => expect(bridge.flags.map((flag) => flag.title)).toEqual(['Saved as roadmap revision 42']));
    expect(inputsOf(bridge, 'admin.saveRoadmap')).toMatchObject([{ baseRevision: 41, note: 'Loyalty waits' }]);
    expect(inputsOf(bridge, 'admin.saveModel')).toEqual([]);
    expect(screen.getByText(/Nothing is changed/)).toBeInTheDocument();
  });

  test('Ctrl+Z takes an edit back', async () => {
    const { user } = open();
    await setWeight(user, 'Weight of Loyalty', '5');
    await screen.findByText('Draft of 1 change');
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText(/Nothing is changed/)).toBeInTheDocument();
  });

  test('an empty name is named at its field and in the summary, and nothing is asked of the server', async () => {
    const { bridge, user } = open();
    await user.clear(await screen.findByDisplayValue('Loyalty'));
    expect(await screen.findByText('1 thing to mend before saving')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save as revision 42' })).toBeDisabled();
    await act(() => new Promise((resolve) => setTimeout(resolve, 800)));
    expect(inputsOf(bridge, 'admin.preview')).toEqual([]);
  });

  test('problems that only the server finds lead to their field', async () => {
    const { user } = open({
      rpc: {
        'admin.saveRoadmap': () => {
          throw new RefusedRpc({
            code: 'invalid_input',
            problems: [{ path: 'roadmap.items.3.weight', code: 'weight', message: 'A weight is a number above zero.' }],
          });
        },
      },
    });
    await setWeight(user, 'Weight of Loyalty', '5');
    await user.click(await screen.findByRole('button', { name: 'Save as revision 42' }));
    await user.click(await screen.findByRole('button', { name: 'Loyalty, weight' }));
    await waitFor(() => expect(screen.getByLabelText('Weight of Loyalty')).toHaveFocus());
  });

  test('a new theme is named by typing right away, and only its name is marked as changed', async () => {
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Add theme' }));
    const names = screen.getAllByLabelText<HTMLTextAreaElement>('Name of theme');
    const name = names[names.length - 1];
    await waitFor(() => expect(name).toHaveFocus());
    expect([name?.selectionStart, name?.selectionEnd]).toEqual([0, name?.value.length]);
    await user.keyboard('New markets');
    expect(await screen.findByLabelText('Weight of New markets')).toBeInTheDocument();
    const row = name?.closest('[role=row]');
    expect([...(row?.querySelectorAll('.pl-changed') ?? [])]).toEqual([name]);
  });

  test('a long name wraps as a whole, and stays one line of text', async () => {
    const { user } = open();
    const name = await screen.findByDisplayValue('Loyalty');
    await user.click(name);
    await user.paste('one\ntwo');
    expect(await screen.findByDisplayValue('Loyaltyone two')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(screen.getByDisplayValue('Loyaltyone two')).not.toHaveFocus();
  });

  test('a name taken away is told as a renaming, and the panel promises nothing while something is to mend', async () => {
    const { user } = open();
    await user.clear(await screen.findByDisplayValue('Loyalty'));
    const panel = within(await screen.findByLabelText('Before you save'));
    expect(panel.getByText(/Renamed/)).toBeInTheDocument();
    expect(panel.getByText('Nothing is saved until this is mended.')).toBeInTheDocument();
    expect(panel.queryByText(/next scan/)).not.toBeInTheDocument();
  });

  test('the menu of a row is walked with the keyboard and gives the focus back', async () => {
    const { user } = open();
    const button = await screen.findByRole('button', { name: 'Actions for Loyalty' });
    button.focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('menuitem', { name: 'Add initiative' })).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(screen.getByRole('menuitem', { name: 'Delete' })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
    expect(button).toHaveFocus();
  });

  test('deleting an item can be undone from the flag', async () => {
    const { bridge, user } = open();
    await user.click(await screen.findByRole('button', { name: 'Actions for Loyalty' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    expect(screen.queryByDisplayValue('Loyalty')).not.toBeInTheDocument();
    act(() => bridge.flags[0]?.actions?.[0]?.onClick());
    expect(await screen.findByDisplayValue('Loyalty')).toBeInTheDocument();
  });

  test('epics that are not on the roadmap yet are added under the chosen parent', async () => {
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Add epics from Jira' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).queryByText('Wallets at checkout')).not.toBeInTheDocument();
    expect(within(dialog).queryByText('Old basket')).not.toBeInTheDocument();
    await user.click(within(dialog).getByText('Saved cards'));
    await user.click(within(dialog).getByRole('button', { name: 'Add to roadmap' }));
    expect(await screen.findByRole('link', { name: 'SHOP-10' })).toBeInTheDocument();
  });
});

describe('the keyboard', () => {
  test('Alt with the arrows moves the row that has the focus, and the focus goes along', async () => {
    const { user } = open();
    const name = await screen.findByDisplayValue('Loyalty');
    await user.click(name);
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    const names = () => screen.getAllByLabelText('Name of theme').map((box) => (box as HTMLInputElement).value);
    expect(names()).toEqual(['Loyalty', 'Checkout']);
    await waitFor(() => expect(screen.getByDisplayValue('Loyalty')).toHaveFocus());
    await user.keyboard('{Alt>}{ArrowDown}{ArrowRight}{/Alt}');
    expect(screen.getByLabelText('Weight of Loyalty')).toBeInTheDocument();
    expect(names()).toEqual(['Checkout']);
  });
});

describe('a conflict', () => {
  test('keeps the draft, says who saved, and puts the changes on top of theirs', async () => {
    let isTheirs = false;
    const theirs = anAdminView();
    const { bridge, user } = open({
      rpc: {
        'admin.open': () =>
          isTheirs
            ? {
                ...theirs,
                roadmapRevision: 42,
                roadmap: {
                  ...theirs.roadmap,
                  items: theirs.roadmap.items.map((item) => (item.itemId === 'theme' ? { ...item, weight: 8 } : item)),
                },
                roadmapHistory: [
                  { revision: 42, at: Date.now(), authorAccountId: 'b', authorName: 'Ruth Abara', note: '' },
                  ...theirs.roadmapHistory,
                ],
              }
            : theirs,
        'admin.saveRoadmap': ({ baseRevision }) => {
          if (baseRevision === 42) return { revision: 43 };
          isTheirs = true;
          throw new RefusedRpc({ code: 'conflict', currentRevision: 42 });
        },
      },
    });
    await setWeight(user, 'Weight of Loyalty', '5');
    await user.click(await screen.findByRole('button', { name: 'Save as revision 42' }));
    expect(await screen.findByText(/Ruth Abara saved revision 42/)).toBeInTheDocument();
    expect(screen.getByLabelText('Weight of Loyalty')).toHaveValue('5');
    await user.click(screen.getByRole('button', { name: 'Put my 1 change on top' }));
    await waitFor(() => expect(screen.getByLabelText('Weight of Checkout')).toHaveValue('8'));
    expect(screen.getByLabelText('Weight of Loyalty')).toHaveValue('5');
    await user.click(await screen.findByRole('button', { name: 'Save as revision 43' }));
    await waitFor(() => expect(inputsOf(bridge, 'admin.saveRoadmap')).toHaveLength(2));
    expect(inputsOf(bridge, 'admin.saveRoadmap')[1]).toMatchObject({ baseRevision: 42 });
  });

  test('names the places that both changed, mine kept and theirs told', async () => {
    let weight = 1;
    const { user } = open({
      rpc: {
        'admin.open': () => {
          const view = anAdminView();
          if (weight === 1) return view;
          const items = view.roadmap.items.map((item) => (item.itemId === 'other' ? { ...item, weight } : item));
          return { ...view, roadmapRevision: 42, roadmap: { ...view.roadmap, items } };
        },
        'admin.saveRoadmap': () => {
          weight = 9;
          throw new RefusedRpc({ code: 'conflict', currentRevision: 42 });
        },
      },
    });
    await setWeight(user, 'Weight of Loyalty', '5');
    await user.click(await screen.findByRole('button', { name: 'Save as revision 42' }));
    await user.click(await screen.findByRole('button', { name: 'Put my 1 change on top' }));
    expect(await screen.findByText('1 place changed on both sides')).toBeInTheDocument();
    expect(screen.getByText(/theirs 9, yours 5/)).toBeInTheDocument();
  });
});

describe('the first run', () => {
  const empty = () =>
    anAdminView({ roadmap: { items: [], rules: [] }, roadmapRevision: 0, roadmapHistory: [], issuesByItem: {} });

  test('shows what was found and makes a draft of it, saving nothing', async () => {
    const { bridge, user } = open({ rpc: { 'admin.open': empty } });
    expect(await screen.findByText('2 open epics, 2 of them with open work')).toBeInTheDocument();
    expect(screen.getByText('Estimates in Story point estimate')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Propose a roadmap' }));
    expect(await screen.findByDisplayValue('Web Shop')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'SHOP-10' })).toBeInTheDocument();
    expect(inputsOf(bridge, 'admin.saveRoadmap')).toEqual([]);
    expect(screen.getByRole('button', { name: 'Save as revision 1' })).toBeEnabled();
  });
});

describe('a site that was never scanned', () => {
  test('offers the scan where it is missed, and shows the epics once it ended', async () => {
    let isScanned = false;
    const scan = () => (isScanned ? aScan() : aScan({ phase: 'never', endedAt: null, read: 0, total: null }));
    const { bridge, user } = open({
      rpc: {
        'admin.open': () => ({
          ...anAdminView({ roadmap: { items: [], rules: [] }, roadmapRevision: 0, projects: [scan()] }),
          ...(isScanned ? {} : { epics: [] }),
        }),
        'admin.scans': () => ({ projects: [scan()], ledger: anAdminView().ledger, freshness: [] }),
        'admin.scan': () => {
          isScanned = true;
          return { projects: [aScan({ phase: 'queued', endedAt: null })] };
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Scan all projects now' }));
    await waitFor(() => expect(inputsOf(bridge, 'admin.open')).toHaveLength(2));
    await user.click(screen.getByRole('link', { name: 'Roadmap' }));
    expect(await screen.findByRole('button', { name: 'Propose a roadmap' })).toBeInTheDocument();
  });
});

describe('mapping rules', () => {
  const jira: NonNullable<Host['jira']> = ({ path, body }) => {
    const jql = JSON.stringify(body);
    if (path.includes('/jql/parse')) {
      const errors = jql.includes('=="') ? ["Expecting a value but got '='. (line 1, character 9)"] : [];
      return { status: 200, body: { queries: [{ query: '', errors }] } };
    }
    if (path.includes('approximate-count')) return { status: 200, body: { count: jql.includes('Payments') ? 14 : 0 } };
    if (path.includes('/search/jql')) {
      const issues = jql.includes('Payments') ? [{ id: '1', key: 'SHOP-415', fields: { summary: 'Pay by card' } }] : [];
      return { status: 200, body: { issues } };
    }
    return { status: 200, body: { results: [] } };
  };

  test('a JQL rule is counted live, with a sample, and a wrong one is refused in the words of Jira', async () => {
    const { user } = open({ jira });
    await user.click(await screen.findByRole('link', { name: /Mapping rules/ }));
    await user.click(await screen.findByRole('button', { name: 'Add rule' }));
    const query = await screen.findByLabelText('JQL');
    await user.type(query, 'component = Payments');
    expect(await screen.findByText('14 issues')).toBeInTheDocument();
    expect(await screen.findByText('Pay by card')).toBeInTheDocument();
    await user.clear(query);
    await user.type(query, 'labels ==');
    expect(await screen.findByText('Jira cannot run this')).toBeInTheDocument();
    expect(screen.getByText(/character 9/)).toBeInTheDocument();
    expect(screen.queryByText('Pay by card')).not.toBeInTheDocument();
  });

  test('a component that Jira does not know matches nothing; it is not a rule that Jira cannot run', async () => {
    const { user } = open({
      jira: (request) =>
        request.path.includes('approximate-count') || request.path.includes('/search/jql')
          ? { status: 400, body: { errorMessages: ["The value 'Paymnts' does not exist for the field 'component'."] } }
          : request.path.includes('suggestions')
            ? { status: 200, body: { results: [{ value: 'Payments', displayName: 'Payments' }] } }
            : jira(request),
    });
    await user.click(await screen.findByRole('link', { name: /Mapping rules/ }));
    await user.click(await screen.findByRole('button', { name: 'Wallet work' }));
    await user.selectOptions(await screen.findByLabelText('Kind of rule'), 'component');
    await user.clear(screen.getByLabelText('Component name'));
    await user.type(screen.getByLabelText('Component name'), 'Paymnts');
    await user.click(await screen.findByRole('button', { name: 'Payments' }, { timeout: 3000 }));
    expect(screen.getByLabelText('Component name')).toHaveValue('Payments');
    expect(screen.queryByText('Jira cannot run this')).not.toBeInTheDocument();
  });

  test('a rule that the dry run refuses is named with the way to its field', async () => {
    const { user } = open({
      jira,
      rpc: {
        'admin.preview': () => {
          throw new RefusedRpc({
            code: 'invalid_input',
            problems: [{ path: 'roadmap.rules.0.query', code: 'jql', message: 'Jira cannot run this query.' }],
          });
        },
      },
    });
    await setWeight(user, 'Weight of Loyalty', '5');
    await user.click(await screen.findByRole('button', { name: 'Wallet work, query' }, { timeout: 3000 }));
    await waitFor(() => expect(screen.getByLabelText('Label')).toHaveFocus());
  });

  const reference = {
    visibleFieldNames: [
      {
        value: 'component',
        displayName: 'component',
        auto: 'true',
        operators: ['=', '!='],
        types: ['java.lang.String'],
      },
    ],
    visibleFunctionNames: [],
    jqlReservedWords: [],
  };
  const describedJira: typeof jira = (request) => {
    if (request.path.includes('/suggestions')) {
      const results = [{ value: '"Pay later"', displayName: '<b>Pay</b> later' }];
      return { status: 200, body: { results } };
    }
    return request.path.includes('autocompletedata') ? { status: 200, body: reference } : jira(request);
  };

  test('a query is written with what Jira offers, by keyboard alone', async () => {
    const { user } = open({ jira: describedJira });
    await user.click(await screen.findByRole('link', { name: /Mapping rules/ }));
    await user.click(await screen.findByRole('button', { name: 'Add rule' }));
    const query = await screen.findByLabelText('JQL');
    await user.type(query, 'com');
    expect(await screen.findByRole('option', { name: /component/ })).toHaveAttribute('aria-selected', 'false');
    await user.keyboard('{ArrowDown}');
    expect(query).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { name: /component/ }).id);
    await user.keyboard('{Enter}');
    expect(query).toHaveValue('component ');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(query).toHaveValue('component = ');
    await screen.findByRole('option', { name: 'Pay later' });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(query).toHaveValue('component = "Pay later" ');
    await user.keyboard('{Escape}');
    expect(query).toHaveAttribute('aria-expanded', 'false');
    expect(query).toHaveFocus();
  });

  test('a rule by name offers the names that exist, as they are written', async () => {
    const { user } = open({ jira: describedJira });
    await user.click(await screen.findByRole('link', { name: /Mapping rules/ }));
    await user.click(await screen.findByRole('button', { name: 'Wallet work' }));
    await user.selectOptions(await screen.findByLabelText('Kind of rule'), 'component');
    await user.clear(screen.getByLabelText('Component name'));
    await user.type(screen.getByLabelText('Component name'), 'Pay');
    await user.click(await screen.findByRole('option', { name: 'Pay later' }));
    expect(screen.getByLabelText('Component name')).toHaveValue('Pay later');
  });

  test('issues that a rule shares with a rule to another item are counted and named', async () => {
    const base = anAdminView();
    const [checkout, other] = base.roadmap.items;
    if (checkout === undefined || other === undefined) throw new Error('the roadmap has two items');
    const rules = [
      { ruleId: 'r1' as never, name: 'Wallet work', kind: 'jql' as const, query: 'Payments', itemId: checkout.itemId },
      { ruleId: 'r2' as never, name: 'Card work', kind: 'jql' as const, query: 'cards', itemId: other.itemId },
      { ruleId: 'r3' as never, name: 'Same item', kind: 'jql' as const, query: 'basket', itemId: checkout.itemId },
    ];
    const { bridge, user } = open({
      jira,
      rpc: { 'admin.open': () => anAdminView({ roadmap: { ...base.roadmap, rules } }) },
    });
    await user.click(await screen.findByRole('link', { name: /Mapping rules/ }));
    await user.click(await screen.findByRole('button', { name: 'Wallet work' }));
    expect(
      await screen.findByText('14 issues also match rules to other items', {}, { timeout: 3000 }),
    ).toBeInTheDocument();
    expect(screen.getByText(/14 issues shared with Card work/)).toBeInTheDocument();
    const asked = bridge.requested.map(({ body }) => JSON.stringify(body));
    expect(asked.filter((body) => body.includes('(Payments) AND ((cards))'))).toHaveLength(1);
  });

  test('a rule that matches nothing says so', async () => {
    const { user } = open({ jira });
    await user.click(await screen.findByRole('link', { name: /Mapping rules/ }));
    await user.click(await screen.findByRole('button', { name: 'Wallet work' }));
    expect(await screen.findByText('No issue matches')).toBeInTheDocument();
  });
});

describe('the value model', () => {
  test('[V2] a priority without a value is flagged and counts as missing until a person gives it points', async () => {
    const { user } = open();
    await user.click(await screen.findByRole('link', { name: /Value model/ }));
    await user.click(await screen.findByRole('button', { name: 'Urgency' }));
    expect(screen.getByText('Counts as missing')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Give it points.*Parking lot/ }));
    expect(screen.queryByText('Counts as missing')).not.toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Save as model revision 15' })).toBeInTheDocument();
  });
});

describe('scans', () => {
  test('a scan that stopped says why and what to do, and is started again from its row', async () => {
    const stopped = aScan({ phase: 'failed', failure: 'forbidden' });
    const { bridge, user } = open({
      rpc: {
        'admin.scans': () => ({ projects: [stopped], ledger: anAdminView().ledger, freshness: [] }),
        'admin.scan': () => ({ projects: [aScan({ phase: 'queued', endedAt: null })] }),
      },
    });
    await user.click(await screen.findByRole('link', { name: 'Scans' }));
    expect(await screen.findByText(/Browse projects permission/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Scan now: Web Shop' }));
    await waitFor(() => expect(inputsOf(bridge, 'admin.scan')).toEqual([{ projectIds: ['10000'], mode: 'changes' }]));
  });

  test('a project is read whole again from its menu, which tells the cost; while it runs, the menu is gone', async () => {
    let phase: 'done' | 'queued' = 'done';
    const scan = () => aScan({ phase, total: 1200, read: 1200 });
    const { bridge, user } = open({
      rpc: {
        'admin.scans': () => ({ projects: [scan()], ledger: anAdminView().ledger, freshness: [] }),
        'admin.scan': () => {
          phase = 'queued';
          return { projects: [scan()] };
        },
      },
    });
    await user.click(await screen.findByRole('link', { name: 'Scans' }));
    await user.click(await screen.findByRole('button', { name: 'More about Web Shop' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Read every issue again (about 1,200 rate points)' }));
    await waitFor(() => expect(inputsOf(bridge, 'admin.scan')).toEqual([{ projectIds: ['10000'], mode: 'whole' }]));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'More about Web Shop' })).not.toBeInTheDocument());
  });
});

describe('revisions', () => {
  test('an earlier revision is compared and restored into the draft', async () => {
    const view = anAdminView();
    const { user } = open({
      rpc: {
        'admin.revision': () => ({
          roadmap: {
            ...view.roadmap,
            items: view.roadmap.items.map((item) => (item.itemId === 'other' ? { ...item, weight: 7 } : item)),
          },
          model: null,
        }),
      },
    });
    await user.click(await screen.findByRole('link', { name: 'Revisions' }));
    await user.click(await screen.findByRole('button', { name: /Compare/ }));
    expect(await screen.findByText(/would make 1 change/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Restore into the draft' }));
    expect(await screen.findByLabelText('Weight of Loyalty')).toHaveValue('7');
    expect(screen.getByText('Draft of 1 change')).toBeInTheDocument();
  });

  test('an earlier model is told in words with its new properties, and restored into the draft', async () => {
    const view = anAdminView();
    const { user } = open({
      rpc: {
        'admin.open': () => ({
          ...view,
          modelHistory: [14, 13].map((revision) => ({
            revision,
            at: 1,
            authorAccountId: 'a',
            authorName: 'Omar',
            note: '',
          })),
        }),
        'admin.revision': () => ({
          roadmap: null,
          model: {
            ...view.model,
            preset: 'value-effort',
            criteria: view.model.criteria.map((each, at) =>
              at === 2 ? { ...each, lifetimeDays: 90, direction: 'cost' } : each,
            ),
          },
        }),
        'admin.insights': () => ({ criteria: [] }),
        'admin.sample': () => ({ rows: { count: 0, columns: {} }, priors: {} }),
      },
    });
    await user.click(await screen.findByRole('link', { name: 'Revisions' }));
    await user.click(
      within(screen.getByRole('region', { name: 'Value model' })).getByRole('button', { name: /Compare/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await dialog.findByText(/would make 3 changes/);
    const words = dialog.getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' '));
    expect(words).toEqual([
      'Preset: from Weighted scorecard →to Value / Effort',
      'Demand direction from for it →to against it',
      'Demand lifetime from 180 days →to 90 days',
    ]);
    await user.click(dialog.getByRole('button', { name: 'Restore into the draft' }));
    expect(await screen.findByText('Draft of 3 changes')).toBeInTheDocument();
  });

  test('a bad file is refused with the place, and nothing is half imported', async () => {
    const { user } = open();
    await user.click(await screen.findByRole('link', { name: 'Revisions' }));
    await user.click(await screen.findByRole('button', { name: 'Import roadmap' }));
    const broken = { items: [{ ...anAdminView().roadmap.items[0], weight: -1 }], rules: [] };
    // jsdom's File cannot be read as text.
    const file = Object.assign(new File([], 'roadmap.json', { type: 'application/json' }), {
      text: () => Promise.resolve(JSON.stringify(broken)),
    });
    await user.upload(await screen.findByLabelText('File'), file);
    expect(await screen.findByText('items[0].weight')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Put into the draft' })).toBeDisabled();
  });
});

describe('the page', () => {
  test('a failure to open says what is safe, and tries again', async () => {
    let attempts = 0;
    const { user } = open({
      rpc: {
        'admin.open': () => {
          attempts += 1;
          if (attempts === 1) throw new RefusedRpc({ code: 'internal' });
          return anAdminView();
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('table', { name: 'Roadmap' })).toBeInTheDocument();
  });

  test('who may not administer Jira is told whom to ask', async () => {
    open({
      rpc: {
        'admin.open': () => {
          throw new RefusedRpc({ code: 'forbidden' });
        },
      },
    });
    expect(await screen.findByText('Only Jira admins may open this')).toBeInTheDocument();
    expect(screen.queryByText(/project admin/)).not.toBeInTheDocument();
  });
});
