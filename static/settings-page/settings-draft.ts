import { type ProjectSettings, projectSettings } from '../../src/contract/settings';
import { DEFAULT_HEALTH_SETTINGS, type HealthPartId, type HealthSettings } from '../../src/domain/health/health-report';
import { compareModels } from '../shared/model/compare-models';
import { isSame } from '../shared/model/is-same';
import type { Clash, Sides } from '../shared/model/merge-lists';
import { type LocatedModelProblem, locateModelProblem, modelProblems } from '../shared/model/model-problems';
import { rebaseModel } from '../shared/model/rebase-model';
import { toWire } from '../shared/model/to-wire';

export const PART_IDS: readonly HealthPartId[] = ['fit', 'order', 'ready', 'fresh', 'size', 'clean'];

/** The name of a field for its problem: "health.weights.fit". */
export type SettingsProblems = ReadonlyMap<string, string>;

const BOUNDS: Readonly<Record<string, string>> = {
  readyTop: 'A whole number from 1 to 200.',
  maxSize: 'A number above 0, at most 1,000.',
  ageingDays: 'A whole number of days, from 1 to 3,650.',
  staleDays: 'A whole number of days, from 1 to 3,650.',
};

/** Everything that would be refused, by the path of its field: the contract's bounds, and what must hold between fields. */
export function settingsProblems(settings: ProjectSettings): SettingsProblems {
  const problems = new Map<string, string>();
  // The model's problems are found and placed by its own rules.
  const shaped = projectSettings.safeParse({ ...settings, model: null });
  for (const issue of shaped.success ? [] : shaped.error.issues) {
    const path = issue.path.map(String).join('.');
    problems.set(path, BOUNDS[String(issue.path.at(-1))] ?? 'A number from 0 to 100.');
  }
  const { health } = settings;
  if (health.staleDays <= health.ageingDays && !problems.has('health.staleDays')) {
    problems.set('health.staleDays', 'More days than until ageing, or nothing would ever be ageing.');
  }
  if (PART_IDS.every((partId) => !(health.weights[partId] > 0))) {
    problems.set('health.weights', 'At least one part needs a weight above 0.');
  }
  return problems;
}

/** What keeps the project's own model from being saved, each with its control; none where the site's is used. */
export function ownModelProblems({ model }: ProjectSettings): readonly LocatedModelProblem[] {
  if (model === null) return [];
  return modelProblems(model).flatMap((problem) => locateModelProblem(problem, model) ?? []);
}

/** Share of each part in the health, 0 to 1; they add up to 1. */
export function partShares(weights: HealthSettings['weights']): Readonly<Record<HealthPartId, number>> {
  const total = PART_IDS.reduce((sum, partId) => sum + Math.max(0, weights[partId]), 0);
  const shareOf = (partId: HealthPartId): number => (total > 0 ? Math.max(0, weights[partId]) / total : 0);
  return {
    fit: shareOf('fit'),
    order: shareOf('order'),
    ready: shareOf('ready'),
    fresh: shareOf('fresh'),
    size: shareOf('size'),
    clean: shareOf('clean'),
  };
}

/** What a project starts with: the site's size field and the conventions of health. */
export const DEFAULT_SETTINGS: ProjectSettings = { health: DEFAULT_HEALTH_SETTINGS, sizeFieldId: null, model: null };

const pick = <T>(base: T, mine: T, theirs: T): T => (isSame(mine, base) ? theirs : mine);

function mergedParts(
  base: HealthSettings['weights'],
  mine: HealthSettings['weights'],
  theirs: HealthSettings['weights'],
): HealthSettings['weights'] {
  return Object.fromEntries(
    PART_IDS.map((partId) => [partId, pick(base[partId], mine[partId], theirs[partId])]),
  ) as unknown as HealthSettings['weights'];
}

/** A project that has an own model only on one side cannot be merged criterion by criterion: mine stays, theirs is named. */
function rebaseOwnModel(
  { base, mine, theirs }: Sides<ProjectSettings['model']>,
  clashes: Clash[],
): ProjectSettings['model'] {
  if (isSame(mine, base) || isSame(mine, theirs)) return theirs;
  if (isSame(theirs, base)) return mine;
  if (base !== null && mine !== null && theirs !== null) return toWire(rebaseModel({ base, mine, theirs }, clashes));
  clashes.push({ subject: 'model', id: 'model', name: 'Value model', field: null, mine, theirs });
  return mine;
}

/** One's own changes on top of what somebody else saved, field by field; where both changed one, one's own stays, and in the model that is told. */
export function rebaseSettings({ base, mine, theirs }: Sides<ProjectSettings>): {
  readonly settings: ProjectSettings;
  readonly clashes: readonly Clash[];
} {
  const clashes: Clash[] = [];
  const number = (field: 'readyTop' | 'maxSize' | 'ageingDays' | 'staleDays'): number =>
    pick(base.health[field], mine.health[field], theirs.health[field]);
  const settings: ProjectSettings = {
    sizeFieldId: pick(base.sizeFieldId, mine.sizeFieldId, theirs.sizeFieldId),
    model: rebaseOwnModel({ base: base.model, mine: mine.model, theirs: theirs.model }, clashes),
    health: {
      readyTop: number('readyTop'),
      maxSize: number('maxSize'),
      ageingDays: number('ageingDays'),
      staleDays: number('staleDays'),
      weights: mergedParts(base.health.weights, mine.health.weights, theirs.health.weights),
      targets: mergedParts(base.health.targets, mine.health.targets, theirs.health.targets),
    },
  };
  return { settings, clashes };
}

/** How many fields differ. */
export function countChanges(before: ProjectSettings, after: ProjectSettings): number {
  const plain = (['readyTop', 'maxSize', 'ageingDays', 'staleDays'] as const).filter(
    (field) => before.health[field] !== after.health[field],
  ).length;
  const parts = PART_IDS.flatMap((partId) => [
    before.health.weights[partId] !== after.health.weights[partId],
    before.health.targets[partId] !== after.health.targets[partId],
  ]).filter(Boolean).length;
  return (
    plain + parts + (before.sizeFieldId === after.sizeFieldId ? 0 : 1) + countModelChanges(before.model, after.model)
  );
}

function countModelChanges(before: ProjectSettings['model'], after: ProjectSettings['model']): number {
  if (before === null || after === null) return before === after ? 0 : 1;
  return compareModels(before, after).length;
}
