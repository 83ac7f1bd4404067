import { kvs } from '@forge/kvs';
import { z } from 'zod';
import type { Clock } from '../../ports/clock';
import type { LedgerBalance, PointsLedger } from '../../ports/points-ledger';
import { findValue, saveNewValueForDays, saveValueForDays } from './kvs-access';

/** Of Jira's first tier, over all sites of an app; where Jira names another quota, that one counts. */
const TIER_1_QUOTA = 65_000;
/** Of the quota; background work leaves the rest for people who open issues. Convention. */
const BACKGROUND_SHARE = 0.8;
const HOUR_MS = 3_600_000;
/** Fewer points are kept in mind until the invocation ends: not worth a write each. */
const WORTH_A_WRITE = 50;
/** Writers that may meet in one hour's account at the same time, many times over. */
const TRIES = 60;
/** Old balances are deleted in groups, well behind those that somebody may still add to. */
const CLEAR_EVERY = 25;
const CLEAR_BEHIND = 50;
const DAYS_KEPT = 1;

const balance = z.object({
  spent: z.number().int().min(0),
  quota: z.number().int().positive(),
  /** What Jira says was spent beside what was counted here: other sites, or points that were counted too low. */
  surplus: z.number().int().min(0),
  blockedUntil: z.number().nullable(),
});
const latest = balance.extend({ at: z.number().int().min(0) });
type Balance = z.infer<typeof balance>;
type Latest = z.infer<typeof latest>;

const EMPTY: Latest = { at: 0, spent: 0, quota: TIER_1_QUOTA, surplus: 0, blockedUntil: null };

/** What Jira told this invocation of the quota. */
interface QuotaNews {
  readonly quota: number | null;
  readonly left: number | null;
  readonly blockedUntil: number | null;
}

/** Counts what one invocation spent, before it is added to the hour. */
export interface PointsMeter {
  readonly count: (points: number) => void;
  readonly note: (news: QuotaNews) => void;
  readonly pending: () => { readonly points: number; readonly news: QuotaNews | null };
  /** Takes off what was stored. */
  readonly settle: (stored: { readonly points: number; readonly news: QuotaNews | null }) => void;
}

/** A meter for one invocation. */
export function pointsMeter(): PointsMeter {
  let points = 0;
  let news: QuotaNews | null = null;
  return {
    count: (spent) => {
      points += spent;
    },
    note: (told) => {
      news = {
        quota: told.quota ?? news?.quota ?? null,
        left: told.left ?? news?.left ?? null,
        blockedUntil: told.blockedUntil ?? news?.blockedUntil ?? null,
      };
    },
    pending: () => ({ points, news }),
    settle: (stored) => {
      points -= stored.points;
      if (news === stored.news) news = null;
    },
  };
}

function withAdded(before: Balance, { points, news }: ReturnType<PointsMeter['pending']>): Balance {
  const spent = before.spent + points;
  const quota = news?.quota ?? before.quota;
  const told = news?.left == null ? 0 : quota - news.left - spent;
  return {
    spent,
    quota,
    surplus: Math.max(0, before.surplus, told),
    blockedUntil: news?.blockedUntil ?? before.blockedUntil,
  };
}

const keyOf = (hour: string, at: number) => `ledger:${hour}:${at}`;

// The hint may lag behind by those who write just now; from there every later balance is found by its number.
async function findLatest(hour: string): Promise<Latest> {
  let found = (await findValue(`ledger:${hour}`, latest)) ?? EMPTY;
  for (;;) {
    const next = await findValue(keyOf(hour, found.at + 1), balance);
    if (next === undefined) return found;
    found = { ...next, at: found.at + 1 };
  }
}

async function clearOld(hour: string, at: number): Promise<void> {
  if (at <= CLEAR_BEHIND + CLEAR_EVERY || at % CLEAR_EVERY !== 0) return;
  const first = at - CLEAR_BEHIND - CLEAR_EVERY;
  await kvs.batchDelete(Array.from({ length: CLEAR_EVERY }, (_, step) => ({ key: keyOf(hour, first + step) })));
}

// Each balance has a key of its own that only one writer can take: an addition is never lost to another.
async function append(hour: string, pending: ReturnType<PointsMeter['pending']>): Promise<Latest> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const before = await findLatest(hour);
    const next: Latest = { ...withAdded(before, pending), at: before.at + 1 };
    const { at, ...value } = next;
    if (!(await saveNewValueForDays(keyOf(hour, at), value, DAYS_KEPT))) continue;
    await saveValueForDays(`ledger:${hour}`, next, DAYS_KEPT);
    await clearOld(hour, at);
    return next;
  }
  throw new Error('The points of the hour cannot be added to: too many writers at once.');
}

/** One account per UTC hour for all of the app's work on the site, safe for any number of invocations at once. */
export function kvsPointsLedger({ meter, clock }: { meter: PointsMeter; clock: Clock }): PointsLedger {
  const hourNow = () => new Date(clock()).toISOString().slice(0, 13).replace(/\D/g, '');
  const flush = async (): Promise<Latest | undefined> => {
    const pending = meter.pending();
    if (pending.points === 0 && pending.news === null) return undefined;
    const next = await append(hourNow(), pending);
    meter.settle(pending);
    return next;
  };
  const shown = ({ spent, quota, surplus, blockedUntil }: Balance): LedgerBalance => {
    const now = clock();
    const hourEnds = (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
    // Further away than an hour it is a clock that was wrong.
    const isBlocked = blockedUntil !== null && blockedUntil > now && blockedUntil <= now + HOUR_MS;
    return {
      spent: isBlocked ? quota : spent + surplus,
      budget: Math.floor(quota * BACKGROUND_SHARE),
      resetsAt: isBlocked ? blockedUntil : hourEnds,
    };
  };
  return {
    flush: async () => {
      await flush();
    },
    load: async () => {
      const pending = meter.pending();
      if (pending.points >= WORTH_A_WRITE || pending.news !== null) {
        return shown((await flush()) ?? (await findLatest(hourNow())));
      }
      return shown(withAdded(await findLatest(hourNow()), pending));
    },
  };
}
