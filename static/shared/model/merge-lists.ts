import type { DraftChange } from './compare-lists';
import { isSame } from './is-same';

/** A place where both sides changed the same thing differently; one's own draft wins and the other answer is named. */
export interface Clash {
  readonly subject: DraftChange['subject'];
  readonly id: string;
  readonly name: string;
  /** Null where the whole was deleted on one side and changed on the other, or added on both. */
  readonly field: string | null;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What both started from, what I made of it, and what was saved meanwhile. */
export interface Sides<T> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

export interface Merging<T> {
  readonly subject: Clash['subject'];
  readonly idOf: (each: T) => string;
  readonly nameOf: (each: T) => string;
}

/** Three versions into one, field by field: what only one side changed is taken from that side. */
export function mergeFields<T extends object>(sides: Sides<T>, by: Merging<T>, clashes: Clash[]): T {
  const merged: Record<string, unknown> = {};
  const mine = new Map<string, unknown>(Object.entries(sides.mine));
  const base = new Map<string, unknown>(Object.entries(sides.base));
  for (const [field, theirs] of Object.entries(sides.theirs) as [string, unknown][]) {
    const own = mine.get(field);
    const isOwnChange = !isSame(own, base.get(field));
    merged[field] = isOwnChange ? own : theirs;
    // The level follows from the parent: naming both would tell the same thing twice.
    if (!isOwnChange || field === 'level' || isSame(theirs, base.get(field)) || isSame(theirs, own)) continue;
    const about = { subject: by.subject, id: by.idOf(sides.mine), name: by.nameOf(sides.mine) };
    clashes.push({ ...about, field, mine: own, theirs });
  }
  return merged as T;
}

/** Three lists into one, member by member: what only one side changed is taken from that side. Order: theirs, one's own additions after their neighbour. */
export function mergeLists<T extends object>(
  sides: Sides<readonly T[]>,
  by: Merging<T>,
  clashes: Clash[],
): readonly T[] {
  const index = (list: readonly T[]): Map<string, T> => new Map(list.map((each) => [by.idOf(each), each]));
  const [base, mine, theirs] = [index(sides.base), index(sides.mine), index(sides.theirs)];
  const merged = new Map<string, T>();
  const clash = (each: T, own: T | null, other: T | null): void => {
    const about = { subject: by.subject, id: by.idOf(each), name: by.nameOf(each) };
    clashes.push({ ...about, field: null, mine: own, theirs: other });
  };
  for (const id of new Set([...theirs.keys(), ...mine.keys()])) {
    const [was, own, other] = [base.get(id), mine.get(id), theirs.get(id)];
    if (own !== undefined && other !== undefined) {
      merged.set(id, was === undefined ? own : mergeFields({ base: was, mine: own, theirs: other }, by, clashes));
    } else if (own !== undefined) {
      // They deleted it, or I added it.
      if (was !== undefined && isSame(own, was)) continue;
      if (was !== undefined) clash(own, own, null);
      merged.set(id, own);
    } else if (other !== undefined) {
      // I deleted it, or they added it.
      if (was !== undefined && !isSame(other, was)) clash(other, null, other);
      if (was === undefined) merged.set(id, other);
    }
  }
  return inOrder(merged, sides, by.idOf);
}

function inOrder<T>(
  merged: ReadonlyMap<string, T>,
  sides: Sides<readonly T[]>,
  idOf: (each: T) => string,
): readonly T[] {
  const isTheirOrderUntouched = isSame(
    sides.base.map(idOf),
    sides.theirs.map(idOf).filter((id) => sides.base.some((each) => idOf(each) === id)),
  );
  const [first, second] = isTheirOrderUntouched ? [sides.mine, sides.theirs] : [sides.theirs, sides.mine];
  const order = first.map(idOf).filter((id) => merged.has(id));
  let before = '';
  for (const id of second.map(idOf)) {
    if (merged.has(id) && !order.includes(id)) order.splice(order.indexOf(before) + 1 || order.length, 0, id);
    before = id;
  }
  return order.flatMap((id) => merged.get(id) ?? []);
}
