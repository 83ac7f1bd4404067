import type { AdminView, ChangePreview, ScanStatus } from '../../../src/contract/rpc';
import { aModel } from '../../builders/a-model';
import { aRoadmap } from '../../builders/a-roadmap';
import { issueId, itemId, projectId } from '../../builders/ids';

const NOW = Date.UTC(2026, 10, 24, 9, 0);

export function aScan(overrides: Partial<ScanStatus> = {}): ScanStatus {
  return {
    projectId: projectId('10000'),
    projectKey: 'SHOP',
    projectName: 'Web Shop',
    phase: 'done',
    read: 420,
    total: 420,
    startedAt: NOW - 600_000,
    endedAt: NOW - 300_000,
    resumesAt: null,
    failure: null,
    mode: 'changes',
    etaSeconds: null,
    notWritten: 0,
    ...overrides,
  };
}

/** A site with a saved roadmap (revision 41), a model (14), one scanned project and three epics. */
export function anAdminView(overrides: Partial<AdminView> = {}): AdminView {
  const { items, rules } = aRoadmap();
  return {
    roadmap: {
      items: items.map((item) => ({
        ...item,
        title:
          { theme: 'Checkout', initiative: 'One-tap pay', epic: 'Wallets', other: 'Loyalty' }[item.itemId as string] ??
          item.title,
      })),
      rules: rules.map((rule) => ({ ...rule, name: 'Wallet work' })),
    },
    roadmapRevision: 41,
    roadmapHistory: [
      {
        revision: 41,
        at: NOW - 86_400_000,
        authorAccountId: 'a',
        authorName: 'Omar Haddad',
        note: 'Guest checkout waits',
      },
      { revision: 40, at: NOW - 9 * 86_400_000, authorAccountId: 'b', authorName: 'Ruth Abara', note: '' },
    ],
    model: { ...aModel(), criteria: [...aModel().criteria] },
    modelRevision: 14,
    modelHistory: [],
    fields: [
      { fieldId: 'customfield_10016', name: 'Story point estimate', kind: 'number', options: [], isEstimate: true },
      { fieldId: 'customfield_10200', name: 'Revenue impact', kind: 'number', options: [], isEstimate: false },
    ],
    linkTypes: ['Blocks', 'Relates'],
    priorities: [
      { priorityId: '1', name: 'Highest' },
      { priorityId: '9', name: 'Parking lot' },
    ],
    projects: [aScan()],
    epics: [
      {
        issueId: issueId('900'),
        issueKey: 'SHOP-9',
        summary: 'Wallets at checkout',
        hierarchyLevel: 1,
        done: false,
        openChildren: 9,
        parentId: null,
      },
      {
        issueId: issueId('901'),
        issueKey: 'SHOP-10',
        summary: 'Saved cards',
        hierarchyLevel: 1,
        done: false,
        openChildren: 4,
        parentId: null,
      },
      {
        issueId: issueId('902'),
        issueKey: 'SHOP-11',
        summary: 'Old basket',
        hierarchyLevel: 1,
        done: true,
        openChildren: 1,
        parentId: null,
      },
    ],
    issuesByItem: { [itemId('theme')]: 55, [itemId('initiative')]: 33, [itemId('epic')]: 9, [itemId('other')]: 21 },
    ledger: { spent: 120, budget: 65_000, resetsAt: NOW + 1_800_000 },
    ...overrides,
  };
}

export function aPreview(overrides: Partial<ChangePreview> = {}): ChangePreview {
  return {
    compared: 420,
    changed: 38,
    up: 14,
    down: 3,
    kendallDistance: 0.04,
    bandMoves: [
      { from: 'low', to: 'medium', issues: 10 },
      { from: 'high', to: null, issues: 3 },
    ],
    becomeUnlinked: 21,
    becomeLinked: 0,
    movers: [
      {
        issueKey: 'SHOP-415',
        summary: 'Spend points on part of a basket',
        measure: 'alignment',
        before: 63,
        after: 0,
        stateBefore: 'aligned',
        stateAfter: 'unlinked',
      },
    ],
    emptiedThemes: [{ itemId: itemId('other'), title: 'Loyalty', lost: 21 }],
    issuesByItem: [{ itemId: itemId('other'), before: 21, after: 0 }],
    projects: 2,
    ...overrides,
  };
}
