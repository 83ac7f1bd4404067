import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CriterionInsight, RpcOutput } from '../../../src/contract/rpc';
import { columnsFrom } from '../../../src/domain/snapshot/row-columns';
import { AdminPage } from '../../../static/admin-page/admin-page';
import { Queries } from '../../../static/shared/query';
import { aModel } from '../../builders/a-model';
import { aScoredIssue } from '../../builders/a-scored-issue';
import { anInput } from '../../builders/an-input';
import { criterionId, issueId } from '../../builders/ids';
import { type FakeHost, installFakeBridge, RefusedRpc } from '../shared/fake-bridge';
import { anAdminView, aPreview, aScan } from './an-admin-view';

const PRIOR = { p10: 0.2, median: 0.5, p90: 0.8, count: 213 };

function anInsight(id: string, overrides: Partial<CriterionInsight> = {}): CriterionInsight {
  return {
    criterionId: criterionId(id),
    items: 200,
    filled: 124,
    unreadable: 0,
    numbers: null,
    options: [],
    inverted: null,
    prior: PRIOR,
    ...overrides,
  };
}

function aSample(): RpcOutput<'admin.sample'> {
  const rows = [1, 5].map((rating) =>
    aScoredIssue({
      issueId: issueId(String(100 + rating)),
      issueKey: `SHOP-${rating}`,
      summary: `Rated ${rating}`,
      priorityId: '1',
      votes: 0,
      inputs: { [criterionId('customer-value')]: anInput(rating) },
    }),
  );
  return { rows: columnsFrom(rows), priors: {} };
}

async function openModel(rpc: NonNullable<FakeHost['rpc']> = {}, host: FakeHost = {}) {
  const bridge = installFakeBridge({
    ...host,
    rpc: {
      'admin.open': () => anAdminView(),
      'admin.scans': () => ({ projects: [aScan()], ledger: anAdminView().ledger, freshness: [] }),
      'admin.preview': () => aPreview(),
      'admin.insights': () => ({ criteria: [anInsight('customer-value'), anInsight('urgency'), anInsight('demand')] }),
      'admin.sample': aSample,
      ...rpc,
    },
  });
  render(
    <Queries>
      <AdminPage />
    </Queries>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('link', { name: /Value model/ }));
  // The focus goes to the heading a frame later; typing before that would go there.
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Value model' })).toHaveFocus());
  return { bridge, user };
}

const criteriaNames = () =>
  within(screen.getByRole('table', { name: 'Criteria' }))
    .getAllByRole('button', { expanded: false })
    .map((button) => button.textContent);
const asked = (bridge: ReturnType<typeof installFakeBridge>, name: string) =>
  bridge.invoked.filter((call) => call.name === name);

async function switchTo(user: ReturnType<typeof userEvent.setup>, preset: RegExp, name: string) {
  await user.click(screen.getByRole('button', { name: 'Choose another way' }));
  await user.click(screen.getByRole('button', { name: preset }));
  await user.click(screen.getByRole('button', { name: `Switch to ${name}` }));
  await waitFor(() => expect(screen.getByRole('heading', { name: 'How value is worked out' })).toHaveFocus());
}

describe('[V3] presets', () => {
  test('switching says first what is added and set aside, and is taken back by undo', async () => {
    const { user } = await openModel();
    await user.click(screen.getByRole('button', { name: 'Choose another way' }));
    await user.click(screen.getByRole('button', { name: /^RICE/ }));
    expect(screen.getByText('Reach, Impact, Confidence')).toBeInTheDocument();
    expect(screen.getByText('Customer value, Urgency, Demand')).toBeInTheDocument();
    expect(criteriaNames()).toEqual(['Customer value', 'Urgency', 'Demand']);
    await user.click(screen.getByRole('button', { name: 'Switch to RICE' }));
    expect(criteriaNames()).toEqual(['Reach', 'Impact', 'Confidence']);
    await user.click(screen.getByRole('button', { name: 'Undo: switch to RICE' }));
    expect(criteriaNames()).toEqual(['Customer value', 'Urgency', 'Demand']);
  });

  test('what was typed before a switch is there again after switching back', async () => {
    const { user } = await openModel();
    const weight = screen.getByLabelText('Weight of Demand');
    await user.clear(weight);
    await user.type(weight, '7');
    await switchTo(user, /^WSJF/, 'WSJF');
    expect(screen.queryByLabelText('Weight of Demand')).not.toBeInTheDocument();
    await switchTo(user, /^Weighted scorecard/, 'Weighted scorecard');
    expect(screen.getByLabelText('Weight of Demand')).toHaveValue('7');
  });

  test('RICE can be saved as it comes, with the weights that its scales ask for', async () => {
    const { bridge, user } = await openModel({ 'admin.saveModel': () => ({ revision: 15 }) });
    await switchTo(user, /^RICE/, 'RICE');
    await user.click(await screen.findByRole('button', { name: 'Save as model revision 15' }));
    await waitFor(() => expect(asked(bridge, 'admin.saveModel')).toHaveLength(1));
    const { model } = asked(bridge, 'admin.saveModel')[0]?.input as { model: { criteria: { weight: number }[] } };
    const [reach, impact] = model.criteria;
    expect((reach?.weight ?? 0) / (impact?.weight ?? 1)).toBeCloseTo(Math.log(1000) / Math.log(12), 6);
  });
});

