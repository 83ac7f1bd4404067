import type { IssueView, RaterView } from '../contract/rpc';
import type { PathStep, ThemeShare } from '../domain/alignment/alignment-score';
import type { Instant, IssueId } from '../domain/ids';
import { type BandChange, bandChanges } from '../domain/value/band-changes';
import { rawInputOf } from '../domain/value/raw-input';
import type { Criterion } from '../domain/value/value-model';
import type { FieldOptions } from '../ports/field-option-store';
import type { SitePriority } from '../ports/site-catalog';
import { issueFindings } from './model-findings-of';
import { roadmapItemViews } from './roadmap-item-views';
import type { IssueReading } from './score-one-issue';

const COUNT_NAMES = { votes: 'Votes', watchers: 'Watchers', linkedRequests: 'Linked requests' } as const;

function sourceNameOf({ source }: Criterion, { fields }: IssueReading): string {
  switch (source.kind) {
    case 'priority':
      return 'Priority';
    case 'input':
      return 'Asked in Plumbline';
    case 'count':
      return COUNT_NAMES[source.count];
    case 'size':
      return 'Size';
    case 'links':
      return source.typeName === null ? 'Links' : `Links: ${source.typeName}`;
    case 'date':
    case 'field':
      return fields.find(({ fieldId }) => fieldId === source.fieldId)?.name ?? source.fieldId;
  }
}

// Of what cannot be read only the text is known.
function rawLabelOf(criterion: Criterion, { read, facts, value, now }: IssueReading): string | null {
  const { source } = criterion;
  const line = value.receipt.find(({ criterionId }) => criterionId === criterion.criterionId);
  if (line !== undefined && line.problem !== null) return String(rawInputOf(facts, criterion, now).raw ?? '');
  if (source.kind === 'priority') return read.priorityName;
  return source.kind === 'field' ? (read.optionNames[source.fieldId] ?? null) : null;
}

// The filled field; else one that the issue has, since a field that is not on the issue cannot be filled.
function sizeFieldOf({ plan, read, facts, fields }: IssueReading): IssueView['sizeField'] {
  const filled = plan.sizeFieldIds.find((fieldId) => typeof facts.fields[fieldId] === 'number');
  const present = plan.sizeFieldIds.find((fieldId) => read.presentFieldIds.includes(fieldId));
  const fieldId = filled ?? present ?? plan.sizeFieldIds[0];
  const field = fields.find((candidate) => candidate.fieldId === fieldId);
  return field === undefined || field.kind !== 'number' ? null : { fieldId: field.fieldId, name: field.name };
}

function stepView(step: PathStep, reading: IssueReading, browsable: ReadonlySet<IssueId>) {
  const { ancestors, facts, index, basis } = reading;
  if (step.kind === 'issue') {
    const issue = [facts, ...ancestors].find(({ issueId }) => issueId === step.issueId);
    const isVisible = issue !== undefined && browsable.has(step.issueId);
    return {
      kind: 'issue' as const,
      itemId: null,
      level: 'issue' as const,
      title: isVisible ? issue.summary : null,
      issueKey: isVisible ? issue.issueKey : null,
      share: null,
      largestShare: null,
      horizon: null,
      horizonInherited: false,
      state: step.done ? ('done' as const) : ('active' as const),
      factor: step.factor,
    };
  }
  const item = index.items.get(step.itemId)?.item;
  const issueId = item?.issueId ?? null;
  const isHidden = issueId !== null && !browsable.has(issueId);
  return {
    kind: 'item' as const,
    itemId: step.itemId,
    level: step.level,
    title: isHidden ? null : (item?.title ?? null),
    issueKey: isHidden || issueId === null ? null : (basis.roadmapIssues.get(issueId)?.issueKey ?? null),
    share: step.share,
    largestShare: step.largestShare,
    horizon: step.horizon,
    horizonInherited: step.horizonInherited,
    state: step.state,
    factor: step.factor,
  };
}

function themeView(theme: ThemeShare, reading: IssueReading, browsable: ReadonlySet<IssueId>) {
  const { index, facts } = reading;
  const { evidence } = theme;
  const rule = evidence.ruleId === null ? undefined : index.rules.byId.get(evidence.ruleId);
  return {
    themeId: theme.themeId,
    itemId: theme.itemId,
    share: theme.share,
    importance: theme.importance,
    horizon: theme.horizon,
    horizonFactor: theme.horizonFactor,
    stateFactor: theme.stateFactor,
    points: theme.points,
    evidence: {
      kind: evidence.kind,
      confidence: evidence.confidence,
      ruleName: rule?.name ?? null,
      inherited: evidence.carrierIssueId !== facts.issueId,
    },
    steps: theme.steps.map((step) => stepView(step, reading, browsable)),
  };
}

