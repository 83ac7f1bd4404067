import type { ScoreProperty } from '../../../src/contract/issue-property';
import type { IssueView } from '../../../src/contract/rpc';

type Criterion = IssueView['criteria'][number];
type Line = IssueView['value']['receipt'][number];
type Theme = IssueView['alignment']['themes'][number];

const criterion = (
  fields: Omit<Partial<Criterion>, 'criterionId'> & { criterionId: string; name: string },
): Criterion => ({
  question: '',
  lowLabel: '',
  highLabel: '',
  source: { kind: 'input', answer: { kind: 'rating' } },
  direction: 'benefit',
  role: 'value',
  weight: 1,
  scale: { kind: 'anchors', low: 1, high: 5 },
  lifetimeDays: 180,
  ...fields,
  criterionId: fields.criterionId as Criterion['criterionId'],
});

const CRITERIA: Criterion[] = [
  criterion({
    criterionId: 'customer-value',
    name: 'Customer value',
    question: 'How much does the customer gain?',
    lowLabel: 'Little',
    highLabel: 'A great deal',
    weight: 30,
  }),
  criterion({
    criterionId: 'demand',
    name: 'Customer demand',
    source: { kind: 'count', count: 'linkedRequests' },
    weight: 18,
  }),
  criterion({ criterionId: 'urgency', name: 'Time criticality', source: { kind: 'priority' }, weight: 30 }),
  criterion({
    criterionId: 'risk',
    name: 'Risk reduction',
    question: 'How much risk goes away?',
    lowLabel: 'None',
    highLabel: 'A great deal',
    weight: 14,
  }),
  criterion({
    criterionId: 'reach',
    name: 'Reach',
    question: 'How many shoppers meet it?',
    lowLabel: 'Few',
    highLabel: 'Nearly all',
    weight: 8,
  }),
];

const line = (fields: { criterionId: string } & Omit<Partial<Line>, 'criterionId'>): Line => ({
  name: CRITERIA.find((one) => one.criterionId === fields.criterionId)?.name ?? fields.criterionId,
  raw: null,
  problem: null,
  utility: 0.5,
  assumed: false,
  confidence: fields.assumed === true ? 0 : 1,
  ageFactor: 1,
  weightShare: 0.2,
  points: 10,
  ageDays: null,
  rangeIfFilled: 0,
  prior: { p10: 0.25, median: 0.5, p90: 0.75, count: 41 },
  ...fields,
  criterionId: fields.criterionId as Line['criterionId'],
});

/** The points add up to 71.97: more digits than the screen shows. */
export const RECEIPT: Line[] = [
  line({ criterionId: 'customer-value', raw: 4, utility: 0.75, weightShare: 0.3, points: 22.5, ageDays: 12.4 }),
  line({ criterionId: 'demand', raw: 4, utility: 0.778, weightShare: 0.18, points: 14.01 }),
  line({ criterionId: 'urgency', raw: '2', utility: 0.749, weightShare: 0.3, points: 22.46 }),
  line({ criterionId: 'risk', assumed: true, utility: 0.6, weightShare: 0.14, points: 8.4, rangeIfFilled: 12.6 }),
  line({ criterionId: 'reach', assumed: true, utility: 0.575, weightShare: 0.08, points: 4.6, rangeIfFilled: 6.9 }),
];

const itemStep = (fields: Partial<Theme['steps'][number]>): Theme['steps'][number] => ({
  kind: 'item',
  itemId: null,
  level: 'theme',
  title: 'Untitled',
  issueKey: null,
  share: 1,
  largestShare: 1,
  horizon: null,
  horizonInherited: false,
  state: 'active',
  factor: 1,
  ...fields,
});

export function aTheme(fields: Partial<Theme> = {}): Theme {
  return {
    themeId: 'checkout' as Theme['themeId'],
    itemId: 'wallet' as Theme['itemId'],
    share: 1,
    importance: 0.85,
    horizon: 'now',
    horizonFactor: 1,
    stateFactor: 1,
    points: 85,
    evidence: { kind: 'parent', confidence: 1, ruleName: null, inherited: true },
    steps: [
      itemStep({ itemId: 'checkout' as never, title: 'Checkout without friction', share: 0.4, largestShare: 0.4 }),
      itemStep({
        itemId: 'one-tap' as never,
        level: 'initiative',
        title: 'One-tap pay',
        share: 0.45,
        largestShare: 0.45,
        horizon: 'now',
      }),
      itemStep({
        itemId: 'wallet' as never,
        level: 'epic',
        title: 'Wallet payments',
        issueKey: 'SHOP-12',
        share: 0.34,
        largestShare: 0.4,
        horizon: 'now',
        horizonInherited: true,
        factor: 0.85,
      }),
    ],
    ...fields,
  };
}

