import { FAULT_PRESETS } from '../../../sandbox/faults/fault-presets';
import { createFaultRoutes } from '../../../sandbox/faults/fault-routes';
import { FAULT_NAMES, NO_FAULTS } from '../../../sandbox/faults/fault-settings';
import { createFaultSwitches } from '../../../sandbox/faults/fault-switches';
import { FAULT_GROUPS } from '../../../sandbox/faults/fault-words';

function open() {
  const faults = createFaultSwitches();
  const routes = createFaultRoutes(faults);
  const post = async (body: unknown) => {
    const response = await routes.request('/faults', { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { faults, routes, post };
}

describe('the drawer’s faults', () => {
  it('name every switch once, in words', () => {
    const named = FAULT_GROUPS.flatMap(({ switches }) => Object.keys(switches));
    expect([...named].sort()).toEqual([...FAULT_NAMES].sort());
  });

  it('change one switch and leave the rest', async () => {
    const { faults, routes, post } = open();
    faults.set({ latencyMs: 5 });
    const answer = await post({ set: { dropShare: 0.25 } });
    expect(answer).toMatchObject({ status: 200, body: { active: ['latencyMs', 'dropShare'] } });
    expect(faults.get()).toEqual({ ...NO_FAULTS, latencyMs: 5, dropShare: 0.25 });
    const shown = (await (await routes.request('/faults')).json()) as { settings: unknown };
    expect(shown.settings).toEqual(faults.get());
  });

  it.each(FAULT_PRESETS.map(({ title }) => title))(
    '"%s" replaces what was on, and goes off with all',
    async (title) => {
      const { faults, post } = open();
      faults.set({ seed: 7, anonymous: true });
      expect((await post({ preset: title })).status).toBe(200);
      const { settings } = FAULT_PRESETS.find((preset) => preset.title === title) ?? { settings: {} };
      expect(faults.get()).toEqual({ ...NO_FAULTS, ...settings });
      expect(faults.active()).not.toEqual([]);
      await post({ reset: true });
      expect(faults.get()).toEqual(NO_FAULTS);
    },
  );

  it('refuse what is no switch, no value and no preset, and change nothing', async () => {
    const { faults, post } = open();
    expect((await post({ set: { dropShare: 2 } })).status).toBe(400);
    expect((await post({ set: { nothing: 1 } })).status).toBe(400);
    expect((await post({ preset: 'Jira is up' })).status).toBe(404);
    expect((await post('all')).status).toBe(400);
    expect(faults.get()).toEqual(NO_FAULTS);
  });
});
