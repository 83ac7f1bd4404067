import type { SiteData } from '../jira/site-records';
import { DEMO_PEOPLE } from '../jira/site-records';
import { PROJECT_IDS } from './demo-catalogue';
import { INITIATIVES } from './shop-backlog';
import type { InitiativeText } from './texts/issue-text';

type Horizon = InitiativeText['horizon'];

/** The roadmap in the JSON that Plumbline's own RPC takes; the sandbox knows the app by its contract only. */
export interface DemoRoadmap {
  readonly items: readonly {
    readonly itemId: string;
    readonly parentId: string | null;
    readonly level: 'theme' | 'initiative';
    readonly title: string;
    readonly weight: number;
    readonly horizon: Horizon | null;
    readonly state: 'active' | null;
    readonly ownerAccountId: string | null;
    readonly targetShare: number | null;
    readonly issueId: string | null;
  }[];
  readonly rules: readonly {
    readonly ruleId: string;
    readonly name: string;
    readonly kind: 'jql' | 'component' | 'label';
    readonly query: string;
    readonly itemId: string;
  }[];
}

const THEMES = [
  { key: 'buying', title: 'Buying without friction', weight: 40, horizon: 'now', targetShare: 0.35 },
  { key: 'finding', title: 'Find the right thing fast', weight: 35, horizon: 'next', targetShare: 0.3 },
  { key: 'returning', title: 'Customers who come back', weight: 25, horizon: 'next', targetShare: 0.2 },
] as const;

const WEIGHTS: Readonly<Record<string, number>> = {
  checkout: 50,
  payments: 30,
  basket: 20,
  search: 60,
  catalogue: 40,
  loyalty: 45,
  delivery: 55,
};

/**
 * A roadmap for the demo site as its product manager might have drawn it: three themes, the seven initiatives below
 * them, and rules for what hangs under no initiative.
 */
export function demoRoadmap(site: SiteData): DemoRoadmap {
  const themes = THEMES.map(({ key, title, weight, horizon, targetShare }) => ({
    itemId: `theme-${key}`,
    parentId: null,
    level: 'theme' as const,
    title,
    weight,
    horizon,
    state: 'active' as const,
    ownerAccountId: DEMO_PEOPLE.pm,
    targetShare,
    issueId: null,
  }));
  const initiatives = INITIATIVES.flatMap((initiative) => {
    const issue = site.issues.find(
      ({ projectId, summary }) => projectId === PROJECT_IDS.shop && summary === initiative.summary,
    );
    if (issue === undefined) return [];
    return [
      {
        itemId: `initiative-${initiative.ref}`,
        parentId: `theme-${initiative.theme}`,
        level: 'initiative' as const,
        title: initiative.summary,
        weight: WEIGHTS[initiative.ref] ?? 10,
        horizon: initiative.horizon,
        state: null,
        ownerAccountId: DEMO_PEOPLE.pm,
        targetShare: null,
        issueId: issue.id,
      },
    ];
  });
  const items = [...themes, ...initiatives];
  const known = new Set(items.map(({ itemId }) => itemId));
  return { items, rules: RULES.filter(({ itemId }) => known.has(itemId)) };
}

const RULES: DemoRoadmap['rules'] = [
  {
    ruleId: 'rule-business-buyers',
    name: 'What business customers ask for',
    kind: 'jql',
    query: 'project = SHOP AND labels = b2b',
    itemId: 'initiative-payments',
  },
  {
    ruleId: 'rule-app-club',
    name: 'Club card in the app',
    kind: 'jql',
    query: 'project = APP AND (summary ~ "card" OR summary ~ "points")',
    itemId: 'initiative-loyalty',
  },
  { ruleId: 'rule-checkout', name: 'Component Checkout', kind: 'component', query: 'Checkout', itemId: 'theme-buying' },
  { ruleId: 'rule-search', name: 'Component Search', kind: 'component', query: 'Search', itemId: 'theme-finding' },
  {
    ruleId: 'rule-delivery',
    name: 'Component Delivery',
    kind: 'component',
    query: 'Delivery',
    itemId: 'initiative-delivery',
  },
];
