import { workMeter } from '../../src/app/work-meter';
import type { IssueId } from '../../src/domain/ids';
import { appInputsFrom } from '../../src/domain/issue/app-inputs';
import type { EvidenceFacts, IssueFacts } from '../../src/domain/issue/issue-facts';
import { sizeFrom } from '../../src/domain/issue/size-from';
import { err, ok } from '../../src/domain/result';
import type { FieldPlan, ReadIssue } from '../../src/ports/issue-source';
import type { Ports } from '../../src/ports/ports';
import type { Throttled } from '../../src/ports/throttled';
import type { FakeSite } from './fake-site';
import { memoryStores } from './memory-stores';

const HOUR_MS = 3_600_000;

function evidenceOf(facts: IssueFacts): EvidenceFacts {
  const { issueId, issueKey, summary, parentId, hierarchyLevel, statusCategory } = facts;
  const { labels, components, fixVersions, roadmapLink } = facts;
  const place = { labels, components, fixVersions, roadmapLink, matchedRules: [] };
  return { issueId, issueKey, summary, parentId, hierarchyLevel, statusCategory, ...place };
}

function throttledOn({ now, throttledUntil }: FakeSite): Throttled | null {
  return throttledUntil !== null && now < throttledUntil ? { retryAt: throttledUntil } : null;
}

