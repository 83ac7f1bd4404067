import { generateDemoSite } from '../../sandbox/data/demo-site';
import { startSandbox } from '../../sandbox/forge/start-sandbox';
import { seedDemoRoadmap } from '../../sandbox/seed-demo';

/*
 * A sandbox for one file of browser tests, in a process of its own: it installs globals, and the functions must run in
 * plain Node, not in the test runner's. Prints one line of JSON when the demo site is scored, stops when its input ends.
 */

/** Short, so that tests wait for the app and not for a pretended network. */
const EVENT_DELAY_MS = 20;

async function serve(): Promise<void> {
  const sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    withPages: true,
    eventDelayMs: EVENT_DELAY_MS,
    siteData: () => generateDemoSite({ now: Date.now() }),
    print: (line) => console.error(line),
  });
  if (!(await seedDemoRoadmap(sandbox))) throw new Error('The demo roadmap was not saved.');
  await sandbox.idle();
  process.stdout.write(`${JSON.stringify({ url: sandbox.url, cdnUrl: sandbox.cdnUrl })}\n`);
  process.stdin.on('end', () => void sandbox.stop().then(() => process.exit(0)));
  process.stdin.resume();
}

void serve();
