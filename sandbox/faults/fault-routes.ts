import { Hono } from 'hono';
import { z } from 'zod';
import { faultKindOf } from './fault-kinds';
import { FAULT_PRESETS } from './fault-presets';
import { FaultRefused } from './fault-refused';
import { type FaultName, type FaultSettings, faultSettings, NO_FAULTS } from './fault-settings';
import type { FaultSwitches } from './fault-switches';
import { FAULT_GROUPS, type FaultWords } from './fault-words';

const change = z.union([
  z.strictObject({ set: faultSettings.partial() }),
  z.strictObject({ preset: z.string() }),
  z.strictObject({ reset: z.literal(true) }),
]);

function view(faults: FaultSwitches): object {
  return {
    settings: faults.get(),
    active: faults.active(),
    presets: FAULT_PRESETS.map(({ title }) => title),
    groups: FAULT_GROUPS.map(({ title, switches }) => ({
      title,
      switches: (Object.entries(switches) as [FaultName, FaultWords][]).map(([name, words]) => ({
        name,
        ...words,
        ...faultKindOf(name),
        off: NO_FAULTS[name],
      })),
    })),
  };
}

/** What the drawer's section of faults shows and changes. */
export function createFaultRoutes(faults: FaultSwitches): Hono {
  const app = new Hono();
  app.get('/faults', (c) => c.json(view(faults)));
  app.post('/faults', async (c) => {
    const asked = change.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success) return c.json({ message: z.prettifyError(asked.error) }, 400);
    try {
      // JSON has no undefined.
      if ('set' in asked.data) faults.set(asked.data.set as Partial<FaultSettings>);
      else {
        const { preset: title } = 'preset' in asked.data ? asked.data : { preset: null };
        const preset = FAULT_PRESETS.find((known) => known.title === title);
        if (title !== null && preset === undefined) return c.json({ message: `There is no preset ${title}.` }, 404);
        faults.reset();
        if (preset !== undefined) faults.set(preset.settings);
      }
      return c.json(view(faults));
    } catch (error) {
      if (error instanceof FaultRefused) return c.json({ message: error.message }, 400);
      throw error;
    }
  });
  return app;
}
