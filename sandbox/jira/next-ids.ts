import { FIRST_PART_ID, PART_SEQUENCE } from './sequences';
import type { SiteStore } from './site-store';
import type { SITE_DATA_TABLES } from './site-tables';

type NumberedTable = Exclude<(typeof SITE_DATA_TABLES)[number], 'users' | 'customFields'>;

/** Hands out ids that neither the site nor an earlier call has used; nothing is stored until records are loaded. */
export interface NextIds {
  next(table: NumberedTable): string;
  /** A whole `customfield_…` id. */
  nextCustomField(): string;
  /** Ids of histories, comments and other parts of issues. */
  nextPart(): string;
  /** The highest rank of the site, to rank new issues after; `null` where there are none. */
  readonly lastRank: string | null;
}

const FIRST_ID = 9_999;

/** Free ids of a site as it is now. */
export const createNextIds = (store: SiteStore): NextIds => {
  const last = new Map<string, number>();
  const count = (name: string, used: () => Iterable<number>): number => {
    let highest = last.get(name);
    if (highest === undefined) {
      highest = store.table('counters').get(name)?.last ?? FIRST_ID;
      for (const id of used()) if (id > highest) highest = id;
    }
    last.set(name, highest + 1);
    return highest + 1;
  };
  const numbers = (ids: Iterable<string>): readonly number[] => [...ids].map(Number).filter(Number.isInteger);
  let lastRank: string | null = null;
  for (const { rank } of store.table('issues').values()) if (lastRank === null || rank > lastRank) lastRank = rank;
  return {
    next: (table) => String(count(table, () => numbers(store.table(table).keys()))),
    nextCustomField: () =>
      `customfield_${count('customFields', () =>
        numbers([...store.table('customFields').keys()].map((id) => id.replace('customfield_', ''))),
      )}`,
    nextPart: () => String(count(PART_SEQUENCE, () => [FIRST_PART_ID])),
    lastRank,
  };
};