const roadmapItem = (fields: Partial<IssueView['roadmapItems'][number]>): IssueView['roadmapItems'][number] => ({
  itemId: 'checkout' as never,
  parentId: null,
  level: 'theme',
  title: 'Checkout without friction',
  issueKey: null,
  share: 0.4,
  horizon: null,
  state: 'active',
  targetShare: null,
  ...fields,
});

const ROADMAP_ITEMS: IssueView['roadmapItems'] = [
  roadmapItem({}),
  roadmapItem({ itemId: 'one-tap' as never, level: 'initiative', title: 'One-tap pay', horizon: 'now' }),
  roadmapItem({
    itemId: 'wallet' as never,
    level: 'epic',
    title: 'Wallet payments',
    issueKey: 'SHOP-12',
    horizon: 'now',
  }),
  roadmapItem({ itemId: 'guest' as never, level: 'epic', title: 'Guest checkout', state: 'done' }),
  roadmapItem({ itemId: 'secret' as never, level: 'epic', title: null }),
  roadmapItem({ itemId: 'loyalty' as never, title: 'Shoppers come back', horizon: 'next' }),
];

/** An issue that is worth 72 and stands on the roadmap; every part can be replaced. */
export function anIssueView(fields: Partial<IssueView> = {}): IssueView {
  return {
    issueId: '10042' as IssueView['issueId'],
    issueKey: 'SHOP-42',
    summary: 'Pay with a saved wallet in one tap',
    isRoadmapLevel: false,
    value: {
      state: 'known',
      value: 71.97,
      low: 60.2,
      high: 80.9,
      knownWeight: 0.78,
      basePoints: 0,
      receipt: RECEIPT,
      missing: ['risk', 'reach'] as IssueView['value']['missing'],
      native: null,
    },
    size: 3,
    sizeField: { fieldId: 'customfield_10016', name: 'Story points' },
    alignment: { state: 'aligned', alignment: 85, traceability: 100, horizon: 'now', themes: [aTheme()] },
    exemption: null,
    roadmapLink: null,
    next: { kind: 'answer', criterionId: 'risk', name: 'Risk reduction', rangeIfFilled: 12.6 },
    criteria: CRITERIA,
    sourceNames: {
      'customer-value': 'Asked in Plumbline',
      demand: 'Linked requests',
      urgency: 'Priority',
      risk: 'Asked in Plumbline',
      reach: 'Asked in Plumbline',
    } as IssueView['sourceNames'],
    rawLabels: { urgency: 'High' } as IssueView['rawLabels'],
    optionLabels: {},
    bands: { medium: 40, high: 70 },
    changes: [],
    raters: [],
    findings: [],
    outcome: null,
    modelOwner: 'site',
    modelRevision: 14,
    roadmapRevision: 3,
    scoredAt: Date.now() - 4 * 60_000,
    followsAt: null,
    canEdit: true,
    roadmapItems: ROADMAP_ITEMS,
    ...fields,
  };
}

/** The same issue as the stored property tells it. */
export function aScoreProperty(fields: Partial<ScoreProperty> = {}): ScoreProperty {
  return {
    v: 1,
    value: 71.97,
    low: 60.2,
    high: 80.9,
    known: 78,
    alignment: 85,
    traceability: 100,
    state: 'aligned',
    horizon: 'now',
    theme: 'Checkout without friction',
    path: [
      { level: 'theme', title: 'Checkout without friction', issueId: null },
      { level: 'initiative', title: 'One-tap pay', issueId: null },
      { level: 'epic', title: null, issueId: '10012' },
    ],
    next: { kind: 'answer', criterionId: 'risk', name: 'Risk reduction', rangeIfFilled: 12.6 },
    scoredAt: new Date(Date.now() - 4 * 60_000).toISOString(),
    modelRevision: 14,
    roadmapRevision: 3,
    ...fields,
  };
}
