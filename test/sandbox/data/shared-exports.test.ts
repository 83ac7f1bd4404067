import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importFile } from '../../../sandbox/data/import-file';
import { importSiteFrom } from '../../../sandbox/data/import-site';
import { mergeSites } from '../../../sandbox/data/merge-sites';
import { demo, NOW } from './import-fixture';
import { siteProblems } from './site-problems';

const FOLDER = join(__dirname, '../../../../shared/data/jira');
const present = existsSync(join(FOLDER, 'compass-export.csv'));
// Real exports are not part of this repository: where they are absent these tests are reported as skipped.
const where = present ? describe : describe.skip;

where('real exports of three Jiras', () => {
  it.each([
    ['compass-export.csv', 'COMPASS', { issues: 892, epics: 52, open: 423 }],
    ['spring-xd-export.csv', 'XD', { issues: 3526, open: 1412 }],
    ['hadoop-export.csv', 'HADOOP', { issues: 2503, open: 770 }],
  ])('%s comes in whole beside the demo site', async (file, key, expected) => {
    const result = await importFile(join(FOLDER, file), { now: NOW, site: importSiteFrom(demo) });
    expect(result).toMatchObject({
      ok: true,
      value: { summary: { ...expected, projects: [{ key }], droppedParents: 0 } },
    });
    if (result.ok) expect(siteProblems(mergeSites(demo, result.value.data), NOW).slice(0, 5)).toEqual([]);
  });

  it('come in one after the other; Compass has fifty epics with issues below them', async () => {
    let site = demo;
    for (const file of ['compass-export.csv', 'spring-xd-export.csv', 'hadoop-export.csv']) {
      const result = await importFile(join(FOLDER, file), { now: NOW, site: importSiteFrom(site) });
      if (!result.ok) throw new Error(result.error.reason);
      site = mergeSites(site, result.value.data);
    }
    expect(siteProblems(site, NOW).slice(0, 5)).toEqual([]);
    const compass = site.issues.filter((issue) => issue.key.startsWith('COMPASS-'));
    expect(new Set(compass.flatMap(({ parentId }) => parentId ?? [])).size).toBe(50);
  });
});
