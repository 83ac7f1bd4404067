import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as fc from 'fast-check';
import type { RpcOutput } from '../../../src/contract/rpc';
import { columnsFrom } from '../../../src/domain/snapshot/row-columns';
import { DEFAULT_SETTINGS, PART_IDS, partShares, rebaseSettings } from '../../../static/settings-page/settings-draft';
import { SettingsPage } from '../../../static/settings-page/settings-page';
import { Queries } from '../../../static/shared/query';
import { aModel } from '../../builders/a-model';
import { aPreview } from '../admin-page/an-admin-view';
import { installFakeBridge, RefusedRpc } from '../shared/fake-bridge';

type Host = NonNullable<Parameters<typeof installFakeBridge>[0]>;

const opened = (overrides: Partial<RpcOutput<'settings.open'>> = {}): RpcOutput<'settings.open'> => ({
  revision: 3,
  siteSizeFieldId: 'customfield_10016',
  siteModel: { ...aModel(), criteria: [...aModel().criteria] },
  priorities: [{ priorityId: '1', name: 'Highest' }],
  linkTypes: ['Blocks'],
  fields: [
    { fieldId: 'customfield_10016', name: 'Story point estimate', kind: 'number', options: [], isEstimate: true },
    { fieldId: 'customfield_10300', name: 'Severity', kind: 'option', options: [], isEstimate: false },
  ],
  settings: DEFAULT_SETTINGS,
  ...overrides,
});

function open(rpc: Host['rpc'] = {}) {
  const bridge = installFakeBridge({ rpc: { 'settings.open': () => opened(), ...rpc } });
  render(
    <Queries>
      <SettingsPage />
    </Queries>,
  );
  return { bridge, user: userEvent.setup() };
}