/** Ids of other issues that a view of this issue may name. */
export function issueIdsInView({ ancestors, facts, index }: IssueReading): readonly IssueId[] {
  return [facts.issueId, ...ancestors.map(({ issueId }) => issueId), ...index.byIssueId.keys()];
}

function optionLabelsOf(
  { source, scale }: Criterion,
  { priorities, options }: Pick<Shown, 'priorities' | 'options'>,
): Record<string, string> {
  if (scale.kind !== 'map') return {};
  const names =
    source.kind === 'priority'
      ? Object.fromEntries(priorities.map(({ priorityId, name }) => [priorityId, name]))
      : source.kind === 'field'
        ? (options[source.fieldId] ?? {})
        : {};
  const named = Object.keys(scale.entries).filter((optionId) => Object.hasOwn(names, optionId));
  return Object.fromEntries(named.map((optionId) => [optionId, names[optionId] as string]));
}

function changesOf({ facts, basis, priors, now }: IssueReading): readonly BandChange[] {
  return bandChanges({ issue: facts, model: basis.model, priors, now });
}

/** What the view rests on beside the reading. */
interface Shown {
  readonly browsable: ReadonlySet<IssueId>;
  readonly canEdit: boolean;
  readonly raters: readonly RaterView[];
  readonly outcome: IssueView['outcome'];
  readonly followsAt: Instant | null;
  readonly priorities: readonly SitePriority[];
  readonly options: FieldOptions;
}

/** What the panel shows, cut down to what the viewer may browse, and to questions that they are not to answer blind. */
export function issueViewFrom(reading: IssueReading, shown: Shown): IssueView {
  const { browsable, canEdit, raters } = shown;
  const { facts, basis, alignment, value, index } = reading;
  const { model } = basis;
  const blind = new Set(
    raters.filter(({ count, mine }) => canEdit && count > 0 && mine === null).map(({ criterionId }) => criterionId),
  );
  const labels = model.criteria.flatMap((criterion) => {
    const label = blind.has(criterion.criterionId) ? null : rawLabelOf(criterion, reading);
    return label === null ? [] : [[criterion.criterionId, label] as const];
  });
  const receipt = value.receipt.map((line) => (blind.has(line.criterionId) ? { ...line, raw: null } : line));
  return {
    issueId: facts.issueId,
    issueKey: facts.issueKey,
    summary: facts.summary,
    isRoadmapLevel: facts.hierarchyLevel >= 1,
    value: { ...value, receipt, missing: [...value.missing] },
    size: facts.size,
    sizeField: sizeFieldOf(reading),
    alignment: {
      state: alignment.state,
      alignment: alignment.alignment,
      traceability: alignment.traceability,
      horizon: alignment.horizon,
      themes: alignment.themes.map((theme) => themeView(theme, reading, browsable)),
    },
    exemption: facts.exemption,
    roadmapLink: facts.roadmapLink,
    next: reading.next,
    criteria: [...model.criteria],
    sourceNames: Object.fromEntries(
      model.criteria.map((criterion) => [criterion.criterionId, sourceNameOf(criterion, reading)]),
    ),
    rawLabels: Object.fromEntries(labels),
    optionLabels: Object.fromEntries(
      model.criteria.map((criterion) => [criterion.criterionId, optionLabelsOf(criterion, shown)]),
    ),
    bands: model.bands,
    // A change of an answer that is to be given blind would give it away.
    changes: changesOf(reading).filter(({ criterionId }) => !blind.has(criterionId)),
    raters: [...raters],
    findings: [...issueFindings(reading)],
    outcome: shown.outcome,
    modelOwner: basis.modelOwner,
    modelRevision: basis.modelRevision,
    roadmapRevision: basis.roadmapRevision,
    scoredAt: reading.now,
    followsAt: shown.followsAt,
    canEdit,
    roadmapItems: roadmapItemViews({ index, browsable, roadmapIssues: basis.roadmapIssues }),
  };
}
