import { type Hosting, type HostOptions, hostApp } from '../forge/start-sandbox';
import { openRealSite, type RealSite } from './open-real-site';
import type { RealSiteSettings } from './real-site-settings';
import { watchChanges } from './watch-changes';

/** What the terminal says before anything of the app runs: whose eyes it has, and what it may change. */
function introduction({ host, allowWrites }: RealSiteSettings, { realSite, users }: RealSite): readonly string[] {
  const [owner] = users();
  const lines = [
    `Real site: ${host}, as ${owner?.displayName ?? ''} (${owner?.emailAddress ?? ''}).`,
    '  There is one person here: what Plumbline asks as the app and as a visitor, this person sees.',
  ];
  if (!allowWrites) return [...lines, '  Read only: nothing is changed there. --allow-writes lets Plumbline write.'];
  return [
    ...lines,
    '  --allow-writes: Plumbline may send these writes and no others, from now on and without asking again:',
    ...(realSite.allowedWrites ?? []).map(
      ({ method, endpoint, purpose }) => `    ${method} ${endpoint}\n      ${purpose}`,
    ),
  ];
}

/** Hosts the app on a real site. Throws SiteRefused before anything of the app starts. */
export async function startRealSite(
  settings: RealSiteSettings,
  { print, ...options }: HostOptions<RealSite> & { readonly print: (line: string) => void; readonly pollMs?: number },
): Promise<Hosting<RealSite>> {
  const site = await openRealSite({ settings, print });
  for (const line of introduction(settings, site)) print(line);
  if (!site.realSite.scansByItself)
    print('  Many projects: none is scanned by itself. Choose Scan now on the page of a project.');
  const hosting = await hostApp<RealSite>(
    { ...options, print, withScheduler: options.withScheduler === true && site.realSite.scansByItself },
    () => Promise.resolve(site),
  );
  const stopWatching = watchChanges(site, options.pollMs === undefined ? {} : { everyMs: options.pollMs });
  return {
    ...hosting,
    stop: async () => {
      stopWatching();
      await hosting.stop();
    },
  };
}
