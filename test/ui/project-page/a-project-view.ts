import type { ProjectView, ScanStatus } from '../../../src/contract/rpc';
import { DEFAULT_HEALTH_SETTINGS } from '../../../src/domain/health/health-report';
import { columnsFrom } from '../../../src/domain/snapshot/row-columns';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { aModel } from '../../builders/a-model';
import { NOW } from '../../builders/an-issue';
import { itemId, projectId } from '../../builders/ids';
import type { FakeHost, JiraRequest } from '../shared/fake-bridge';
import { aHistory, type FakeHistory } from './fake-history';

/** A finished scan. */
export function aScan(overrides: Partial<ScanStatus> = {}): ScanStatus {
  return {
    projectId: projectId('10000'),
    projectKey: 'SHOP',
    projectName: 'Web Shop',
    phase: 'done',
    read: 4,
    total: 4,
    startedAt: NOW - 60_000,
    endedAt: NOW,
    resumesAt: null,
    failure: null,
    mode: 'changes',
    etaSeconds: null,
    notWritten: 0,
    ...overrides,
  };
}

/** A project with a snapshot, a theme `theme` and an epic `epic` below it. */
export function aProjectView(overrides: Partial<ProjectView> = {}): ProjectView {
  const item = { issueKey: null, share: 1, horizon: 'now', state: 'active', targetShare: null } as const;
  return {
    projectId: projectId('10000'),
    projectKey: 'SHOP',
    projectName: 'Web Shop',
    scan: aScan(),
    snapshot: { generation: 'g1', parts: 1, completedAt: Date.now() - 3_600_000, modelRevision: 3, roadmapRevision: 5 },
    rebuilding: null,
    rescoring: false,
    roadmap: [
      { ...item, itemId: itemId('theme'), parentId: null, level: 'theme', title: 'Faster checkout' },
      { ...item, itemId: itemId('epic'), parentId: itemId('theme'), level: 'epic', title: 'Wallet payments' },
    ],
    roadmapRevision: 5,
    modelRevision: 3,
    model: aModel() as ProjectView['model'],
    modelOwner: 'site',
    priors: {},
    modelFindings: [],
    bands: { medium: 40, high: 70 },
    health: DEFAULT_HEALTH_SETTINGS,
    resolvedPerMonth: 30,
    seesEverything: true,
    canAdminister: true,
    sizeFieldName: 'Story points',
    ...overrides,
  };
}

interface ProjectHost {
  readonly rows: readonly ScoredIssue[];
  readonly view?: ProjectView;
  readonly route?: string;
  /** What Jira lists for the viewer; all open rows by default. */
  readonly listed?: readonly string[];
  readonly rpc?: FakeHost['rpc'];
  readonly jira?: FakeHost['jira'];
}

/** Plays the host of the project page; the history is handed back to be looked at. */
export function aProjectHost({ rows, view = aProjectView(), route = '/health', listed, rpc, jira }: ProjectHost): {
  readonly host: FakeHost;
  readonly history: FakeHistory;
} {
  const history = aHistory(route);
  const ids = listed ?? rows.filter((row) => row.statusCategory !== 'done').map((row) => row.issueId);
  const answer = ({ path }: JiraRequest) => {
    if (path === '/rest/api/3/search/jql') return { status: 200, body: { issues: ids.map((id) => ({ id })) } };
    if (path.startsWith('/rest/api/3/project/')) {
      return { status: 200, body: { issueTypes: [{ id: '10004', name: 'Story', hierarchyLevel: 0 }] } };
    }
    return { status: 404 };
  };
  const host: FakeHost = {
    history,
    context: {
      siteUrl: 'https://shop.example.com',
      moduleKey: 'plumbline-project',
      extension: { project: { id: '10000', key: 'SHOP' } },
    },
    rpc: {
      'project.open': () => view,
      'project.scan': () => view.scan,
      'project.rows': () => columnsFrom(rows),
      ...rpc,
    },
    jira: (request) => jira?.(request) ?? answer(request),
  };
  return { host, history };
}