describe('[V3] an own formula', () => {
  test('starts from what the criteria give now, and says what it can reach', async () => {
    const { user } = await openModel();
    await switchTo(user, /^Own formula/, 'Own formula');
    const formula = screen.getByLabelText<HTMLTextAreaElement>('The value is worked out as');
    expect(formula.value).toBe('12.5 * [Customer value] + 25 * Urgency + 8.21 * ln(1 + Demand)');
    expect(screen.getByText(/The formula can reach/)).toBeInTheDocument();
  });

  test('a wrong name is refused with its place and the nearest name, and nothing can be saved', async () => {
    const { bridge, user } = await openModel();
    await switchTo(user, /^Own formula/, 'Own formula');
    const formula = screen.getByLabelText<HTMLTextAreaElement>('The value is worked out as');
    await user.clear(formula);
    await user.paste('[Customer value] + Urgency + Dem');
    const check = within(document.getElementById('formula-check') as HTMLElement);
    expect(check.getByText(/Did you mean \[Demand\]/)).toBeInTheDocument();
    await user.click(check.getByRole('button', { name: 'Go to character 30' }));
    expect(formula.value.slice(formula.selectionStart, formula.selectionEnd)).toBe('Dem');
    expect(screen.getByRole('button', { name: 'Save as model revision 15' })).toBeDisabled();
    expect(asked(bridge, 'admin.preview')).toHaveLength(0);
  });

  test('a name is put in where the cursor stands', async () => {
    const { user } = await openModel();
    await switchTo(user, /^Own formula/, 'Own formula');
    const formula = screen.getByLabelText<HTMLTextAreaElement>('The value is worked out as');
    await user.clear(formula);
    await user.paste('Urgency +');
    await user.click(screen.getByRole('button', { name: 'Put Customer value into the formula' }));
    expect(formula.value).toBe('Urgency + [Customer value]');
  });

  test('a place that only the server finds is gone to in the formula', async () => {
    const { user } = await openModel({
      'admin.saveModel': () => {
        throw new RefusedRpc({
          code: 'invalid_input',
          problems: [
            { path: 'model.formula.text@0+4', code: 'overflow', message: 'This can grow beyond all numbers.' },
          ],
        });
      },
    });
    await switchTo(user, /^Own formula/, 'Own formula');
    await user.click(await screen.findByRole('button', { name: 'Save as model revision 15' }));
    await user.click(await screen.findByRole('button', { name: 'Formula' }));
    const formula = screen.getByLabelText<HTMLTextAreaElement>('The value is worked out as');
    await waitFor(() => expect(formula).toHaveFocus());
    await waitFor(() => expect([formula.selectionStart, formula.selectionEnd]).toEqual([0, 4]));
  });
});

