import { type BitRow, bitRow, clearBit, firstCommonBit, setBit } from './bit-row';

const FREE = -1;

/**
 * The size of a largest matching between left and right, row i holding the right partners that left i may have. Augments
 * along ways found by search that looks at each right side once a round, 32 at a time.
 */
export function largestMatching(rows: readonly BitRow[]): number {
  const partnerOf = new Int32Array(rows.length).fill(FREE);
  let unmatched = [...rows.keys()].filter((left) => (rows[left] as BitRow).some((bits) => bits !== 0));
  let matched = 0;
  for (let isGrowing = true; isGrowing; ) {
    const unseen = bitRow(rows.length);
    for (const right of rows.keys()) setBit(unseen, right);
    const left = unmatched.filter((one) => !augments(one, { rows, partnerOf, unseen }));
    isGrowing = left.length < unmatched.length;
    matched += unmatched.length - left.length;
    unmatched = left;
  }
  return matched;
}

/** Finds a way from a free left side to a free right one and turns it round; without recursion, since it may be long. */
function augments(
  start: number,
  {
    rows,
    partnerOf,
    unseen,
  }: { readonly rows: readonly BitRow[]; readonly partnerOf: Int32Array; readonly unseen: BitRow },
): boolean {
  const way: { readonly left: number; right: number }[] = [{ left: start, right: FREE }];
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const right = firstCommonBit(rows[step.left] as BitRow, unseen);
    if (right === -1) {
      way.pop();
      continue;
    }
    clearBit(unseen, right);
    step.right = right;
    const partner = partnerOf[right] as number;
    if (partner === FREE) {
      for (const one of way) partnerOf[one.right] = one.left;
      return true;
    }
    way.push({ left: partner, right: FREE });
  }
  return false;
}
