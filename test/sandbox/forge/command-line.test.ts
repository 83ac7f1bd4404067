import './forge-globals';

import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandLineFrom, USAGE, UsageError } from '../../../sandbox/command-line';
import { generateDemoSite } from '../../../sandbox/data/demo-site';
import type { Sandbox } from '../../../sandbox/forge/start-sandbox';
import { ImportFailed, importFiles } from '../../../sandbox/import-files';
import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { seedDemoRoadmap } from '../../../sandbox/seed-demo';
import { aFolder, runSandbox, stop, stopAll } from './running-sandbox';

afterEach(stopAll);

const ROOT = path.resolve(__dirname, '..', '..', '..');
const CSV = 'Issue key,Issue id,Issue Type,Summary,Status\nACME-1,5001,Story,Ship the rocket,To Do\n';

describe('options', () => {
  it('without any are those of npm start', () => {
    expect(commandLineFrom([])).toEqual({
      port: 8420,
      imports: [],
      issues: null,
      dataDir: '.plumbline',
      reset: false,
      open: true,
      site: null,
      allowWrites: false,
      faults: {},
      help: false,
    });
  });

  it('are all read', () => {
    const args = '--port 9000 --import a.csv --import b.json --issues 10000 --data-dir d --reset --no-open'.split(' ');
    expect(commandLineFrom(args)).toEqual({
      port: 9000,
      imports: ['a.csv', 'b.json'],
      issues: 10_000,
      dataDir: 'd',
      reset: true,
      open: false,
      site: null,
      allowWrites: false,
      faults: {},
      help: false,
    });
    expect(commandLineFrom(['-h']).help).toBe(true);
    expect(commandLineFrom(['--fault', 'latencyMs=2s,dropShare=5%', '--fault', 'anonymous']).faults).toEqual({
      latencyMs: 2000,
      dropShare: 0.05,
      anonymous: true,
    });
  });

  it.each([
    [['--port', '80a'], '--port takes a whole number from 1 to 65534, not "80a".'],
    [['--port', '65535'], 'from 1 to 65534'],
    [['--port', '0'], 'from 1 to 65534'],
    [['--issues', '-1'], '--issues'],
    [['--issues', '200001'], '--issues takes a whole number from 1 to 200000'],
    [['--issues', '1.5'], '--issues'],
    [['--colour'], '--colour'],
    [['--import'], '--import'],
    [['8420'], '8420'],
    [['--allow-writes'], 'name it with --site'],
    [['--fault', 'latency=5'], 'There is no fault switch "latency". There are:\n  latencyMs'],
    [['--fault', 'dropShare=2'], 'dropShare takes a share from 0 to 1, or 0% to 100%, not "2"'],
    [['--site', 'https://a.atlassian.net', '--import', 'a.csv'], 'Leave out either --import or --site.'],
    [['--site', 'https://a.atlassian.net', '--issues', '10'], 'Leave out either --issues or --site.'],
    [['--site', 'https://a.atlassian.net', '--fault', 'indexLagMs=500'], 'a real site has its own'],
  ])('%j is refused with words', (args, words) => {
    expect(() => commandLineFrom(args)).toThrow(UsageError);
    expect(() => commandLineFrom(args)).toThrow(words);
  });

  it('end the program with 2 when they make no sense, and with 0 after --help', () => {
    const run = (args: readonly string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', path.join(ROOT, 'sandbox', 'main.ts'), ...args], {
        cwd: ROOT,
        encoding: 'utf8',
      });
    const wrong = run(['--port', 'http']);
    expect([wrong.status, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toBe(`--port takes a whole number from 1 to 65534, not "http".\n\n${USAGE}\n`);
    const help = run(['--help']);
    expect([help.status, help.stdout, help.stderr]).toEqual([0, `${USAGE}\n`, '']);
  }, 30_000);
});

describe('--import', () => {
  const aFile = (name: string, content: string): string => {
    const file = path.join(aFolder(), name);
    writeFileSync(file, content);
    return file;
  };
  const importing = async (sandbox: Sandbox, files: readonly string[]): Promise<readonly string[]> => {
    const lines: string[] = [];
    await importFiles({
      files,
      jira: sandbox.jira,
      hostState: sandbox.platform.hostState,
      print: (line) => lines.push(line),
    });
    return lines;
  };

  it('adds the issues of a file, and says how many', async () => {
    const sandbox = await runSandbox();
    const lines = await importing(sandbox, [aFile('acme.csv', CSV)]);
    expect(lines[0]).toBe('Imported 1 issues from acme.csv: 0 epics, 1 open.');
    expect(sandbox.jira.projects().map(({ key }) => key)).toContain('ACME');
  });

  it('takes the same content once, under any name, also after a restart', async () => {
    const dataDir = aFolder();
    const first = await runSandbox({}, { dataDir });
    await importing(first, [aFile('acme.csv', CSV)]);
    const issues = first.jira.data().issues.length;
    await stop(first);
    const second = await runSandbox({}, { dataDir });
    expect(await importing(second, [aFile('copy.csv', CSV)])).toEqual(['copy.csv is here already (1 issues).']);
    expect(second.jira.data().issues).toHaveLength(issues);
  });

  it('refuses a bad file with its place, and takes nothing of it', async () => {
    const sandbox = await runSandbox();
    const before = sandbox.jira.data();
    const bad = aFile('bad.csv', `${CSV}ACME-2,5002,Story\nACME-3,5003,Story,"Never closed,To Do\n`);
    await expect(importing(sandbox, [bad])).rejects.toThrow(ImportFailed);
    await expect(importing(sandbox, [bad])).rejects.toThrow(
      new RegExp(`^${bad.replaceAll(/[.\\]/g, '\\$&')}:\\d+:\\d+: .+ Nothing of this file was imported\\.$`),
    );
    expect(sandbox.jira.data()).toEqual(before);
  });

  it('keeps what came before a bad file, and does not take that twice', async () => {
    const sandbox = await runSandbox();
    const good = aFile('good.csv', CSV);
    await expect(importing(sandbox, [good, aFile('bad.json', '{"issues": 7}')])).rejects.toThrow('bad.json:1:');
    expect(await importing(sandbox, [good])).toEqual(['good.csv is here already (1 issues).']);
  });

  it('says so when a file cannot be read', async () => {
    const sandbox = await runSandbox();
    const absent = path.join(aFolder(), 'absent.csv');
    await expect(importing(sandbox, [absent])).rejects.toThrow(
      `${absent} cannot be read. Check the path after --import.`,
    );
    await expect(importing(sandbox, [aFolder()])).rejects.toThrow(ImportFailed);
  });
});

it("the demo shop's roadmap is saved by the app itself, once", async () => {
  const dataDir = aFolder();
  const siteData = () => generateDemoSite({ now: Date.now() });
  const { startSandbox } = await import('../../../sandbox/forge/start-sandbox');
  const sandbox = await startSandbox({ dataDir, port: 0, siteData, eventDelayMs: 1, queueDelayScale: 0.01 });
  try {
    expect(await seedDemoRoadmap(sandbox)).toBe(true);
    const admin = (): Promise<unknown> =>
      sandbox.invoke('plumbline-admin', 'admin.open', {}, { accountId: DEMO_PEOPLE.admin });
    expect(await admin()).toMatchObject({ ok: true, value: { roadmapRevision: 1 } });
    // The same save again is neither a conflict nor a new revision.
    expect(await seedDemoRoadmap(sandbox)).toBe(true);
    expect(await admin()).toMatchObject({ ok: true, value: { roadmapRevision: 1 } });
    expect(existsSync(path.join(dataDir, 'functions'))).toBe(true);
  } finally {
    await sandbox.idle();
    await sandbox.stop();
  }
}, 60_000);