/** The ports over a fake site and stores in memory. The same `stores` with new ports is a new invocation. */
export function fakePorts(site: FakeSite, stores: ReturnType<typeof memoryStores> = memoryStores()): Ports {
  let ids = 0;
  const request = (name: string): void => {
    site.requests.push(name);
    site.beforeRequest(name);
  };
  const asked = <T>(name: string, answer: () => T): Promise<T> =>
    new Promise((resolve) => {
      request(name);
      resolve(answer());
    });
  const readFrom = (facts: IssueFacts, plan: FieldPlan): ReadIssue => {
    const inputs = site.inputs.get(facts.issueId);
    const isThere = (fieldId: string) => site.fields.some((field) => field.fieldId === fieldId);
    const raw = (fieldId: string) => (isThere(fieldId) ? (facts.fields[fieldId] ?? null) : null);
    const filled = plan.candidateFieldIds.filter((fieldId) => raw(fieldId) !== null);
    const fields = Object.fromEntries([...plan.fieldIds, ...filled].map((fieldId) => [fieldId, raw(fieldId)]));
    const named = Object.entries(fields).flatMap(([fieldId, value]) => {
      const name = typeof value === 'string' ? site.options.get(fieldId)?.[value] : undefined;
      return name === undefined ? [] : [[fieldId, name] as const];
    });
    return {
      facts: {
        ...facts,
        fields,
        size: sizeFrom(fields, plan.sizeFieldIds),
        inputs: inputs === undefined ? facts.inputs : appInputsFrom(inputs.inputs),
        roadmapLink: (inputs?.link as IssueFacts['roadmapLink'] | undefined) ?? facts.roadmapLink,
        exemption: inputs?.exemption ?? facts.exemption,
        matchedRules: [],
      },
      storedInputs: inputs ?? { v: 1, inputs: {}, link: null, exemption: null },
      storedScore: site.scores.get(facts.issueId) ?? null,
      priorityName: site.priorities.find(({ priorityId }) => priorityId === facts.priorityId)?.name ?? null,
      optionNames: Object.fromEntries(named),
      presentFieldIds: Object.keys(facts.fields).filter(isThere),
    };
  };
  const inProject = (projectId: string) => [...site.issues.values()].filter((issue) => issue.projectId === projectId);
  const browses = (issueId: IssueId) => site.issues.has(issueId) && !site.hiddenFromViewer.has(issueId);
  const matchIssues: Ports['rules']['matchIssues'] = (rules, issueIds) =>
    asked('matchIssues', () => {
      const matching = (issueId: IssueId) =>
        rules.filter(({ query }) => site.matches.get(query)?.includes(issueId) === true).map(({ ruleId }) => ruleId);
      return new Map(issueIds.map((issueId) => [issueId, matching(issueId)]));
    });
  return {
    ...stores,
    clock: () => site.now,
    traceId: 'trace',
    newId: () => `id-${site.now}-${(ids += 1)}`,
    log: {
      info: (event, fields) => site.logged.push({ level: 'info', event, fields }),
      warn: (event, fields) => site.logged.push({ level: 'warn', event, fields }),
      error: (event, fields) => site.logged.push({ level: 'error', event, fields }),
    },
    permissions: {
      isSiteAdmin: () => Promise.resolve(site.viewerAdministersSite),
      administersProject: () => Promise.resolve(site.viewerAdministersProjects),
      browsesProject: (projectId) => Promise.resolve(!site.hiddenProjects.has(projectId)),
      browsesIssue: (issueId) => Promise.resolve(browses(issueId)),
      editsIssue: (issueId) => Promise.resolve(site.viewerEdits && browses(issueId)),
      browsableIssueIds: (issueIds) => Promise.resolve(new Set(issueIds.filter(browses))),
    },
    issues: {
      jiraTime: () => site.now,
      readPage: ({ projectId, pageToken, sinceMinutes, plan }) =>
        asked('readPage', () => {
          const start = Number(pageToken ?? 0);
          const since = sinceMinutes === null ? 0 : site.now - sinceMinutes * 60_000;
          const all = inProject(projectId).filter(({ updatedAt }) => updatedAt >= since);
          const end = start + site.pageSize;
          return {
            issues: all.slice(start, end).map((facts) => readFrom(facts, plan)),
            nextPageToken: end < all.length ? String(end) : null,
          };
        }),
      countIssues: (projectId) => asked('countIssues', () => inProject(projectId).length),
      listIds: (ask) =>
        asked('listIds', () =>
          (site.members.get(ask.kind === 'version' ? ask.versionId : ask.sprintId) ?? []).flatMap((issueId) => {
            const facts = site.issues.get(issueId);
            return facts === undefined ? [] : [{ issueId, projectId: facts.projectId }];
          }),
        ),
      countResolvedSince: (projectId) =>
        asked('countResolved', () => inProject(projectId).filter(({ resolvedAt }) => resolvedAt !== null).length),
      findIssue: (issueId, plan) =>
        asked('findIssue', () => {
          const facts = site.issues.get(issueId);
          return facts === undefined ? undefined : readFrom(facts, plan);
        }),
      readEvidence: (issueIds) =>
        asked('readEvidence', () =>
          issueIds.flatMap((issueId) => {
            const facts = site.issues.get(issueId);
            return facts === undefined ? [] : [evidenceOf(facts)];
          }),
        ),
    },
    rules: {
      listMatches: (rule, projectIds) =>
        asked(`listMatches ${rule.query}`, () => {
          const ids = site.matches.get(rule.query);
          const isThere = (issueId: IssueId) => projectIds.some((id) => id === site.issues.get(issueId)?.projectId);
          return ids === undefined ? err('invalidQuery') : ok(ids.filter(isThere));
        }),
      matchIssues,
      matchChanged: matchIssues,
      findQueryErrors: (rules) =>
        asked('findQueryErrors', () => {
          const wrong = rules.filter(({ query }) => !site.matches.has(query));
          return new Map(wrong.map(({ ruleId, query }) => [ruleId, [`Jira does not understand ${query}.`]]));
        }),
    },
    scores: {
      save: (issueId, property) =>
        asked('saveScore', () => {
          const throttled = throttledOn(site);
          if (throttled !== null) return throttled;
          if (site.refusesScores) return 'refused';
          site.scores.set(issueId, property);
          return 'taken';
        }),
      saveMany: (entries) =>
        asked('saveScores', () => {
          if (site.refusesScores) return { taken: new Set<IssueId>(), later: new Set<IssueId>() };
          const putOff = entries.filter(({ issueId }) => site.putsOff.delete(issueId));
          const done = entries.filter((entry) => !putOff.includes(entry));
          site.bulkWrites.push(done.map(({ issueId }) => issueId));
          for (const { issueId, property } of done) site.scores.set(issueId, property);
          const idsOf = (some: typeof entries) => new Set(some.map(({ issueId }) => issueId));
          return { taken: idsOf(done), later: idsOf(putOff) };
        }),
      findAsViewer: (issueId) => asked('findScore', () => (browses(issueId) ? site.scores.get(issueId) : undefined)),
    },
    inputs: {
      load: (issueId) =>
        asked('loadInputs', () => site.inputs.get(issueId) ?? { v: 1, inputs: {}, link: null, exemption: null }),
      save: (issueId, inputs) =>
        asked('saveInputs', () => {
          const throttled = throttledOn(site);
          if (throttled === null) site.inputs.set(issueId, inputs);
          return throttled;
        }),
    },
    fields: () => asked('fields', () => site.fields),
    linkTypes: () => asked('linkTypes', () => site.linkTypes),
    priorities: () => asked('priorities', () => site.priorities),
    projects: {
      listForApp: () => asked('projects', () => site.projects),
      listForViewer: () =>
        asked('projects', () => site.projects.filter(({ projectId }) => !site.hiddenProjects.has(projectId))),
      find: (projectId) => asked('project', () => site.projects.find((project) => project.projectId === projectId)),
    },
    people: (accountIds) => asked('people', () => new Map(accountIds.map((id) => [id, `Name of ${id}`]))),
    ledger: {
      load: () =>
        Promise.resolve({
          spent: site.spent,
          budget: 100,
          resetsAt: (Math.floor(site.now / HOUR_MS) + 1) * HOUR_MS,
        }),
      flush: () => Promise.resolve(),
    },
    meter: workMeter(),
    queue: (work) => {
      site.queued.push(...work);
      return Promise.resolve();
    },
  };
}
