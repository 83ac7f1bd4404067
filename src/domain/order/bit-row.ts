/** A set of small whole numbers, 32 to a word. */
export type BitRow = Uint32Array;

/** An empty set over 0 to count - 1. */
export function bitRow(count: number): BitRow {
  return new Uint32Array(Math.ceil(count / 32));
}

/** Adds a number. */
export function setBit(row: BitRow, at: number): void {
  row[at >>> 5] = (row[at >>> 5] as number) | (1 << (at & 31));
}

/** Takes a number out. */
export function clearBit(row: BitRow, at: number): void {
  row[at >>> 5] = (row[at >>> 5] as number) & ~(1 << (at & 31));
}

/** Whether a number is in the set. */
export function hasBit(row: BitRow, at: number): boolean {
  return ((row[at >>> 5] as number) & (1 << (at & 31))) !== 0;
}

/** Adds all of another set of the same range. */
export function joinBits(row: BitRow, other: BitRow): void {
  for (let word = 0; word < row.length; word += 1) row[word] = (row[word] as number) | (other[word] as number);
}

/** A copy without the numbers from `count` on. */
export function firstBits(row: BitRow, count: number): BitRow {
  return row.map((bits, word) => {
    const below = count - word * 32;
    return below >= 32 ? bits : below <= 0 ? 0 : bits & ((1 << below) - 1);
  });
}

/** The smallest number that is in both sets; -1 without one. */
export function firstCommonBit(one: BitRow, other: BitRow): number {
  for (let word = 0; word < one.length; word += 1) {
    const bits = (one[word] as number) & (other[word] as number);
    if (bits !== 0) return word * 32 + 31 - Math.clz32(bits & -bits);
  }
  return -1;
}

/** How many numbers are in the set. */
export function countBits(row: BitRow): number {
  let count = 0;
  for (const bits of row) for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
