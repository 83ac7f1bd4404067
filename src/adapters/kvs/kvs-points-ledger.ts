import { z } from 'zod';
import type { Clock } from '../../ports/clock';
import type { PointsLedger } from '../../ports/points-ledger';
import { findValue, saveValueForDays } from './kvs-access';

/** Of the 65,000 points an hour that an app has over all sites; the rest is left for people who open issues. Convention. */
const BUDGET = 50_000;
const HOUR_MS = 3_600_000;
const stored = z.object({ spent: z.number().int().min(0) });

/** Counts what one invocation spent, before it is added to the hour. */
export interface PointsMeter {
  readonly count: (points: number) => void;
  readonly take: () => number;
}

/** A meter for one invocation. */
export function pointsMeter(): PointsMeter {
  let points = 0;
  return {
    count: (spent) => {
      points += spent;
    },
    take: () => {
      const taken = points;
      points = 0;
      return taken;
    },
  };
}

/** The hour's sum under one key per UTC hour. Two invocations at once may lose an addition: a budget, not an account. */
export function kvsPointsLedger({ meter, clock }: { meter: PointsMeter; clock: Clock }): PointsLedger {
  const keyNow = () => `ledger:${new Date(clock()).toISOString().slice(0, 13).replace(/\D/g, '')}`;
  const flush = async () => {
    const points = meter.take();
    if (points === 0) return;
    const key = keyNow();
    const spent = (await findValue(key, stored))?.spent ?? 0;
    await saveValueForDays(key, { spent: spent + points }, 2);
  };
  return {
    flush,
    load: async () => {
      await flush();
      const spent = (await findValue(keyNow(), stored))?.spent ?? 0;
      return { spent, budget: BUDGET, resetsAt: (Math.floor(clock() / HOUR_MS) + 1) * HOUR_MS };
    },
  };
}
