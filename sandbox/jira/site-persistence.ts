import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open } from 'lmdb';
import type { SiteStore } from './site-store';
import { type SiteTables, TABLE_NAMES, type TableName } from './site-tables';
import { UnknownDataFormat } from './unknown-data-format';

/** Raised when records change their shape; a store of another version is refused, not guessed at. */
const FORMAT_VERSION = 2;
const WRITE_BEHIND_MS = 100;

/** Keeps a store on disk. */
export interface SitePersistence {
  /** Call after changes; they are written in one transaction soon after. */
  schedule(): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Reads what a data directory holds into the store and keeps it up to date from then on. */
export const openPersistence = (store: SiteStore, dataDir: string): SitePersistence => {
  mkdirSync(dataDir, { recursive: true });
  const root = open({ path: join(dataDir, 'jira.mdb'), maxDbs: TABLE_NAMES.length + 1, compression: false });
  const meta: Database<number, string> = root.openDB({ name: 'meta' });
  const version = meta.get('formatVersion');
  if (version !== undefined && version !== FORMAT_VERSION) {
    void root.close();
    throw new UnknownDataFormat({ dataDir, found: version, read: FORMAT_VERSION });
  }
  if (version === undefined) meta.putSync('formatVersion', FORMAT_VERSION);

  const tables = new Map<TableName, Database<SiteTables[TableName], string>>(
    TABLE_NAMES.map((name) => [name, root.openDB({ name })]),
  );
  for (const [name, table] of tables) {
    store.restore(
      name,
      table.getRange().map(({ value }) => value as never),
    );
  }

  let timer: NodeJS.Timeout | null = null;
  const write = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    const changes = store.takeChanges();
    if (changes.length === 0) return;
    root.transactionSync(() => {
      for (const { table, id, record } of changes) {
        if (record === null) tables.get(table)?.removeSync(id);
        else tables.get(table)?.putSync(id, record);
      }
    });
  };
  return {
    schedule: () => {
      timer ??= setTimeout(write, WRITE_BEHIND_MS);
    },
    flush: async () => {
      write();
      await root.flushed;
    },
    close: async () => {
      write();
      await root.flushed;
      await root.close();
    },
  };
};
