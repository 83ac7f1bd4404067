import type { Frame } from 'playwright-core';
import { eventually } from '../eventually';
import { openStage, type Seat, type Stage } from './stage';

/*
 * What @forge/bridge asks of the product, in a real browser: the commands go straight to `globalThis.__bridge`, as the
 * package sends them, so that those are held too which no page of the app uses today.
 */

jest.setTimeout(180_000);

interface BridgeWindow {
  readonly __bridge: { readonly callBridge: (command: string, payload?: unknown) => Promise<unknown> };
  told?: unknown;
}

let stage: Stage;
let issueKey: string;
beforeAll(async () => {
  stage = await openStage();
  const found = await stage.jira<{ issues: { key: string }[] }>('po', 'POST', '/rest/api/3/search/jql', {
    jql: 'project = SHOP AND issuetype = Story ORDER BY rank',
    maxResults: 1,
    fields: ['summary'],
  });
  issueKey = found.issues[0]?.key ?? '';
});
afterAll(() => stage.close());

let seat: Seat;
afterEach(() => seat.leave());

const call = (frame: Frame, command: string, payload?: unknown): Promise<unknown> =>
  frame.evaluate(([name, value]) => (window as unknown as BridgeWindow).__bridge.callBridge(name, value), [
    command,
    payload,
  ] as const);

async function openPanel(): Promise<Frame> {
  seat = await stage.open({ as: 'po', path: `/browse/${issueKey}` });
  await seat
    .app('issue-panel')
    .getByText('Why it is on the roadmap')
    .or(seat.app('issue-panel').getByRole('heading'))
    .first()
    .waitFor();
  return seat.frame('issue-panel');
}

test('a page of the app lives in a sandboxed frame of another origin, with the bridge before everything else', async () => {
  const frame = await openPanel();
  expect(new URL(frame.url()).origin).not.toBe(new URL(seat.page.url()).origin);
  expect(await seat.page.locator('iframe[src*="/issue-panel/"]').getAttribute('sandbox')).not.toMatch(/top-navigation/);
  expect(await frame.evaluate(() => document.head.querySelector('script')?.getAttribute('src'))).toBe(
    '/__bridge/client.js',
  );
});

test("Atlassian's policy stops a request to elsewhere and a style that a script writes", async () => {
  const frame = await openPanel();
  const [request, colour] = await frame.evaluate(async () => {
    const style = document.createElement('style');
    style.textContent = 'body { color: rgb(1, 2, 3) }';
    document.head.append(style);
    const outcome = await fetch('https://example.com/').then(
      () => 'sent',
      () => 'refused',
    );
    return [outcome, getComputedStyle(document.body).color];
  });
  expect(request).toBe('refused');
  expect(colour).not.toBe('rgb(1, 2, 3)');
  expect(seat.complaints().join('\n')).toMatch(/connect-src/);
  expect(seat.complaints().join('\n')).toMatch(/style-src/);
});

test('a switch of theme in Jira reaches the page without a reload', async () => {
  const frame = await openPanel();
  await frame.evaluate(() => {
    (window as unknown as BridgeWindow).told = 'same document';
  });
  const light = await frame.evaluate(() => getComputedStyle(document.body).color);
  await seat.page.getByRole('button', { name: /theme/i }).click();
  await eventually(async () => {
    expect(await frame.evaluate(() => document.documentElement.dataset['colorMode'])).toBe('dark');
  });
  expect(await frame.evaluate(() => (window as unknown as BridgeWindow).told)).toBe('same document');
  expect(await frame.evaluate(() => getComputedStyle(document.body).color)).not.toBe(light);
});

test('sub-pages have addresses of their own, and back leads from one to the one before', async () => {
  seat = await stage.open({ as: 'po', path: '/projects/SHOP/plumbline/health' });
  const app = seat.app('project-page');
  await app.getByRole('button', { name: 'Backlog', exact: true }).click();
  await seat.page.waitForURL('**/plumbline/backlog*');
  await seat.page.goBack();
  await app.getByRole('heading', { name: 'Repair queue' }).waitFor();
  expect(new URL(seat.page.url()).pathname).toBe('/projects/SHOP/plumbline/health');
});

