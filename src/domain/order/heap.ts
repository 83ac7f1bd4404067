/** Adds to a binary heap, whose least member is at 0. */
export function pushOnto<T>(heap: T[], value: T, isLess: (a: T, b: T) => boolean): void {
  let at = heap.length;
  heap.push(value);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isLess(value, heap[parent] as T)) break;
    heap[at] = heap[parent] as T;
    at = parent;
  }
  heap[at] = value;
}

/** Takes the least member from a binary heap; undefined from an empty one. */
export function popLeast<T>(heap: T[], isLess: (a: T, b: T) => boolean): T | undefined {
  const least = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return least;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    const other = child + 1;
    if (other < heap.length && isLess(heap[other] as T, heap[child] as T)) child = other;
    if (!isLess(heap[child] as T, last)) break;
    heap[at] = heap[child] as T;
    at = child;
  }
  heap[at] = last;
  return least;
}
