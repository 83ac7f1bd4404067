import { z } from 'zod';
import { nextStep } from './issue-property';
import { criterionId, instant, issueId, note, projectId, revision, roadmapItemId, score, share } from './primitives';
import { horizon, roadmap, roadmapLevel, roadmapState } from './roadmap';
import { failureRecord, runRecord } from './runs';
import { alignmentState, evidenceKind, rawValue, rowColumns } from './scored-issue';
import { healthSettings, projectSettings } from './settings';
import { criterion, valueModel } from './value-model';
import { bandChange, modelFinding, prior, priors, valueScore } from './value-score';

// ---------------------------------------------------------------------------------------------------------------
// Errors

/** Every reason an RPC can fail for; the words for people live in static/shared/messages.ts. */
export const rpcErrorCode = z.enum([
  'invalid_input',
  'forbidden',
  'not_found',
  'conflict',
  'rate_limited',
  'unavailable',
  'internal',
]);
export type RpcErrorCode = z.infer<typeof rpcErrorCode>;

/** One thing that is wrong with an input: where, and what. */
export const problem = z.object({
  /** Dotted path into the input, e.g. `roadmap.items.3.weight`; empty for the whole. */
  path: z.string(),
  /** Closed code where the domain found it, else `shape`. */
  code: z.string(),
  /** Plain English for logs and as a last resort on screen. */
  message: z.string(),
});
export type Problem = z.infer<typeof problem>;

export const rpcError = z.object({
  code: rpcErrorCode,
  traceId: z.string(),
  problems: z.array(problem),
  /** `conflict`: the revision that stands now. */
  currentRevision: revision.nullable(),
  /** `rate_limited`: when trying again makes sense. */
  retryAt: instant.nullable(),
});
export type RpcError = z.infer<typeof rpcError>;
export type RpcResult<T> = { ok: true; value: T } | { ok: false; error: RpcError };

// ---------------------------------------------------------------------------------------------------------------
// Views

/** The state of the background reading of one project. */
export const scanStatus = z.object({
  projectId,
  projectKey: z.string(),
  projectName: z.string(),
  phase: z.enum(['never', 'queued', 'reading', 'scoring', 'done', 'paused', 'failed']),
  /** Issues read so far, and how many Jira says there are (null before that is known). Shown to admins only where it counts issues. */
  read: z.number().int().min(0),
  total: z.number().int().min(0).nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** `paused`: when it goes on by itself. */
  resumesAt: instant.nullable(),
  /** `failed`: why, in a closed code. */
  failure: z.enum(['jira_unavailable', 'storage_unavailable', 'forbidden', 'field_missing', 'internal']).nullable(),
  /** `changes`: only what Jira changed since the scan before is read. */
  mode: z.enum(['whole', 'changes']),
  /** Seconds of work that are left, as of the last step; null where that cannot be said yet. Pauses are not in it. */
  etaSeconds: z.number().int().min(0).nullable(),
  /** Issues on which Jira let the app write no score; the snapshot has their scores all the same. */
  notWritten: z.number().int().min(0),
});
export type ScanStatus = z.infer<typeof scanStatus>;

/** What people answered to one question about an issue. Who answered, and what, is told only to those who answered too. */
export const raterView = z.object({
  criterionId,
  count: z.number().int().min(0),
  /** The viewer's own answer. */
  mine: z.number().nullable(),
  /** Null until the viewer has answered. */
  answers: z.array(z.object({ name: z.string(), answer: z.number(), at: instant })).nullable(),
  /** Null with fewer than two answers. `strong`: the answers tell next to nothing together. */
  agreement: z.enum(['close', 'some', 'strong']).nullable(),
});
export type RaterView = z.infer<typeof raterView>;

/** Why a score moved. [V7] */
export const historyCause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('first') }),
  z.object({ kind: z.literal('input'), criterionId, name: z.string(), from: rawValue, to: rawValue }),
  z.object({ kind: z.literal('size'), from: z.number().nullable(), to: z.number().nullable() }),
  z.object({ kind: z.literal('age') }),
  z.object({ kind: z.literal('model'), revision }),
  z.object({ kind: z.literal('roadmap'), revision }),
  z.object({ kind: z.literal('prior') }),
  /** Link, exemption, parent or rule: its place on the roadmap changed. */
  z.object({ kind: z.literal('place') }),
]);
export type HistoryCause = z.infer<typeof historyCause>;

