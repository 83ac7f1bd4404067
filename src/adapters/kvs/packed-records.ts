/*
 * Records as columns: a value that most records share is written once, so that ten thousand issues pack in a blink. What
 * comes out equals what went in, but for values that repeat: those are one object in memory, and nobody may change them.
 */

type Row = Readonly<Record<string, unknown>>;

/** Values in the order of the records; 0 stands for "not there", n for the n-th of `values`. */
interface Dictionary {
  readonly kind: 'dictionary';
  readonly values: readonly unknown[];
  readonly places: readonly number[];
}
interface Plain {
  readonly kind: 'plain';
  readonly values: readonly unknown[];
}
interface Same {
  readonly kind: 'same';
  readonly value: unknown;
}
interface Nested {
  readonly kind: 'nested';
  readonly columns: Readonly<Record<string, Column>>;
}
type Column = Dictionary | Plain | Same | Nested;

/** Records of one kind, ready to be stored as JSON. */
export interface PackedRecords {
  readonly count: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** With more different values than this share of the records, naming them costs more than it saves. */
const MOST_DISTINCT_SHARE = 0.5;

function packColumn(values: readonly unknown[]): Column {
  const places: number[] = [];
  const distinct: unknown[] = [];
  const primitives = new Map<unknown, number>();
  const objects = new Map<string, number>();
  const most = Math.max(1, values.length * MOST_DISTINCT_SHARE);
  let isComplete = true;
  for (const value of values) {
    if (value === undefined) {
      isComplete = false;
      places.push(0);
      continue;
    }
    const isObject = typeof value === 'object' && value !== null;
    const text = isObject ? JSON.stringify(value) : '';
    let place = isObject ? objects.get(text) : primitives.get(value);
    if (place === undefined) {
      place = distinct.push(value);
      if (isObject) objects.set(text, place);
      else primitives.set(value, place);
    }
    places.push(place);
    if (isComplete && distinct.length > most && values.every((each) => each !== undefined)) {
      return { kind: 'plain', values };
    }
  }
  if (isComplete && distinct.length === 1) return { kind: 'same', value: distinct[0] };
  return { kind: 'dictionary', values: distinct, places };
}

function columnsOf(records: readonly Row[], nested: ReadonlySet<string>): Readonly<Record<string, Column>> {
  const names = new Set<string>();
  for (const record of records) for (const name of Object.keys(record)) names.add(name);
  const columns: Record<string, Column> = {};
  for (const name of names) {
    const values = records.map((record) => record[name]);
    columns[name] = nested.has(name)
      ? { kind: 'nested', columns: columnsOf(values as readonly Row[], new Set()) }
      : packColumn(values);
  }
  return columns;
}

/** `nested`: the properties that are records themselves, present in every record, and get a column per key. */
export function packRecords(records: readonly object[], nested: readonly string[] = []): PackedRecords {
  return { count: records.length, columns: columnsOf(records as readonly Row[], new Set(nested)) };
}

function fill(records: readonly Record<string, unknown>[], name: string, column: Column): void {
  switch (column.kind) {
    case 'same':
      for (const record of records) record[name] = column.value;
      return;
    case 'plain':
      for (const [at, record] of records.entries()) record[name] = column.values[at];
      return;
    case 'dictionary':
      for (const [at, record] of records.entries()) {
        const place = column.places[at] ?? 0;
        if (place > 0) record[name] = column.values[place - 1];
      }
      return;
    case 'nested': {
      const inner: Record<string, unknown>[] = records.map(() => ({}));
      for (const [key, values] of Object.entries(column.columns)) fill(inner, key, values);
      for (const [at, record] of records.entries()) record[name] = inner[at];
    }
  }
}

/** The records that `packRecords` was given. */
export function unpackRecords(packed: PackedRecords): Record<string, unknown>[] {
  const records: Record<string, unknown>[] = Array.from({ length: packed.count }, () => ({}));
  for (const [name, column] of Object.entries(packed.columns)) fill(records, name, column);
  return records;
}