describe('[V1] criteria', () => {
  test('are moved by keyboard and by buttons, and the order is told as a change', async () => {
    const { user } = await openModel();
    screen.getByRole('button', { name: 'Demand' }).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(criteriaNames()).toEqual(['Customer value', 'Demand', 'Urgency']);
    await user.click(screen.getByRole('button', { name: 'Move Demand up' }));
    expect(criteriaNames()).toEqual(['Demand', 'Customer value', 'Urgency']);
    const panel = within(screen.getByLabelText('Before you save'));
    const [change] = panel.getAllByRole('listitem');
    expect(change?.textContent).toMatch(/^Demand moved/);
    expect(panel.getByText('Draft of 1 change')).toBeInTheDocument();
  });

  test('another source is searched, shows how full it is, and brings a scale that can read it', async () => {
    const counts: string[] = [];
    const { user } = await openModel(
      {},
      {
        jira: ({ body }) => {
          const { jql } = body as { jql: string };
          counts.push(jql);
          return { status: 200, body: { count: jql.includes('cf[10200]') ? 50 : 200 } };
        },
      },
    );
    await user.click(screen.getByRole('button', { name: 'Urgency' }));
    expect(counts).toEqual([]);
    await user.click(screen.getByRole('button', { name: /another source for Urgency/ }));
    await user.type(screen.getByRole('searchbox', { name: 'Search sources' }), 'revenue');
    expect(await screen.findByText(/^25\s% filled$/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^Revenue impact/ }));
    expect(screen.getByLabelText('Scale of Urgency')).toHaveValue('anchors');
    expect(counts).toContain('project in ("SHOP") AND statusCategory = "To Do" AND cf[10200] is not EMPTY');
  });

  test('a question is answered by named answers, each a number, and the scale ends where they end', async () => {
    const { user } = await openModel();
    await user.click(screen.getByRole('button', { name: 'Customer value' }));
    await user.selectOptions(screen.getByLabelText('How Customer value is answered'), 'choice');
    const most = screen.getByLabelText('Number of answer 3');
    await user.clear(most);
    await user.type(most, '8');
    expect(screen.getByLabelText('Full points at for Customer value')).toHaveValue('8');
    await user.click(screen.getByRole('button', { name: 'Remove answer Medium' }));
    expect(screen.queryByLabelText('Number of answer 3')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Remove answer High' })).toBeDisabled();
  });

  test('the numbers met in the backlog end a scale by one click', async () => {
    const { user } = await openModel({
      'admin.insights': () => ({
        criteria: [anInsight('demand', { numbers: { least: 0, median: 3, p95: 35, most: 240 } })],
      }),
    });
    await user.click(screen.getByRole('button', { name: 'Demand' }));
    await user.click(await screen.findByRole('button', { name: 'Use 35, the 95th percentile here' }));
    expect(screen.getByLabelText('Full points from for Demand')).toHaveValue('35');
  });
});

describe('[V2] value maps', () => {
  test('a priority without a value is flagged and counts as missing until a person gives it points', async () => {
    const { user } = await openModel();
    await user.click(screen.getByRole('button', { name: 'Urgency' }));
    expect(screen.getByText('Counts as missing')).toBeInTheDocument();
    expect(screen.getByText(/Parking lot: an item with one of these counts as missing/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Give it points.*Parking lot/ }));
    expect(screen.queryByText('Counts as missing')).not.toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Save as model revision 15' })).toBeInTheDocument();
  });

  test('an order that disagrees with the history is named with its evidence, and turned round by one click', async () => {
    const { user } = await openModel({
      'admin.insights': () => ({ criteria: [anInsight('urgency', { inverted: { tau: -0.34, issues: 412 } })] }),
    });
    await user.click(await screen.findByText('1 thing about the inputs to look at'));
    const findings = screen.getByText(/judged by 412 resolved issues/).closest('li') as HTMLElement;
    await user.click(within(findings).getByRole('button', { name: 'Urgency' }));
    await user.click(await screen.findByRole('button', { name: /Turn it round/ }));
    expect(screen.getByLabelText('Points of Highest')).toHaveValue('0');
  });
});

describe('[V4] what stands in', () => {
  test('the usual answer of a criterion is shown with how many items it rests on', async () => {
    const { user } = await openModel();
    await user.click(screen.getByRole('button', { name: 'Customer value' }));
    expect(await screen.findByText(/50 points, mostly 20–80; from 213 items/)).toBeInTheDocument();
    expect(screen.getByText(/124 of 200 backlog items have this input/)).toBeInTheDocument();
  });

  test('a field that Jira no longer has, and values that cannot be read, are findings that lead to their criterion', async () => {
    const model = aModel();
    const gone = model.criteria.map((criterion) =>
      criterion.criterionId === criterionId('demand')
        ? { ...criterion, source: { kind: 'field' as const, fieldId: 'customfield_1' } }
        : criterion,
    );
    const { user } = await openModel({
      'admin.open': () => anAdminView({ model: { ...model, criteria: gone } }),
      'admin.insights': () => ({ criteria: [anInsight('customer-value', { unreadable: 12 })] }),
    });
    expect(await screen.findByText(/12 items hold a value that cannot be read/)).toBeInTheDocument();
    const finding = screen.getByText(/Jira no longer has its field/).closest('li') as HTMLElement;
    await user.click(within(finding).getByRole('button', { name: 'Demand' }));
    expect(await screen.findByText('Jira no longer has this field')).toBeInTheDocument();
  });

  test('that the backlog could not be read is said where it is missed, and asked again', async () => {
    let attempts = 0;
    const { user } = await openModel({
      'admin.insights': () => {
        attempts += 1;
        if (attempts === 1) throw new RefusedRpc({ code: 'internal' });
        return { criteria: [anInsight('customer-value')] };
      },
    });
    await user.click(screen.getByRole('button', { name: 'Customer value' }));
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/from 213 items/)).toBeInTheDocument();
  });
});