/** One moment at which an issue's scores were not what they had been. */
export const historyEntry = z.object({
  at: instant,
  value: score.nullable(),
  low: score,
  high: score,
  /** Null: unlinked or exempt. */
  alignment: score.nullable(),
  state: alignmentState,
  modelRevision: revision,
  roadmapRevision: revision,
  causes: z.array(historyCause),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** Did the finished work move its goal? */
export const outcomeAnswer = z.enum(['no', 'some', 'yes']);
export type OutcomeAnswer = z.infer<typeof outcomeAnswer>;

/** A path step with what the viewer may know of it: title null means that the viewer may not browse the issue behind it. */
export const pathStepView = z.object({
  kind: z.enum(['item', 'issue']),
  itemId: roadmapItemId.nullable(),
  level: z.enum(['theme', 'initiative', 'epic', 'issue']),
  title: z.string().nullable(),
  issueKey: z.string().nullable(),
  share: share.nullable(),
  largestShare: share.nullable(),
  horizon: horizon.nullable(),
  horizonInherited: z.boolean(),
  state: roadmapState,
  factor: z.number().min(0).max(1),
});

export const themeShareView = z.object({
  themeId: roadmapItemId,
  itemId: roadmapItemId,
  share,
  importance: share,
  horizon: horizon.nullable(),
  horizonFactor: z.number(),
  stateFactor: z.number(),
  points: z.number(),
  evidence: z.object({
    kind: evidenceKind,
    confidence: share,
    ruleName: z.string().nullable(),
    /** True where the issue has it from an ancestor. */
    inherited: z.boolean(),
  }),
  steps: z.array(pathStepView),
});

/** A roadmap item as offered in a picker and drawn on pages. */
export const roadmapItemView = z.object({
  itemId: roadmapItemId,
  parentId: roadmapItemId.nullable(),
  level: roadmapLevel,
  /** Null: stands for an issue that the viewer may not browse. */
  title: z.string().nullable(),
  issueKey: z.string().nullable(),
  share,
  horizon: horizon.nullable(),
  state: roadmapState,
  targetShare: share.nullable(),
});
export type RoadmapItemView = z.infer<typeof roadmapItemView>;

/** Everything the panel shows of one issue. */
export const issueView = z.object({
  issueId,
  issueKey: z.string(),
  summary: z.string(),
  isRoadmapLevel: z.boolean(),
  value: valueScore,
  size: z.number().nullable(),
  /** The numeric Jira field that the size is read from, so that it can be estimated in place; null: none is mapped. */
  sizeField: z.object({ fieldId: z.string(), name: z.string() }).nullable(),
  alignment: z.object({
    state: alignmentState,
    alignment: score,
    traceability: score,
    horizon: horizon.nullable(),
    themes: z.array(themeShareView),
  }),
  exemption: z.object({ reason: z.string(), until: instant, at: instant }).nullable(),
  roadmapLink: z.object({ itemId: roadmapItemId, at: instant }).nullable(),
  next: nextStep,
  /** The model's criteria, for labels, questions and scales. */
  criteria: z.array(criterion),
  /** Names of the sources: criterion id -> "Priority", "Story point estimate", "Asked in Plumbline". */
  sourceNames: z.record(criterionId, z.string()),
  /** Display text of raw values that are ids: criterion id -> "High". */
  rawLabels: z.record(criterionId, z.string()),
  /** Names of the options that a map knows: criterion id -> option or priority id -> "High"; only what Jira tells. */
  optionLabels: z.record(criterionId, z.record(z.string(), z.string())),
  bands: z.object({ medium: z.number(), high: z.number() }),
  /** What would move the value one band, the smallest step first. */
  changes: z.array(bandChange),
  /** One per question of ours that the model asks. */
  raters: z.array(raterView),
  findings: z.array(modelFinding),
  /** `isAsked`: resolved long enough ago, and the viewer may answer. Null: not resolved. */
  outcome: z.object({ isAsked: z.boolean(), answer: outcomeAnswer.nullable(), at: instant.nullable() }).nullable(),
  /** Whose model this is. */
  modelOwner: z.enum(['site', 'project']),
  modelRevision: revision,
  roadmapRevision: revision,
  scoredAt: instant,
  /** Jira takes no more writes on this issue for now: from when on it shows this score, and these answers, itself. Null: it does. */
  followsAt: instant.nullable(),
  /** True where the viewer may edit the issue, and so answer, link and exempt. */
  canEdit: z.boolean(),
  /** Candidates for linking, tree order. */
  roadmapItems: z.array(roadmapItemView),
});
export type IssueView = z.infer<typeof issueView>;

/** What the project page needs before the rows. */
export const projectView = z.object({
  projectId,
  projectKey: z.string(),
  projectName: z.string(),
  scan: scanStatus,
  /** Null before the first snapshot. */
  snapshot: z
    .object({
      generation: z.string(),
      parts: z.number().int().min(0),
      completedAt: instant,
      modelRevision: revision,
      roadmapRevision: revision,
    })
    .nullable(),
  /** True while the stored scores are older than the model or the roadmap in force. */
  rescoring: z.boolean(),
  /** Why what was stored cannot be shown and is read from Jira again; null in all other cases. */
  rebuilding: z.enum(['damaged', 'earlierFormat']).nullable(),
  roadmap: z.array(roadmapItemView),
  roadmapRevision: revision,
  modelRevision: revision,
  /** The model in force for this project, its frozen priors, and what is wrong with its inputs. */
  model: valueModel,
  modelOwner: z.enum(['site', 'project']),
  priors,
  modelFindings: z.array(modelFinding),
  bands: z.object({ medium: z.number(), high: z.number() }),
  health: healthSettings,
  /** Issues resolved per month (30 days) over the last 90 days; null without history. */
  resolvedPerMonth: z.number().min(0).nullable(),
  /** True where the viewer may browse every issue of the snapshot; else totals are theirs alone. */
  seesEverything: z.boolean(),
  canAdminister: z.boolean(),
  sizeFieldName: z.string().nullable(),
});
export type ProjectView = z.infer<typeof projectView>;

/** What changing the roadmap or the model would do, from stored inputs. */
export const changePreview = z.object({
  /** Items compared, over every scanned project that the admin may browse. */
  compared: z.number().int(),
  /** Items whose value or alignment band changes. */
  changed: z.number().int(),
  up: z.number().int(),
  down: z.number().int(),
  /** Of the pairs of items that the values order before and after: the share whose order turns round, 0 to 1; null without pairs. */
  kendallDistance: share.nullable(),
  /** Items by value band before and after; null: not enough data. Only pairs that occur and differ. */
  bandMoves: z.array(
    z.object({
      from: z.enum(['low', 'medium', 'high']).nullable(),
      to: z.enum(['low', 'medium', 'high']).nullable(),
      issues: z.number().int().min(1),
    }),
  ),
  becomeUnlinked: z.number().int(),
  becomeLinked: z.number().int(),
  movers: z
    .array(
      z.object({
        issueKey: z.string(),
        summary: z.string(),
        /** Which number moves further; `before` and `after` are of it. */
        measure: z.enum(['value', 'alignment']),
        before: z.number().nullable(),
        after: z.number().nullable(),
        stateBefore: alignmentState,
        stateAfter: alignmentState,
      }),
    )
    .max(20),
  /** Themes that have work now and would have none. */
  emptiedThemes: z.array(z.object({ itemId: roadmapItemId, title: z.string(), lost: z.number().int() })),
  /** Open issues reached per item before and after, itself and below. */
  issuesByItem: z.array(z.object({ itemId: roadmapItemId, before: z.number().int(), after: z.number().int() })),
  /** Projects that saving would rescore. */
  projects: z.number().int(),
});
export type ChangePreview = z.infer<typeof changePreview>;

export const revisionEntry = z.object({
  revision,
  at: instant,
  authorAccountId: z.string(),
  authorName: z.string(),
  note: z.string(),
});

/** A Jira field that a criterion or the size can be mapped to. */
export const fieldView = z.object({
  fieldId: z.string(),
  name: z.string(),
  kind: z.enum(['number', 'option', 'date', 'duration', 'other']),
  /** Options of an `option` field where Jira tells them; empty else. */
  options: z.array(z.object({ optionId: z.string(), name: z.string() })),
  isEstimate: z.boolean(),
});

/** What the stored inputs say about a criterion over the scanned issues that the viewer may browse. */
export const criterionInsight = z.object({
  criterionId,
  /** Open backlog items, and how many of them have this input. */
  items: z.number().int().min(0),
  filled: z.number().int().min(0),
  /** Items whose input is there and cannot be read. */
  unreadable: z.number().int().min(0),
  /** Raw numbers met, to anchor a scale by; null without numbers. */
  numbers: z.object({ least: z.number(), median: z.number(), p95: z.number(), most: z.number() }).nullable(),
  /** Raw options met with how many items have each; empty for numbers. */
  options: z.array(z.object({ raw: z.string(), items: z.number().int() })).max(100),
  /** Set where higher values on this map were worked off later in the project's own history. */
  inverted: z.object({ tau: z.number(), issues: z.number().int() }).nullable(),
  /** The usual answer over all issue types. */
  prior,
});
export type CriterionInsight = z.infer<typeof criterionInsight>;

/** Predicted against observed for one theme or criterion: how items that moved the goal had been scored. */
export const calibrationRow = z.object({
  kind: z.enum(['all', 'theme', 'criterion']),
  id: z.string().nullable(),
  name: z.string().nullable(),
  answers: z.number().int(),
  no: z.number().int(),
  some: z.number().int(),
  yes: z.number().int(),
  /** Mean score (or utility times 100) at the time, by answer; null without answers. */
  meanIfNo: score.nullable(),
  meanIfSome: score.nullable(),
  meanIfYes: score.nullable(),
  /** Kendall's tau-b between predicted and observed, -1 to 1; null below 8 answers or without variety. */
  tau: z.number().min(-1).max(1).nullable(),
});
export type CalibrationRow = z.infer<typeof calibrationRow>;

export const adminView = z.object({
  roadmap,
  roadmapRevision: revision,
  roadmapHistory: z.array(revisionEntry),
  model: valueModel,
  modelRevision: revision,
  modelHistory: z.array(revisionEntry),
  fields: z.array(fieldView),
  priorities: z.array(z.object({ priorityId: z.string(), name: z.string() })),
  /** Names of the site's link types. */
  linkTypes: z.array(z.string()),
  projects: z.array(scanStatus),
  /** Epics and higher issues of scanned projects that the admin may browse: candidates for the tree. */
  epics: z.array(
    z.object({
      issueId,
      issueKey: z.string(),
      summary: z.string(),
      hierarchyLevel: z.number().int(),
      done: z.boolean(),
      openChildren: z.number().int(),
      parentId: issueId.nullable(),
    }),
  ),
  /** Open issues reached per item, itself and below. */
  issuesByItem: z.record(roadmapItemId, z.number().int()),
  /** Points spent this hour and the app's hourly budget on this site. */
  ledger: z.object({ spent: z.number().int(), budget: z.number().int(), resetsAt: instant }),
});
export type AdminView = z.infer<typeof adminView>;

// ---------------------------------------------------------------------------------------------------------------
// Procedures: one entry per RPC. Input objects are strict; outputs are JSON.

const none = z.strictObject({});

export const issueProcedures = {
  /** Scores the issue afresh, stores what changed, and explains it. Needs: browse the issue. */
  'issue.open': { input: z.strictObject({ issueId }), output: issueView },
  /** Answers one criterion, or takes the answer back (null). Needs: edit the issue. */
  'issue.rate': {
    input: z.strictObject({ issueId, criterionId, rating: z.number().min(-1e9).max(1e9).nullable() }),
    output: issueView,
  },
  /** When and why the issue's scores moved, newest first. Needs: browse the issue. */
  'issue.history': { input: z.strictObject({ issueId }), output: z.object({ entries: z.array(historyEntry) }) },
  /** Says whether finished work moved its goal, or takes that back (null). Needs: edit the issue. */
  'issue.outcome': { input: z.strictObject({ issueId, answer: outcomeAnswer.nullable() }), output: issueView },
  /** Links the issue to a roadmap item by hand, or takes the link back (null). Needs: edit the issue. [A3] */
  'issue.link': { input: z.strictObject({ issueId, itemId: roadmapItemId.nullable() }), output: issueView },
  /** Marks the issue as deliberately off the roadmap until a day, or ends that (null). Needs: edit the issue. [A6] */
  'issue.exempt': {
    input: z.strictObject({
      issueId,
      exemption: z.strictObject({ reason: z.string().trim().min(1).max(500), until: instant }).nullable(),
    }),
    output: issueView,
  },
} as const;

export const projectProcedures = {
  /** Needs: browse the project. */
  'project.open': { input: z.strictObject({ projectId }), output: projectView },
  /** One part of the stored snapshot, without the issues that the viewer may not browse. Needs: browse the project. */
  'project.rows': {
    input: z.strictObject({ projectId, generation: z.string().max(64), part: z.number().int().min(0).max(10_000) }),
    output: rowColumns,
  },
  /** Progress of the project's scan. Needs: browse the project. */
  'project.scan': { input: z.strictObject({ projectId }), output: scanStatus },
  /** Starts a scan now. Needs: administer the project. */
  'project.scanNow': { input: z.strictObject({ projectId }), output: scanStatus },
  /** Predicted against observed over the finished issues that the viewer may browse. Needs: browse the project. */
  'project.calibration': { input: z.strictObject({ projectId }), output: z.object({ rows: z.array(calibrationRow) }) },
  /** The project's own settings. Needs: administer the project. */
  'settings.open': {
    input: z.strictObject({ projectId }),
    output: z.object({
      settings: projectSettings,
      revision,
      fields: z.array(fieldView),
      siteSizeFieldId: z.string().nullable(),
      /** The site's model, to start an own one from and to compare with. */
      siteModel: valueModel,
      priorities: z.array(z.object({ priorityId: z.string(), name: z.string() })),
      linkTypes: z.array(z.string()),
    }),
  },
  /** Dry run of settings that are not saved, over this project. Needs: administer the project. */
  'settings.preview': { input: z.strictObject({ projectId, settings: projectSettings }), output: changePreview },
  /** What this project's stored inputs say about the criteria of a draft. Needs: administer the project. */
  'settings.insights': {
    input: z.strictObject({ projectId, model: valueModel }),
    output: z.object({ criteria: z.array(criterionInsight) }),
  },
  /** A few scored items with their priors, to try a draft model on while it is edited. Needs: administer the project. */
  'settings.sample': { input: z.strictObject({ projectId }), output: z.object({ rows: rowColumns, priors }) },
  /** Needs: administer the project. A changed size field or model rescores the project. */
  'settings.save': {
    input: z.strictObject({ projectId, baseRevision: revision, settings: projectSettings }),
    output: z.object({ revision }),
  },
} as const;

export const adminProcedures = {
  /** All of these need: administer Jira. */
  'admin.open': { input: none, output: adminView },
  /** Dry run of a roadmap or model that is not saved; reads Jira only for changed JQL rules. */
  'admin.preview': { input: z.strictObject({ roadmap, model: valueModel }), output: changePreview },
  /** What the stored inputs of all scanned projects say about the criteria of a draft. */
  'admin.insights': {
    input: z.strictObject({ model: valueModel }),
    output: z.object({ criteria: z.array(criterionInsight) }),
  },
  /** A few scored items with their priors, to try a draft model on while it is edited. */
  'admin.sample': { input: none, output: z.object({ rows: rowColumns, priors }) },
  'admin.saveRoadmap': {
    input: z.strictObject({ baseRevision: revision, roadmap, note }),
    output: z.object({ revision }),
  },
  'admin.saveModel': {
    input: z.strictObject({ baseRevision: revision, model: valueModel, note }),
    output: z.object({ revision }),
  },
  /** An earlier revision, to look at or to restore as a new one. */
  'admin.revision': {
    input: z.strictObject({ kind: z.enum(['roadmap', 'model']), revision }),
    output: z.object({ roadmap: roadmap.nullable(), model: valueModel.nullable() }),
  },
  'admin.scans': {
    input: none,
    output: z.object({
      projects: z.array(scanStatus),
      ledger: z.object({ spent: z.number().int(), budget: z.number().int(), resetsAt: instant }),
      /** How many issues of each project have stored scores, and how old the oldest are. */
      freshness: z.array(z.object({ projectId, scored: z.number().int().min(0), oldestScoredAt: instant })),
    }),
  },
  /** What was done in the background lately and what failed: ids, counts and codes. */
  'admin.runs': { input: none, output: z.object({ runs: z.array(runRecord), failures: z.array(failureRecord) }) },
  /** `mode`: what to read; `changes` where left out, which is `whole` where that does not suffice. */
  'admin.scan': {
    input: z.strictObject({
      projectIds: z.array(projectId).min(1).max(100),
      mode: z.enum(['whole', 'changes']).optional(),
    }),
    output: z.object({ projects: z.array(scanStatus) }),
  },
} as const;

type Procedures = typeof issueProcedures & typeof projectProcedures & typeof adminProcedures;
export type RpcName = keyof Procedures;
export type RpcInput<N extends RpcName> = z.infer<Procedures[N]['input']>;
export type RpcOutput<N extends RpcName> = z.infer<Procedures[N]['output']>;

/** Of use to tests and to the pages: every procedure by name. */
export const procedures: Procedures = { ...issueProcedures, ...projectProcedures, ...adminProcedures };
