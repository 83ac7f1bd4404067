import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as fc from 'fast-check';
import type { RpcOutput } from '../../../src/contract/rpc';
import { DEFAULT_SETTINGS, PART_IDS, partShares, rebaseSettings } from '../../../static/settings-page/settings-draft';
import { SettingsPage } from '../../../static/settings-page/settings-page';
import { Queries } from '../../../static/shared/query';
import { aModel } from '../../builders/a-model';
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
