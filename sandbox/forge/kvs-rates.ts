import { KVS_LIMITS, KvsRefusal } from './kvs-limits';
import { type RateWindow, rateWindow } from './rate-window';

/** Forge counts a request in pieces of this size, rounded up. */
const UNIT_BYTES = 10 * 1024;
const MINUTE_MS = 60_000;

/** What an installation may ask of its storage in a second and a minute. */
export interface KvsRates {
  /** Every request, before it is looked at. @throws KvsRefusal */
  readonly request: () => void;
  /** What a request reads or writes together. @throws KvsRefusal */
  readonly read: (bytes: number) => void;
  readonly write: (bytes: number, code?: 'RATE_LIMIT_EXCEEDED' | 'TOO_MANY_REQUESTS') => void;
  /** A batch, whatever is in it. @throws KvsRefusal */
  readonly batch: () => void;
  /** What one key is given. @throws KvsRefusal */
  readonly writeKey: (key: string, bytes: number) => void;
  /** As if nothing had been asked lately. */
  readonly forget: () => void;
}

/** `timeScale` multiplies the seconds and minutes; tests whose calls take no time make it small. */
export function kvsRates(now: () => number, timeScale: number): KvsRates {
  const second = 1000 * timeScale;
  const minute = MINUTE_MS * timeScale;
  const requests = rateWindow({ most: KVS_LIMITS.requestsPerSecond, windowMs: second, now });
  const reads = rateWindow({ most: KVS_LIMITS.readUnitsPerMinute, windowMs: minute, now });
  const writes = rateWindow({ most: KVS_LIMITS.writeUnitsPerMinute, windowMs: minute, now });
  const batches = rateWindow({ most: KVS_LIMITS.batchesPerMinute, windowMs: minute, now });
  const keys = new Map<string, RateWindow>();
  const unless = (isWithin: boolean, code: string, what: string): void => {
    if (!isWithin) throw new KvsRefusal({ status: 429, code, message: `Too many ${what} for this installation.` });
  };
  const unitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / UNIT_BYTES));
  const windowOf = (key: string): RateWindow => {
    // Only the keys of the last moments matter.
    if (keys.size > 5000) keys.clear();
    const known = keys.get(key) ?? rateWindow({ most: KVS_LIMITS.keyBytesPerSecond, windowMs: second, now });
    keys.set(key, known);
    return known;
  };
  return {
    request: () => {
      unless(requests.take(1), 'RATE_LIMIT_EXCEEDED', 'requests in a second');
    },
    read: (bytes) => {
      unless(reads.take(unitsOf(bytes)), 'RATE_LIMIT_EXCEEDED', 'reads in a minute');
    },
    write: (bytes, code = 'RATE_LIMIT_EXCEEDED') => {
      unless(writes.take(unitsOf(bytes)), code, 'writes in a minute');
    },
    batch: () => {
      unless(batches.take(1), 'RATE_LIMIT_EXCEEDED', 'batches in a minute');
    },
    writeKey: (key, bytes) => {
      unless(windowOf(key).take(bytes), 'RATE_LIMIT_EXCEEDED', 'writes to one key in a second');
    },
    forget: () => {
      for (const window of [requests, reads, writes, batches]) window.forget();
      keys.clear();
    },
  };
}
