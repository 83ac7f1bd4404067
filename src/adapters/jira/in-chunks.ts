/** `items` in pieces of at most `size`, in order. */
export function inChunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Runs `run` over `items`, at most `limit` at a time; results in order. The first failure ends it. */
export async function mapLimited<T, R>(items: readonly T[], limit: number, run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const group of inChunks(items, limit)) results.push(...(await Promise.all(group.map(run))));
  return results;
}