describe('project settings', () => {
  test('a changed weight shows the new shares and is saved on the revision that was opened', async () => {
    const { bridge, user } = open({ 'settings.save': () => ({ revision: 4 }) });
    const weight = await screen.findByLabelText('Weight of Fit');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.clear(weight);
    await user.type(weight, '75');
    expect(screen.getByText(/^50\s%$/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(bridge.flags.map((flag) => flag.title)).toEqual(['Settings saved']));
    expect(bridge.invoked.find((call) => call.name === 'settings.save')?.input).toMatchObject({
      projectId: '10000',
      baseRevision: 3,
      settings: { health: { weights: { fit: 75 } } },
    });
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  test('a number out of bounds is said at its field, and cannot be saved', async () => {
    const { user } = open();
    const stale = await screen.findByLabelText('Stale after');
    await user.clear(stale);
    await user.type(stale, '90');
    expect(screen.getByText(/nothing would ever be ageing/)).toBeInTheDocument();
    await user.clear(stale);
    await user.type(stale, 'soon');
    expect(screen.getByText(/whole number of days/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  test('a conflict keeps what was typed and puts it on top of theirs', async () => {
    let isTheirs = false;
    const { bridge, user } = open({
      'settings.open': () =>
        isTheirs
          ? opened({
              revision: 4,
              settings: { ...DEFAULT_SETTINGS, health: { ...DEFAULT_SETTINGS.health, maxSize: 8 } },
            })
          : opened(),
      'settings.save': ({ baseRevision }) => {
        if (baseRevision === 4) return { revision: 5 };
        isTheirs = true;
        throw new RefusedRpc({ code: 'conflict', currentRevision: 4 });
      },
    });
    const top = await screen.findByLabelText('Ready at the top');
    await user.clear(top);
    await user.type(top, '30');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Put my changes on top' }));
    await waitFor(() => expect(screen.getByLabelText('Small enough')).toHaveValue('8'));
    expect(screen.getByLabelText('Ready at the top')).toHaveValue('30');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(bridge.flags).toHaveLength(1));
  });

  test('a size field that was deleted in Jira is named as gone', async () => {
    open({ 'settings.open': () => opened({ settings: { ...DEFAULT_SETTINGS, sizeFieldId: 'customfield_1' } }) });
    expect(await screen.findByText('The chosen field is gone')).toBeInTheDocument();
  });

  test('shares of the parts add up to 1 whatever the weights, as long as one counts', () => {
    const weight = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.record({ fit: weight, order: weight, ready: weight, fresh: weight, size: weight, clean: weight }),
        (weights) => {
          fc.pre(PART_IDS.some((partId) => weights[partId] > 0));
          const shares = partShares(weights);
          expect(PART_IDS.reduce((sum, partId) => sum + shares[partId], 0)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  test('without changes of theirs, mine stand as they are', () => {
    const mine = { ...DEFAULT_SETTINGS, sizeFieldId: 'customfield_10016' };
    expect(rebaseSettings({ base: DEFAULT_SETTINGS, mine, theirs: DEFAULT_SETTINGS })).toEqual({
      settings: mine,
      clashes: [],
    });
  });
});

describe("the project's own model", () => {
  const own = () => ({ ...aModel(), criteria: [...aModel().criteria] });
  const sample = () => ({ rows: columnsFrom([]), priors: {} });
  const rpcs: Host['rpc'] = {
    'settings.insights': () => ({ criteria: [] }),
    'settings.sample': sample,
    'settings.preview': () => aPreview({ emptiedThemes: [], movers: [] }),
  };

  test("starts from the site's, is compared with it and previewed, and is saved with the settings", async () => {
    const { bridge, user } = open({ ...rpcs, 'settings.save': () => ({ revision: 4 }) });
    await user.click(await screen.findByRole('radio', { name: 'This project’s own model' }));
    expect(screen.getByText('It says the same as the site’s model.')).toBeInTheDocument();
    const weight = screen.getByLabelText('Weight of Demand');
    await user.clear(weight);
    await user.type(weight, '7');
    expect(screen.getByText('1 difference from the site’s model')).toBeInTheDocument();
    expect(await screen.findByText(/of 420 items change band/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(bridge.flags).toHaveLength(1));
    const preview = bridge.invoked.find((call) => call.name === 'settings.preview');
    const saved = bridge.invoked.find((call) => call.name === 'settings.save');
    expect(preview?.input).toMatchObject({
      projectId: '10000',
      settings: { model: { criteria: [{}, {}, { weight: 7 }] } },
    });
    expect(saved?.input).toMatchObject({ settings: { model: { criteria: [{}, {}, { weight: 7 }] } } });
  });

  test("gives way to the site's and comes back as it was", async () => {
    const { bridge, user } = open({
      ...rpcs,
      'settings.open': () => opened({ settings: { ...DEFAULT_SETTINGS, model: own() } }),
      'settings.save': () => ({ revision: 4 }),
    });
    const weight = await screen.findByLabelText('Weight of Demand');
    await user.clear(weight);
    await user.type(weight, '7');
    await user.click(screen.getByRole('radio', { name: 'Use the site’s model' }));
    expect(screen.queryByLabelText('Weight of Demand')).not.toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'This project’s own model' }));
    expect(screen.getByLabelText('Weight of Demand')).toHaveValue('7');
    await user.click(screen.getByRole('radio', { name: 'Use the site’s model' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(bridge.flags).toHaveLength(1));
    expect(bridge.invoked.find((call) => call.name === 'settings.save')?.input).toMatchObject({
      settings: { model: null },
    });
  });

  test('edits are taken back one by one, by button and by Ctrl+Z', async () => {
    const { user } = open(rpcs);
    await user.click(await screen.findByRole('radio', { name: 'This project’s own model' }));
    await user.click(screen.getByRole('button', { name: 'Move Demand up' }));
    await user.keyboard('{Control>}z{/Control}');
    expect(screen.getByRole('button', { name: 'Move Demand down' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Undo: use an own model' }));
    expect(screen.getByRole('radio', { name: 'Use the site’s model' })).toBeChecked();
  });

  test('what cannot work keeps it from being saved and leads to its control', async () => {
    const { bridge, user } = open(rpcs);
    await user.click(await screen.findByRole('radio', { name: 'This project’s own model' }));
    await user.click(screen.getByRole('button', { name: 'Demand' }));
    const name = screen.getByLabelText('Name');
    await user.clear(name);
    await user.click(screen.getByRole('button', { name: 'Without a name' }));
    expect(screen.getByText('1 field to mend')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Unnamed, name' }));
    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
    expect(bridge.invoked.some((call) => call.name === 'settings.save')).toBe(false);
  });

  test('what only the server finds leads to its control, and nothing typed is lost', async () => {
    const { user } = open({
      ...rpcs,
      'settings.save': () => {
        throw new RefusedRpc({
          code: 'invalid_input',
          problems: [{ path: 'settings.model.criteria.2.weight', code: 'weight', message: 'Too heavy.' }],
        });
      },
    });
    await user.click(await screen.findByRole('radio', { name: 'This project’s own model' }));
    const weight = screen.getByLabelText('Weight of Demand');
    await user.clear(weight);
    await user.type(weight, '7');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Demand, weight' }));
    await waitFor(() => expect(screen.getByLabelText('Weight of Demand')).toHaveFocus());
    expect(screen.getByLabelText('Weight of Demand')).toHaveValue('7');
  });

  test('two people who save at once keep what both changed in the model; where both changed the same, it is told', () => {
    const base = { ...DEFAULT_SETTINGS, model: own() };
    const weigh = (weights: readonly (number | null)[]) => ({
      ...base,
      model: {
        ...own(),
        criteria: own().criteria.map((each, at) => ({ ...each, weight: weights[at] ?? each.weight })),
      },
    });
    const { settings, clashes } = rebaseSettings({
      base,
      mine: weigh([5, null, 6]),
      theirs: weigh([null, 8, 9]),
    });
    expect(settings.model?.criteria.map((each) => each.weight)).toEqual([5, 8, 6]);
    expect(clashes).toMatchObject([{ id: 'demand', field: 'weight', mine: 6, theirs: 9 }]);
  });

  test("an own model here while they went back to the site's: mine stays, and it is told", () => {
    const base = { ...DEFAULT_SETTINGS, model: own() };
    const mine = { ...base, model: { ...own(), bands: { medium: 30, high: 60 } } };
    const { settings, clashes } = rebaseSettings({ base, mine, theirs: { ...base, model: null } });
    expect(settings.model).toEqual(mine.model);
    expect(clashes).toHaveLength(1);
  });
});
