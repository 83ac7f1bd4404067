import type { SiteData } from '../jira/site-records';
import {
  demoCustomFields,
  demoIssueTypes,
  demoLinkTypes,
  demoPriorities,
  demoResolutions,
  demoStatuses,
} from './demo-catalogue';
import { demoLinks } from './demo-links';
import { demoUsers } from './demo-people';
import { demoComponents, demoProjects, demoVersions } from './demo-projects';
import { demoBoards, demoSprints } from './demo-sprints';
import type { Draft } from './draft';
import { loadDrafts } from './load-drafts';
import { otherDrafts } from './other-drafts';
import { randomFrom } from './random';
import { recordsFromDrafts } from './records-from-drafts';
import { shopDrafts } from './shop-backlog';

const DEFAULT_SEED = 20_260;

export interface DemoSiteOptions {
  /** Everything is dated relative to this moment, and nothing lies after it but plans. */
  readonly now: number;
  /** Makes the project SHOP hold exactly this many issues, for load; absent: the hand-written backlog. */
  readonly issues?: number;
  readonly seed?: number;
}

/** The demo site: Harbour Goods, a web shop with a backlog as untidy as a real one. The same options give the same site. */
export function generateDemoSite(options: DemoSiteOptions): SiteData {
  const { now, seed = DEFAULT_SEED } = options;
  const written = shopDrafts(randomFrom(seed));
  const shop = options.issues === undefined ? written : sized(written, options.issues, seed);
  const drafts = [...shop, ...otherDrafts(randomFrom(seed + 1))];
  const projects = demoProjects();
  const components = demoComponents();
  const versions = demoVersions(now);
  const wholeHistory = shop.length <= written.length;
  const { issues, issueIdByRef } = recordsFromDrafts({
    drafts,
    projects,
    components,
    versions,
    now,
    seed,
    wholeHistory,
  });
  return {
    users: demoUsers(),
    projects,
    issueTypes: demoIssueTypes(),
    statuses: demoStatuses(),
    priorities: demoPriorities(),
    resolutions: demoResolutions(),
    linkTypes: demoLinkTypes(),
    components,
    versions,
    boards: demoBoards(),
    sprints: demoSprints(now),
    customFields: demoCustomFields(),
    issues,
    links: demoLinks(issueIdByRef),
  };
}

function sized(written: readonly Draft[], count: number, seed: number): readonly Draft[] {
  if (count > written.length) return [...written, ...loadDrafts(count - written.length, randomFrom(seed + 2))];
  // Upper levels come first, so that what stays keeps its parents.
  return written.toSorted((one, other) => other.hierarchyLevel - one.hierarchyLevel).slice(0, Math.max(0, count));
}
