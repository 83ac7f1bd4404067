import { generateDemoSite } from '../../../sandbox/data/demo-site';
import { startSandbox } from '../../../sandbox/forge/start-sandbox';
import type { SiteData } from '../../../sandbox/jira/site-records';
import { idleFunctions } from '../forge/idle-functions';

/*
 * A sandbox that plays the real site, in a process of its own: basic auth, no app. Its estimate field has another id than
 * the demo's. Prints its address as one line of JSON; stops when its input ends.
 */

function otherFieldIds(site: SiteData): SiteData {
  return JSON.parse(JSON.stringify(site).replaceAll('customfield_10016', 'customfield_28016')) as SiteData;
}

async function serve(): Promise<void> {
  const sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    functions: idleFunctions(),
    siteData: () => otherFieldIds(generateDemoSite({ now: Date.now(), issues: 120 })),
  });
  process.stdout.write(`${JSON.stringify({ url: sandbox.url })}\n`);
  process.stdin.on('end', () => void sandbox.stop().then(() => process.exit(0)));
  process.stdin.resume();
}

void serve();
