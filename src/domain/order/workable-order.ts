import { popLeast, pushOnto } from './heap';

/**
 * An order as it can be worked: as it stands, but what is blocked waits for its blockers. Items are positions in the
 * order as it stands; links must have no cycles. [O3]
 */
export function workableOrder({
  blockers,
  blocked,
}: {
  readonly blockers: readonly (readonly number[])[];
  readonly blocked: readonly (readonly number[])[];
}): readonly number[] {
  const waitsFor = blockers.map((of) => of.length);
  const ready: number[] = [];
  const isEarlier = (a: number, b: number): boolean => a < b;
  for (const [at, count] of waitsFor.entries()) if (count === 0) pushOnto(ready, at, isEarlier);
  const order: number[] = [];
  for (let at = popLeast(ready, isEarlier); at !== undefined; at = popLeast(ready, isEarlier)) {
    order.push(at);
    for (const one of blocked[at] as readonly number[]) {
      const left = (waitsFor[one] as number) - 1;
      waitsFor[one] = left;
      if (left === 0) pushOnto(ready, one, isEarlier);
    }
  }
  return order;
}