describe('the sample', () => {
  test('follows every edit at once, without asking anybody', async () => {
    const { bridge, user } = await openModel();
    const sample = within(await screen.findByRole('region', { name: 'Sample items' }));
    expect(await sample.findByText(/2 items under the model in force/)).toBeInTheDocument();
    expect(sample.getAllByRole('img', { name: /^Value 75/ })).toHaveLength(1);
    const weight = screen.getByLabelText('Weight of Customer value');
    await user.clear(weight);
    await user.type(weight, '6');
    expect(await sample.findByRole('img', { name: /^Value after 88/ })).toBeInTheDocument();
    expect(sample.getByRole('img', { name: /^Value before 75/ })).toBeInTheDocument();
    expect(sample.getByText('None of 2 sample items changes band.')).toBeInTheDocument();
    expect(asked(bridge, 'admin.sample')).toHaveLength(1);
  });

  test('a site that was never scanned is told when the sample comes', async () => {
    await openModel({ 'admin.sample': () => ({ rows: columnsFrom([]), priors: {} }) });
    expect(await screen.findByText(/After the first scan, every edit is tried here/)).toBeInTheDocument();
  });
});

describe('the dry run', () => {
  test('names who changes band and how much of the order turns round', async () => {
    const { user } = await openModel();
    const weight = screen.getByLabelText('Weight of Demand');
    await user.clear(weight);
    await user.type(weight, '3');
    const panel = within(screen.getByLabelText('Before you save'));
    expect(await panel.findByText(/from high to not enough data/)).toBeInTheDocument();
    expect(panel.getByText(/4\s% turn round/)).toBeInTheDocument();
    expect(panel.getByText(/382 items stay in their bands/)).toBeInTheDocument();
  });

  test('a problem that the server finds in a value map lands at its option', async () => {
    const { user } = await openModel({
      'admin.preview': () => {
        throw new RefusedRpc({
          code: 'invalid_input',
          problems: [
            { path: 'model.criteria.1.scale.entries.1', code: 'utility', message: 'An option is worth 0 to 1.' },
          ],
        });
      },
    });
    const weight = screen.getByLabelText('Weight of Demand');
    await user.clear(weight);
    await user.type(weight, '3');
    await user.click(await screen.findByRole('button', { name: 'Urgency, scale' }));
    await waitFor(() => expect(screen.getByLabelText('Points of Highest')).toHaveFocus());
  });
});

describe('differences and conflicts', () => {
  test('a changed map is told by the options that changed, with their names', async () => {
    const { user } = await openModel();
    await user.click(screen.getByRole('button', { name: 'Urgency' }));
    const points = screen.getByLabelText('Points of Highest');
    await user.clear(points);
    await user.type(points, '80');
    const panel = within(screen.getByLabelText('Before you save'));
    const [change] = panel.getAllByRole('listitem');
    expect(change?.textContent.replace(/\s+/g, ' ')).toMatch(/^Urgency scale from Highest 100 →to Highest 80/);
  });

  test('somebody else saves first: a typed formula stands on top of their weights', async () => {
    let isTheirs = false;
    const view = anAdminView();
    const { user } = await openModel({
      'admin.open': () =>
        isTheirs
          ? {
              ...view,
              modelRevision: 15,
              model: {
                ...view.model,
                criteria: view.model.criteria.map((each, at) => (at === 2 ? { ...each, lifetimeDays: 30 } : each)),
              },
            }
          : view,
      'admin.saveModel': () => {
        isTheirs = true;
        throw new RefusedRpc({ code: 'conflict', currentRevision: 15 });
      },
    });
    await switchTo(user, /^Own formula/, 'Own formula');
    const formula = screen.getByLabelText<HTMLTextAreaElement>('The value is worked out as');
    await user.clear(formula);
    await user.paste('[Customer value] + Urgency + Demand');
    await user.click(screen.getByRole('button', { name: 'Save as model revision 15' }));
    await user.click(await screen.findByRole('button', { name: /^Put my \d changes on top$/ }));
    await user.click(await screen.findByRole('button', { name: 'Demand' }));
    await waitFor(() => expect(screen.getByLabelText('Days until Demand loses confidence')).toHaveValue('30'));
    expect(screen.getByLabelText('The value is worked out as')).toHaveValue('[Customer value] + Urgency + Demand');
    expect(screen.getByRole('button', { name: 'Save as model revision 16' })).toBeInTheDocument();
  });

  test('a sample that could not be read says so and is asked again', async () => {
    let attempts = 0;
    const { user } = await openModel({
      'admin.sample': () => {
        attempts += 1;
        if (attempts === 1) throw new RefusedRpc({ code: 'internal' });
        return aSample();
      },
    });
    const sample = within(screen.getByRole('region', { name: 'Sample items' }));
    await user.click(await sample.findByRole('button', { name: 'Try again' }));
    expect(await sample.findByText(/2 items under the model in force/)).toBeInTheDocument();
  });
});
