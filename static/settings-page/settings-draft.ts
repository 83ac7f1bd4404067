import { type ProjectSettings, projectSettings } from '../../src/contract/settings';
import { DEFAULT_HEALTH_SETTINGS, type HealthPartId, type HealthSettings } from '../../src/domain/health/health-report';

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
  const shaped = projectSettings.safeParse(settings);
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

interface Sides {
  readonly base: ProjectSettings;
  readonly mine: ProjectSettings;
  readonly theirs: ProjectSettings;
}

const pick = <T>(base: T, mine: T, theirs: T): T => (Object.is(mine, base) ? theirs : mine);

function mergedParts(
  base: HealthSettings['weights'],
  mine: HealthSettings['weights'],
  theirs: HealthSettings['weights'],
): HealthSettings['weights'] {
  return Object.fromEntries(
    PART_IDS.map((partId) => [partId, pick(base[partId], mine[partId], theirs[partId])]),
  ) as unknown as HealthSettings['weights'];
}

/** One's own changes on top of what somebody else saved, field by field; where both changed one, one's own stays. */
export function rebaseSettings({ base, mine, theirs }: Sides): ProjectSettings {
  const number = (field: 'readyTop' | 'maxSize' | 'ageingDays' | 'staleDays'): number =>
    pick(base.health[field], mine.health[field], theirs.health[field]);
  return {
    sizeFieldId: pick(base.sizeFieldId, mine.sizeFieldId, theirs.sizeFieldId),
    model: pick(base.model, mine.model, theirs.model),
    health: {
      readyTop: number('readyTop'),
      maxSize: number('maxSize'),
      ageingDays: number('ageingDays'),
      staleDays: number('staleDays'),
      weights: mergedParts(base.health.weights, mine.health.weights, theirs.health.weights),
      targets: mergedParts(base.health.targets, mine.health.targets, theirs.health.targets),
    },
  };
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
  return plain + parts + (before.sizeFieldId === after.sizeFieldId ? 0 : 1);
}
