import './forge-globals';

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInvocationLog } from '../../../sandbox/forge/invocation-log';
import { functionLoader } from '../../../sandbox/forge/load-functions';
import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { activityOf, runSandbox, stopAll } from './running-sandbox';

afterEach(stopAll);

/** The handler `name` of a bundle with this text, as the sandbox loads the app's own. */
const handlerFrom = (source: string, { clockSkewMs = 0 } = {}) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-bundle-'));
  writeFileSync(path.join(directory, 'index.cjs'), source);
  const find = functionLoader({ directory, print: () => undefined, clockSkewMs: () => clockSkewMs });
  const handler = find('index.run');
  rmSync(directory, { recursive: true });
  return handler;
};

describe('the lines of an invocation', () => {
  it('are 100 for each minute that the function may run, begun ones too', () => {
    for (const [timeoutSeconds, most] of [
      [25, 100],
      [55, 100],
      [90, 200],
      [900, 1500],
    ] as const) {
      const log = createInvocationLog(timeoutSeconds);
      for (let line = 0; line < most + 7; line += 1) log.add('INFO', `line ${line}`);
      expect(log.lines).toHaveLength(most);
      expect(log.lines.at(-1)).toBe(`INFO line ${most - 1}`);
      expect(log.droppedLines()).toBe(7);
    }
  });

  it('are 200 KB together, counted as UTF-8', () => {
    const log = createInvocationLog(900);
    log.add('INFO', 'ü'.repeat(100 * 1024));
    log.add('INFO', 'x');
    expect(log.lines).toHaveLength(1);
    expect(log.droppedLines()).toBe(1);
  });

  it('carry the level of the console, and stand in the activity and in the drawer with what is lost', async () => {
    const print = `for (const level of ['log', 'info', 'debug', 'warn', 'error']) console[level]('from ' + level, { n: 1 });
      for (let line = 0; line < 100; line += 1) console.log('more');`;
    const adminResolver = handlerFrom(`exports.run = () => { ${print} return {}; };`);
    const sandbox = await runSandbox({ adminResolver }, { withPages: false });
    await sandbox.invoke('plumbline-admin', 'any', {}, { accountId: DEMO_PEOPLE.admin });
    const invocation = activityOf(sandbox, 'invocation').find(({ functionKey }) => functionKey === 'admin-resolver');
    expect(invocation?.lines.slice(0, 6)).toEqual([
      'INFO from log {"n":1}',
      'INFO from info {"n":1}',
      'DEBUG from debug {"n":1}',
      'WARN from warn {"n":1}',
      'ERROR from error {"n":1}',
      'INFO more',
    ]);
    expect(invocation).toMatchObject({ droppedLines: 5 });
    const drawer = (await (await fetch(`${sandbox.url}/__forge/activity`)).json()) as {
      readonly entries: readonly { readonly title: string; readonly detail: string }[];
    };
    const entry = drawer.entries.find(({ title }) => title.startsWith('admin-resolver'));
    expect(entry?.detail).toContain('WARN from warn');
    expect(entry?.detail).toContain('5 more lines');
  });
});

describe('clockSkewMs', () => {
  const read = `exports.run = () => ({ now: Date.now(), made: new Date().getTime(), given: new Date(5).getTime(),
    parsed: Date.parse('1970-01-01T00:00:01Z'), is: new Date() instanceof Date, captured: clock() }); const clock = Date.now;`;
  type Read = Readonly<Record<'now' | 'made' | 'given' | 'parsed' | 'captured', number>> & { readonly is: boolean };

  it.each([3_600_000, -3_600_000])(
    'by %d ms: the clock inside the function is wrong, given instants are not',
    (skew) => {
      const told = handlerFrom(read, { clockSkewMs: skew })(undefined, undefined) as Read;
      for (const instant of [told.now, told.made, told.captured])
        expect(Math.abs(instant - Date.now() - skew)).toBeLessThan(1000);
      expect(told).toMatchObject({ given: 5, parsed: 1000, is: true });
    },
  );

  it('without it the clock is right', () => {
    const told = handlerFrom(read)(undefined, undefined) as Read;
    expect(Math.abs(told.now - Date.now())).toBeLessThan(1000);
  });
});
