import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type CommandLine, commandLineFrom, USAGE, UsageError } from './command-line';
import { generateDemoSite } from './data/demo-site';
import type { FaultSwitches } from './faults/fault-switches';
import { PortInUse } from './forge/listen';
import { DataFolderInUse } from './forge/lock-data-folder';
import { KEPT_FOLDERS, startSandbox } from './forge/start-sandbox';
import { ImportFailed, importFiles } from './import-files';
import { UnknownDataFormat } from './jira/unknown-data-format';
import {
  type RealSiteSettings,
  RealSiteSettingsError,
  realSiteSettingsFrom,
  siteFolderName,
} from './real-site/real-site-settings';
import { SiteRefused } from './real-site/site-refused';
import { startRealSite } from './real-site/start-real-site';
import { seedDemoAnswers, seedDemoRoadmap } from './seed-demo';

/** Failures that concern the person who started it, in words for them. */
const EXPECTED = [PortInUse, DataFolderInUse, ImportFailed, SiteRefused, UnknownDataFormat];

const print = (line: string): void => console.log(line);

/** Removes what the sandbox keeps, and nothing else that may lie in the folder. */
function forget(directory: string): void {
  for (const name of KEPT_FOLDERS) rmSync(path.join(directory, name), { recursive: true, force: true });
}

function openBrowser(url: string): void {
  if (process.env['CI'] !== undefined || !process.stdout.isTTY) return;
  const command = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  // A machine without a browser is no fault: the address is printed anyway.
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function stopOnSignals(sandbox: { readonly stop: () => Promise<void> }): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    sandbox.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** Once the demo shop is made, which faults must not meet. */
function switchOn({ faults }: CommandLine, switches: FaultSwitches): void {
  switches.set(faults);
  const active = switches.active().map((name) => `${name}=${String(switches.get()[name])}`);
  if (active.length > 0) print(`Faults on, to be changed under the hood: ${active.join(', ')}`);
}

async function start(commandLine: CommandLine): Promise<void> {
  const { port, imports, issues, dataDir, reset, open } = commandLine;
  const directory = path.resolve(dataDir);
  if (reset) forget(directory);
  const made = { isNew: false };
  const sandbox = await startSandbox({
    dataDir: directory,
    port,
    withPages: true,
    withScheduler: true,
    print,
    siteData: () => {
      made.isNew = true;
      return generateDemoSite({ now: Date.now(), ...(issues === null ? {} : { issues }) });
    },
    prepare: async (opened) => {
      // Before the imports, so that a refused file does not leave the demo shop without its roadmap.
      if (made.isNew) {
        await seedDemoRoadmap(opened);
        await seedDemoAnswers(opened);
      }
      await importFiles({ files: imports, jira: opened.jira, hostState: opened.platform.hostState, print });
    },
  });
  stopOnSignals(sandbox);
  if (!made.isNew && issues !== null) print('--issues is used only for a new data folder; add --reset to start anew.');
  print(`\nJira sandbox with Plumbline: ${sandbox.url}`);
  print(`  Health of the demo shop    ${sandbox.url}/projects/SHOP/plumbline/health`);
  print(`  Administration             ${sandbox.url}/admin/plumbline`);
  switchOn(commandLine, sandbox.faults);
  print('Stop with Ctrl+C; everything is kept.');
  if (open) openBrowser(sandbox.url);
}

/** Takes the login out of the environment, so that neither the app's functions nor child processes find it there. */
function takeSettings(site: string, allowWrites: boolean): RealSiteSettings {
  const settings = realSiteSettingsFrom({ site, allowWrites, environment: process.env });
  delete process.env['JIRA_API_TOKEN'];
  return settings;
}

async function startOnSite(commandLine: CommandLine, settings: RealSiteSettings): Promise<void> {
  const { port, dataDir, reset, open } = commandLine;
  const directory = path.resolve(dataDir, siteFolderName(settings.host));
  if (reset) forget(directory);
  const hosting = await startRealSite(settings, {
    dataDir: directory,
    port,
    withPages: true,
    withScheduler: true,
    print,
  });
  stopOnSignals(hosting);
  print(`\nPlumbline on ${settings.host}: ${hosting.url}`);
  print(`  Administration             ${hosting.url}/admin/plumbline`);
  switchOn(commandLine, hosting.faults);
  print('Stop with Ctrl+C; what Plumbline stored is kept on this machine.');
  if (open) openBrowser(hosting.url);
}

async function main(): Promise<void> {
  try {
    const commandLine = commandLineFrom(process.argv.slice(2));
    if (commandLine.help) print(USAGE);
    else if (commandLine.site === null) await start(commandLine);
    else await startOnSite(commandLine, takeSettings(commandLine.site, commandLine.allowWrites));
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${USAGE}`);
      process.exit(2);
    }
    if (error instanceof RealSiteSettingsError) {
      console.error(error.message);
      process.exit(2);
    }
    if (EXPECTED.some((kind) => error instanceof kind)) {
      console.error((error as Error).message);
      process.exit(1);
    }
    throw error;
  }
}

void main();
