import { isSame } from './is-same';

/** One difference between two drafts. */
export interface DraftChange {
  readonly subject: 'item' | 'rule' | 'criterion' | 'model';
  /** Id of the item, rule or criterion; the name of the setting for the model itself. */
  readonly id: string;
  /** Title or name, as it is in the later of the two. */
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** `changed`: which field. */
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a list's members are called and which of their fields count. */
export interface Listed<T> {
  readonly subject: DraftChange['subject'];
  readonly fields: readonly (keyof T & string)[];
  readonly idOf: (each: T) => string;
  readonly nameOf: (each: T) => string;
}

/** Every member that came, went, or changed a field. */
export function compareLists<T extends object>(
  before: readonly T[],
  after: readonly T[],
  by: Listed<T>,
): DraftChange[] {
  const changes: DraftChange[] = [];
  const earlier = new Map(before.map((each) => [by.idOf(each), each]));
  const later = new Set(after.map(by.idOf));
  for (const each of after) {
    const was = earlier.get(by.idOf(each));
    const about = { subject: by.subject, id: by.idOf(each), name: by.nameOf(each) };
    if (was === undefined) {
      changes.push({ ...about, kind: 'added', field: null, before: null, after: each });
      continue;
    }
    for (const field of by.fields) {
      if (isSame(was[field], each[field])) continue;
      changes.push({ ...about, kind: 'changed', field, before: was[field], after: each[field] });
    }
  }
  for (const each of before) {
    if (later.has(by.idOf(each))) continue;
    const about = { subject: by.subject, id: by.idOf(each), name: by.nameOf(each) };
    changes.push({ ...about, kind: 'removed', field: null, before: each, after: null });
  }
  return changes;
}

/** The fewest members that must move to turn one order into the other: all but a longest common run. */
export function movedBetween(before: readonly string[], after: readonly string[]): readonly string[] {
  const place = new Map(before.map((id, at) => [id, at]));
  const common = after.filter((id) => place.has(id));
  const isInOrder = common.every((id, at) => at === 0 || (place.get(common[at - 1] ?? '') ?? 0) < (place.get(id) ?? 0));
  if (isInOrder) return [];
  const longest: string[][] = [];
  common.forEach((id, at) => {
    const earlier = common
      .slice(0, at)
      .map((other, index) => ((place.get(other) ?? 0) < (place.get(id) ?? 0) ? (longest[index] ?? []) : []))
      .reduce<string[]>((best, run) => (run.length > best.length ? run : best), []);
    longest.push([...earlier, id]);
  });
  const kept = new Set(longest.reduce((best, run) => (run.length > best.length ? run : best), []));
  return common.filter((id) => !kept.has(id));
}
