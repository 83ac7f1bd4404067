import { mkdirSync } from 'node:fs';
import { open } from 'lmdb';

/** A sorted map of JSON records, on disk or in memory; what the storage and the queue of the sandbox keep their things in. */
export interface RecordStore<T> {
  readonly get: (key: string) => T | undefined;
  /** Applies all changes or none; `undefined` removes. */
  readonly write: (changes: ReadonlyMap<string, T | undefined>) => void;
  /** Entries whose key starts with the prefix, in key order. */
  readonly list: (prefix: string) => readonly { readonly key: string; readonly value: T }[];
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : 0;

function memoryStore<T>(): RecordStore<T> {
  const rows = new Map<string, string>();
  return {
    get: (key) => {
      const text = rows.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    },
    write: (changes) => {
      for (const [key, value] of changes) {
        if (value === undefined) rows.delete(key);
        else rows.set(key, JSON.stringify(value));
      }
    },
    list: (prefix) =>
      [...rows]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, text]) => ({ key, value: JSON.parse(text) as T }))
        .sort(byKey),
    flush: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function diskStore<T>(directory: string): RecordStore<T> {
  mkdirSync(directory, { recursive: true });
  const db = open<T, string>({ path: directory, encoding: 'json', compression: false, maxDbs: 1 });
  return {
    get: (key) => db.get(key),
    write: (changes) => {
      db.transactionSync(() => {
        for (const [key, value] of changes) {
          if (value === undefined) db.removeSync(key);
          else db.putSync(key, value);
        }
      });
    },
    list: (prefix) =>
      [...db.getRange({ start: prefix, end: `${prefix}\u{10ffff}` })]
        .map(({ key, value }) => ({ key, value }))
        .sort(byKey),
    flush: async () => {
      await db.flushed;
    },
    close: () => db.close(),
  };
}

/** Opens the store in a directory, or in memory where that is null. */
export function openRecordStore<T>(directory: string | null): RecordStore<T> {
  return directory === null ? memoryStore<T>() : diskStore<T>(directory);
}
