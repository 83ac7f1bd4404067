import type { FaultSettings } from '../../sandbox/faults/fault-settings';
import type { RpcError, RpcName, RpcOutput } from '../../src/contract/rpc';
import { rowsFrom } from '../../src/domain/snapshot/row-columns';
import { aRoadmapItem, aRule } from '../builders/a-roadmap';
import { A_SITE } from '../builders/a-site';
import { criterionId, issueId, itemId, projectId, ruleId } from '../builders/ids';
import { eventually } from '../eventually';
import { type ContractSite, type Outcome, openContractSite } from './open-contract-site';

export const SHOP = projectId(A_SITE.shopProject);
/** SHOP-5, a story; SHOP-6 beside it. */
export const STORY = '10105';
/** The question that the tests answer. */
export const RATING = { issueId: issueId(STORY), criterionId: criterionId('customer-value') };

export const ROADMAP = {
  items: [aRoadmapItem({ itemId: itemId('checkout'), title: 'Checkout', horizon: 'now' as const })],
  rules: [
    aRule({
      ruleId: ruleId('labelled'),
      kind: 'jql' as const,
      query: 'labels = wanted',
      itemId: itemId('checkout'),
    }),
  ],
};

export function valueOf<N extends RpcName>(outcome: Outcome<N>): RpcOutput<N> {
  if (!outcome.ok) throw new Error(`The app refused: ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}

export function errorOf(outcome: Outcome<RpcName>): RpcError {
  if (outcome.ok) throw new Error('The app answered although it should have failed.');
  return outcome.error;
}

/** The real app on a site that can misbehave. */
interface Misbehaving extends ContractSite {
  readonly set: (settings: Partial<FaultSettings>) => void;
  /** All faults off, and all work done. */
  readonly quiet: () => Promise<void>;
  /** The table of the shop as its administrator sees it, without what differs from run to run. */
  readonly rows: () => Promise<readonly object[]>;
  /** The score properties that Jira holds for the shop, by key, without when and by which revision: an equal score is not written again. */
  readonly scoresInJira: () => Readonly<Record<string, object>>;
  /** The stored state of the shop's scan: asking the app would meet the same faults. */
  readonly scan: () => { readonly phase: string; readonly resumesAt: number | null; readonly failure: string | null };
  /** Until the app agrees, as a person would who presses again. */
  readonly startScan: () => Promise<void>;
  readonly scanned: () => Promise<void>;
  /** Changes an issue in Jira as the product owner, past every fault. */
  readonly edit: (issueKey: string, fields: object) => Promise<void>;
  /** The panel of the story, as the product owner opens it. */
  readonly open: () => Promise<Outcome<'issue.open'>>;
  /** Of the roadmap. */
  readonly revision: () => Promise<number>;
}

/** With the roadmap saved and everything scored, and what that came to. */
export interface FaultSite extends Misbehaving {
  readonly quietRows: readonly object[];
  readonly quietScores: Readonly<Record<string, object>>;
  /** Scans under the faults that are on, and holds the end against that of a quiet scan. */
  readonly scanComesRight: () => Promise<void>;
}

async function openMisbehaving(queueDelayScale: number): Promise<Misbehaving> {
  const site = await openContractSite({ queueDelayScale });
  const { sandbox } = site;
  await sandbox.idle();
  const project = async () => valueOf(await site.call('admin', 'project.open', { projectId: SHOP }));
  const scan = () => sandbox.kvs.value(`scan:${SHOP}`) as ReturnType<FaultSite['scan']>;
  return {
    ...site,
    set: (settings) => {
      sandbox.faults.set(settings);
    },
    quiet: async () => {
      sandbox.faults.reset();
      // A scan that waits for the next hour would keep the site busy until then.
      if (scan().phase === 'paused') sandbox.faults.set({ clockSkewMs: 3_600_000 });
      await eventually(() => {
        if (sandbox.queue.pendingCount() > 0) throw new Error(`Work does not end: ${JSON.stringify(scan())}`);
      });
      await sandbox.idle();
      sandbox.faults.reset();
    },
    rows: async () => {
      const { snapshot } = await project();
      if (snapshot === null) return [];
      const found = [];
      for (let part = 0; part < snapshot.parts; part += 1) {
        const { generation } = snapshot;
        const columns = valueOf(await site.call('admin', 'project.rows', { projectId: SHOP, generation, part }));
        const read = rowsFrom(columns);
        if (!read.ok) throw new Error(read.error);
        found.push(...read.value.map((row) => ({ ...row, scoredAt: 0, updatedAt: 0 })));
      }
      return found.toSorted((a, b) => Number(a.issueId) - Number(b.issueId));
    },
    scoresInJira: () =>
      Object.fromEntries(
        sandbox.jira
          .data()
          .issues.filter((issue) => issue.projectId === SHOP && issue.properties['plumbline.score'] !== undefined)
          .map((issue) => [
            issue.key,
            {
              ...(issue.properties['plumbline.score'] as object),
              scoredAt: '',
              roadmapRevision: 0,
            },
          ]),
      ),
    scan,
    startScan: async () => {
      await eventually(async () => valueOf(await site.call('admin', 'admin.scan', { projectIds: [SHOP] })));
    },
    scanned: async () => {
      await eventually(() => {
        if (scan().phase !== 'done') throw new Error(`The scan is ${JSON.stringify(scan())}.`);
      });
    },
    edit: async (issueKey, fields) => {
      const response = await sandbox.jira.handle({
        actor: { kind: 'user', accountId: sandbox.jira.users()[0]?.accountId ?? '' },
        via: 'host',
        method: 'PUT',
        path: `/rest/api/3/issue/${issueKey}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ fields }),
      });
      if (!response.ok) throw new Error(`Jira answered ${response.status}`);
    },
    open: () => site.call('po', 'issue.open', { issueId: issueId(STORY) }),
    revision: async () => (await project()).roadmapRevision,
  };
}

/**
 * `queueDelayScale`: how much shorter than on Forge the pauses of the queue are; those of a scan are real. `wanted`: an
 * issue that the roadmap's rule finds.
 */
export async function openFaultSite({
  queueDelayScale = 0.001,
  wanted,
}: {
  readonly queueDelayScale?: number;
  readonly wanted?: string;
} = {}): Promise<FaultSite> {
  for (const level of ['log', 'warn', 'error'] as const) jest.spyOn(console, level).mockImplementation(() => undefined);
  const site = await openMisbehaving(queueDelayScale);
  const { sandbox, rows, scoresInJira } = site;
  if (wanted !== undefined) await site.edit(wanted, { labels: ['wanted'] });
  valueOf(await site.call('admin', 'admin.saveRoadmap', { baseRevision: 0, roadmap: ROADMAP, note: '' }));
  await sandbox.idle();
  await site.startScan();
  await site.scanned();
  await sandbox.idle();
  const [quietRows, quietScores] = [await rows(), scoresInJira()];
  return {
    ...site,
    quietRows,
    quietScores,
    scanComesRight: async () => {
      await site.startScan();
      await site.scanned();
      await site.quiet();
      expect(await rows()).toEqual(quietRows);
      expect(scoresInJira()).toEqual(quietScores);
      expect(sandbox.kvs.entries('scanwork:')).toEqual([]);
    },
  };
}
