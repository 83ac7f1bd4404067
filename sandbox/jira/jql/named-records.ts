interface Named {
  readonly id: string;
  readonly name: string;
}

/** Finds records by id or by name, whatever the case of letters. */
export const byIdOrName =
  (records: () => Iterable<Named>) =>
  (text: string): readonly string[] | null => {
    const wanted = text.toLowerCase();
    const found: string[] = [];
    for (const record of records()) {
      if (record.id === text || record.name.toLowerCase() === wanted) found.push(record.id);
    }
    return found.length > 0 ? found : null;
  };

/** One id as a list, or none. */
export const one = (id: string | null): readonly string[] => (id === null ? [] : [id]);
