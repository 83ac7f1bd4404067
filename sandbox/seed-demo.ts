import { demoRoadmap } from './data/demo-roadmap';
import type { Sandbox } from './forge/start-sandbox';
import { DEMO_PEOPLE } from './jira/site-records';

/**
 * Saves the demo shop's roadmap through the app's own door, as its administrator would; a site that has a roadmap
 * already keeps it. Answers whether it was saved.
 */
export async function seedDemoRoadmap(sandbox: Sandbox): Promise<boolean> {
  const answer = (await sandbox.invoke(
    'plumbline-admin',
    'admin.saveRoadmap',
    {
      baseRevision: 0,
      roadmap: demoRoadmap(sandbox.jira.data()),
      note: 'Roadmap of the demo shop, made by the sandbox',
    },
    { accountId: DEMO_PEOPLE.admin },
  )) as { readonly ok?: boolean };
  return answer.ok === true;
}