test('a flag is shown by Jira, and its action calls the function in the frame', async () => {
  const frame = await openPanel();
  await frame.evaluate(async () => {
    const host = window as unknown as BridgeWindow;
    await host.__bridge.callBridge('showFlag', {
      id: 'moved',
      type: 'success',
      title: 'Five items moved',
      actions: [{ text: 'Take back', onClick: () => (host.told = 'taken back') }],
    });
  });
  await seat.page.getByRole('button', { name: 'Take back' }).click();
  await eventually(async () => {
    expect(await frame.evaluate(() => (window as unknown as BridgeWindow).told)).toBe('taken back');
  });
});

test('a modal gets its context, and closing it hands its result to the page that opened it', async () => {
  const frame = await openPanel();
  await frame.evaluate(async () => {
    const host = window as unknown as BridgeWindow;
    await host.__bridge.callBridge('openModal', {
      resource: 'issue-glance',
      size: 'medium',
      title: 'A closer look',
      context: { from: 'panel' },
      onClose: (result: unknown) => (host.told = result),
    });
  });
  const modal = await (await seat.page.waitForSelector('dialog iframe')).contentFrame();
  if (modal === null) throw new Error('The dialog has no frame.');
  await modal.waitForFunction(() => '__bridge' in window);
  const context = (await call(modal, 'getContext')) as { extension: { modal: unknown; issue: { key: string } } };
  expect(context.extension).toMatchObject({ modal: { from: 'panel' }, issue: { key: issueKey } });
  // The answer of this call dies with its frame.
  void call(modal, 'close', { chosen: 7 }).catch(() => undefined);
  await eventually(async () => {
    expect(await frame.evaluate(() => (window as unknown as BridgeWindow).told)).toEqual({ chosen: 7 });
  });
  expect(await seat.page.locator('dialog').count()).toBe(0);
  expect(await call(frame, 'close')).toBe(false);
});

test('what one frame of the issue emits, the other hears until it unsubscribes', async () => {
  const panel = await openPanel();
  const glance = await seat.frame('issue-glance');
  await glance.waitForFunction(() => '__bridge' in window);
  const emit = (payload: number): Promise<unknown> => call(panel, 'emit', { event: 'a.test', payload });
  await glance.evaluate(async () => {
    const host = window as unknown as BridgeWindow & { stop?: () => void };
    const heard: unknown[] = [];
    host.told = heard;
    const subscription = (await host.__bridge.callBridge('on', {
      event: 'a.test',
      callback: (payload: unknown) => heard.push(payload),
    })) as { readonly unsubscribe: () => void };
    host.stop = subscription.unsubscribe;
  });
  await emit(1);
  await eventually(async () => {
    expect(await glance.evaluate(() => (window as unknown as BridgeWindow).told)).toEqual([1]);
  });
  await glance.evaluate(() => (window as unknown as { stop: () => void }).stop());
  // Answered after the unsubscription, which takes the same road.
  await call(glance, 'getFrameId');
  await emit(2);
  await call(glance, 'getFrameId');
  expect(await glance.evaluate(() => (window as unknown as BridgeWindow).told)).toEqual([1]);
});

test('the frame is as tall as its page, when it grows and when it shrinks again', async () => {
  const frame = await openPanel();
  const height = (): Promise<number> =>
    seat.page.locator('iframe[src*="/issue-panel/"]').evaluate((element) => element.clientHeight);
  // What the page shows may still be growing by itself, so that only both together tell.
  const fits = (): Promise<number> =>
    eventually(async () => {
      const now = await height();
      expect(now).toBe(await frame.evaluate(() => document.body.offsetHeight));
      return now;
    });
  await fits();
  await frame.evaluate(() => {
    const box = document.body.appendChild(document.createElement('div'));
    box.id = 'tall';
    box.style.height = '7000px';
  });
  expect(await fits()).toBeGreaterThan(7000);
  await frame.evaluate(() => document.getElementById('tall')?.remove());
  expect(await fits()).toBeLessThan(7000);
});

test('a command that the product does not know is refused by its name, also one that every object inherits', async () => {
  const frame = await openPanel();
  await expect(call(frame, 'sendToMars')).rejects.toThrow('does not know the bridge command sendToMars');
  await expect(call(frame, 'constructor')).rejects.toThrow('does not know the bridge command constructor');
});
