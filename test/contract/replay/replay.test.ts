import { importFile } from '../../../sandbox/data/import-file';
import { importSiteFrom } from '../../../sandbox/data/import-site';
import { mergeSites } from '../../../sandbox/data/merge-sites';
import type { ProjectRecord } from '../../../sandbox/jira/site-records';
import type { ProjectId } from '../../../src/domain/ids';
import { rowsFrom } from '../../../src/domain/snapshot/row-columns';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { aRoadmapItem, aRule } from '../../builders/a-roadmap';
import { aSite } from '../../builders/a-site';
import { issueId, itemId, projectId, ruleId } from '../../builders/ids';
import { eventually } from '../../eventually';
import { type ContractSite, openContractSite } from '../open-contract-site';
import { valueOf } from '../open-fault-site';
import { EXPORT_FILE, isDataPresent, realChanges } from './changelog-file';
import { changeWriter, type Written } from './write-change';

/*
 * Years of real changes of a real project, written into Jira one after the other while events come late, twice, in
 * another order and sometimes never: what the app then has must equal what a whole scan finds.
 */

/** How many changes are replayed; all of them with `REPLAY_CHANGES=20000`. */
const MOST_CHANGES = Number(process.env['REPLAY_CHANGES'] ?? 300);
/** Changes that people make before events of them have been worked off. */
const AT_ONCE = 15;
const PATIENCE_MS = 20_000 + MOST_CHANGES * 400;
const FIELDS: ReadonlySet<string> = new Set([
  'status',
  'summary',
  'issuetype',
  'priority',
  'labels',
  'duedate',
  'Story Points',
  'Epic Link',
  'Sprint',
  'Component',
  'Fix Version',
  'Link',
]);

// Real exports are not part of this repository: where they are absent this is reported as skipped.
const where = isDataPresent() ? describe : describe.skip;

async function openCompass(): Promise<{ site: ContractSite; compass: ProjectId }> {
  const base = aSite();
  const imported = await importFile(EXPORT_FILE, { now: Date.now(), site: importSiteFrom(base) });
  if (!imported.ok) throw new Error(imported.error.reason);
  // The people of the fixture may do in it what they may do in their own project.
  const [{ permissions }] = base.projects as [ProjectRecord];
  const projects = imported.value.data.projects.map((project) => ({ ...project, permissions }));
  const merged = mergeSites(base, { ...imported.value.data, projects });
  const site = await openContractSite({ siteData: () => merged });
  const compass = merged.projects.find(({ key }) => key === 'COMPASS')?.id ?? '';
  await site.sandbox.idle();
  const epics = merged.issues.filter((issue) => merged.issues.some(({ parentId }) => parentId === issue.id));
  const items = epics.slice(0, 12).map((epic, at) =>
    aRoadmapItem({
      itemId: itemId(`epic-${at}`),
      parentId: itemId('theme'),
      level: 'epic',
      title: `Epic ${at}`,
      issueId: issueId(epic.id),
    }),
  );
  const roadmap = {
    items: [aRoadmapItem({ itemId: itemId('theme'), title: 'Theme', horizon: 'now' as const }), ...items],
    rules: [
      aRule({ ruleId: ruleId('version'), kind: 'version' as const, query: '1.18.0', itemId: itemId('theme') }),
      aRule({ ruleId: ruleId('label'), kind: 'label' as const, query: 'triage', itemId: itemId('theme') }),
      aRule({
        ruleId: ruleId('jql'),
        kind: 'jql' as const,
        query: 'component is not EMPTY AND statusCategory != Done',
        itemId: itemId('theme'),
      }),
    ],
  };
  valueOf(await site.call('admin', 'admin.saveRoadmap', { baseRevision: 0, roadmap, note: '' }));
  await scan(site, projectId(compass), 'whole');
  return { site, compass: projectId(compass) };
}

async function scan(site: ContractSite, compass: ProjectId, mode: 'whole' | 'changes'): Promise<void> {
  await site.sandbox.idle();
  valueOf(await site.call('admin', 'admin.scan', { projectIds: [compass], mode }));
  await eventually(() => {
    const state = site.sandbox.kvs.value(`scan:${compass}`) as { phase: string };
    if (state.phase !== 'done') throw new Error(`The scan is ${state.phase}.`);
  });
  await site.sandbox.idle();
}

async function rowsOf(site: ContractSite, compass: ProjectId): Promise<ReadonlyMap<string, ScoredIssue>> {
  const { snapshot } = valueOf(await site.call('po', 'project.open', { projectId: compass }));
  const rows = new Map<string, ScoredIssue>();
  if (snapshot === null) return rows;
  const { generation, parts } = snapshot;
  for (let part = 0; part < parts; part += 1) {
    const read = rowsFrom(valueOf(await site.call('po', 'project.rows', { projectId: compass, generation, part })));
    if (!read.ok) throw new Error(read.error);
    // When a row was scored is the only thing that two readings of the same issue may differ in.
    for (const row of read.value)
      rows.set(row.issueKey, { ...row, scoredAt: 0, matchedRules: [...row.matchedRules].toSorted() });
  }
  return rows;
}

const scoresInJira = (site: ContractSite, compass: ProjectId) =>
  Object.fromEntries(
    site.sandbox.jira
      .data()
      .issues.filter((issue) => issue.projectId === compass)
      .map(({ key, properties }) => {
        const said = properties['plumbline.score'] as object | undefined;
        return [key, said === undefined ? null : { ...said, scoredAt: '' }];
      }),
  );

where('a stretch of real changes', () => {
  it(
    'comes through triggers, queue and rescore to what a whole scan finds',
    async () => {
      for (const level of ['log', 'warn', 'error'] as const)
        jest.spyOn(console, level).mockImplementation(() => undefined);
      const { site, compass } = await openCompass();
      const known = new Set(site.sandbox.jira.data().issues.map(({ key }) => key));
      const changes = realChanges()
        .filter(({ key, field }) => known.has(key) && FIELDS.has(field))
        // The export is of December 2018: what came after fits it best, what came before is written first where all are.
        .slice(-MOST_CHANGES);
      const write = changeWriter(site.sandbox);
      const before = await rowsOf(site, compass);
      site.sandbox.faults.set({ eventDuplicateShare: 0.2, eventReorder: true, eventDelayMs: 60, indexLagMs: 20 });
      const written: Record<Written, number> = { taken: 0, refused: 0, unknown: 0 };
      for (const [at, change] of changes.entries()) {
        written[await write(change)] += 1;
        if (at % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await site.sandbox.idle();
      site.sandbox.faults.reset();
      await site.sandbox.idle();
      const events = await rowsOf(site, compass);
      const scoresByEvents = scoresInJira(site, compass);
      await scan(site, compass, 'whole');
      const scanned = await rowsOf(site, compass);
      const moved = [...scanned].filter(([key, row]) => JSON.stringify(row) !== JSON.stringify(before.get(key))).length;
      process.stdout.write(`replayed ${JSON.stringify({ ...written, rows: scanned.size, moved })}\n`);
      const differing = [...new Set([...events.keys(), ...scanned.keys()])].filter(
        (key) => JSON.stringify(events.get(key)) !== JSON.stringify(scanned.get(key)),
      );
      expect(differing.map((key) => [events.get(key), scanned.get(key)]).slice(0, 3)).toEqual([]);
      expect(differing).toEqual([]);
      expect(scoresByEvents).toEqual(scoresInJira(site, compass));
      expect(written.taken).toBeGreaterThan(changes.length / 3);
      expect(moved).toBeGreaterThan(0);
      await site.sandbox.stop();
    },
    PATIENCE_MS,
  );
});
