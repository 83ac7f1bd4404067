import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame } from 'playwright-core';
import { eventually } from '../eventually';
import { openStage, type Person, type Resource, type Seat, type Stage } from './stage';

jest.setTimeout(60_000);

const ROOT = path.resolve(__dirname, '..', '..');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const GLANCE_BUDGET_BYTES = 75 * 1024;

/** A state of a page, and how to come there from the one before. */
interface Stop {
  readonly name: string;
  /** Resolves when the page is whole. */
  readonly reach: (seat: Seat) => Promise<void>;
}

interface Shown {
  readonly name: string;
  readonly as: Person;
  readonly path: string;
  readonly resources: readonly Resource[];
  readonly stops: readonly Stop[];
}

const adminSection = (link: string): Stop => ({
  name: link,
  reach: async (seat) => {
    const app = seat.app('admin-page');
    await app.getByRole('link', { name: new RegExp(`^${link}`) }).click();
    await app.getByRole('heading', { name: link, level: 1 }).waitFor();
  },
});

const OPEN_ISSUE: Stop = {
  name: 'scored',
  reach: async (seat) => {
    await seat.app('issue-panel').getByRole('radiogroup').first().waitFor();
    await seat.app('issue-glance').getByRole('region', { name: 'Alignment' }).waitFor();
  },
};

const PAGES: readonly Shown[] = [
  {
    name: 'an issue',
    as: 'po',
    path: '/browse/SHOP-128',
    resources: ['issue-panel', 'issue-glance'],
    stops: [
      OPEN_ISSUE,
      {
        name: 'with its history, asked for every input again',
        reach: async (seat) => {
          const panel = seat.app('issue-panel');
          const risk = panel.getByRole('radiogroup', { name: 'How much risk goes away?' });
          // The answer is kept from one theme and width to the next.
          if ((await risk.count()) > 0) await risk.getByRole('radio', { name: '3' }).click();
          await panel.getByRole('row', { name: /^Risk reduction 3 of 5/ }).waitFor();
          await panel.getByRole('button', { name: 'History' }).click();
          await panel.getByRole('list', { name: 'Moves, newest first' }).waitFor();
          await panel.getByRole('button', { name: 'Edit inputs' }).click();
        },
      },
    ],
  },
  {
    name: 'an unlinked issue',
    as: 'po',
    path: '/browse/SHOP-358',
    resources: ['issue-panel', 'issue-glance'],
    stops: [
      {
        name: 'unlinked',
        reach: async (seat) => {
          await seat.app('issue-panel').getByText('Unlinked').first().waitFor();
          await seat.app('issue-glance').getByText('Unlinked').first().waitFor();
        },
      },
    ],
  },
  {
    name: 'the project page',
    as: 'po',
    path: '/projects/SHOP/plumbline/health',
    resources: ['project-page'],
    stops: [
      {
        name: 'health with a part open',
        reach: async (seat) => {
          const app = seat.app('project-page');
          await app.getByRole('button', { name: 'Fit', exact: true }).click();
          await app.getByRole('heading', { name: 'Fit: Does the work belong to the roadmap?' }).waitFor();
        },
      },
      {
        name: 'backlog',
        reach: async (seat) => {
          const app = seat.app('project-page');
          const pages = app.getByRole('navigation', { name: 'Plumbline' });
          await pages.getByRole('button', { name: 'Backlog' }).click();
          await app.getByRole('grid', { name: 'Backlog' }).waitFor();
        },
      },
    ],
  },
  {
    name: 'the project page of a restricted viewer',
    as: 'restricted',
    path: '/projects/SHOP/plumbline/health',
    resources: ['project-page'],
    stops: [
      {
        name: 'health of their own',
        reach: (seat) => seat.app('project-page').getByText('These totals are yours').waitFor(),
      },
    ],
  },
  {
    name: 'the administration',
    as: 'admin',
    path: '/admin/plumbline',
    resources: ['admin-page'],
    stops: ['Roadmap', 'Mapping rules', 'Value model', 'Scans', 'Revisions'].map(adminSection),
  },
  {
    name: 'the settings',
    as: 'po',
    path: '/projects/SHOP/settings/plumbline',
    resources: ['settings-page'],
    stops: [
      {
        name: 'opened',
        reach: (seat) => seat.app('settings-page').getByRole('textbox', { name: 'Ready at the top' }).waitFor(),
      },
    ],
  },
];

async function seriousFindings(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(AXE);
  const options: RunOptions = { resultTypes: ['violations'] };
  const { violations } = await frame.evaluate<AxeResults, RunOptions>(
    (given) => (window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** By how many pixels the page can be scrolled sideways. */
async function overflow(frame: Frame): Promise<number> {
  return frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function colorMode(frame: Frame): Promise<string | null> {
  return frame.evaluate(() => document.documentElement.getAttribute('data-color-mode'));
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const LOOKS = (['light', 'dark'] as const).flatMap((theme) => [320, 1400].map((width) => ({ theme, width })));

describe.each(LOOKS)('in $theme at $width px', ({ theme, width }) => {
  test.each(PAGES)('$name is accessible, fits, and breaks no policy', async (shown) => {
    const seat = await stage.open({ as: shown.as, path: shown.path, theme, width });
    for (const { name, reach } of shown.stops) {
      await reach(seat);
      for (const resource of shown.resources) {
        const frame = await seat.frame(resource);
        const seen = {
          mode: await colorMode(frame),
          pixelsTooWide: await overflow(frame),
          findings: await seriousFindings(frame),
        };
        expect({ name, resource, ...seen }).toEqual({ name, resource, mode: theme, pixelsTooWide: 0, findings: [] });
      }
    }
    expect(seat.complaints()).toEqual([]);
    await seat.leave();
  });
});

test('a theme switched in Jira is taken over by every open page at once', async () => {
  const seat = await stage.open({ as: 'po', path: '/browse/SHOP-128', theme: 'light' });
  await OPEN_ISSUE.reach(seat);
  const frames = await Promise.all((['issue-panel', 'issue-glance'] as const).map(seat.frame));
  const grounds = (): Promise<string[]> =>
    Promise.all(frames.map((frame) => frame.evaluate(() => getComputedStyle(document.body).color)));
  const before = await grounds();
  await seat.page.getByRole('button', { name: 'Switch to dark theme' }).click();
  await eventually(async () => expect(await Promise.all(frames.map(colorMode))).toEqual(['dark', 'dark']));
  await eventually(async () => {
    for (const [index, color] of (await grounds()).entries()) expect(color).not.toBe(before[index]);
  });
  await seat.page.getByRole('button', { name: 'Switch to light theme' }).click();
  await eventually(async () => expect(await grounds()).toEqual(before));
  expect(seat.complaints()).toEqual([]);
  await seat.leave();
});

test('the scripts of the glance stay within their budget', () => {
  const folder = path.join(ROOT, 'static', 'build', 'issue-glance', 'assets');
  const sizes = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => gzipSync(readFileSync(path.join(folder, name)), { level: 9 }).length);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(GLANCE_BUDGET_BYTES);
});
