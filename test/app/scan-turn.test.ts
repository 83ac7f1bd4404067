import fc from 'fast-check';
import { dueAt, turnOf, waitForTurn } from '../../src/app/scan-turn';
import { projectId } from '../builders/ids';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;

it('every project has its own minute of the day, another one on another site', () => {
  const turns = (site: string) => Array.from({ length: 240 }, (_, at) => turnOf(site, projectId(String(10_000 + at))));
  const perHour = Array.from({ length: 24 }, () => 0);
  for (const turn of turns('site-a')) perHour[Math.floor(turn / 60)] = (perHour[Math.floor(turn / 60)] ?? 0) + 1;
  expect(Math.max(...perHour)).toBeLessThan(30);
  expect(Math.min(...perHour)).toBeGreaterThan(0);
  expect(turns('site-a')).toEqual(turns('site-a'));
  expect(turns('site-b').filter((turn, at) => turn === turns('site-a')[at]).length).toBeLessThan(10);
});

it('it comes up at most a day after the hour in which the project was scanned', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 1439 }), (last, turn) => {
      const due = dueAt(last, turn);
      expect(due).toBeGreaterThanOrEqual(last + HOUR_MS);
      expect(due).toBeLessThan(last + HOUR_MS + DAY_MS);
      expect((due / MINUTE_MS) % 1440).toBe(turn);
    }),
  );
});

it('within the hour projects start at different times, and late ones at once', () => {
  const due = Date.UTC(2026, 10, 24, 5, 40);
  expect(waitForTurn({ due, turn: 340, now: due - 20 * MINUTE_MS })).toBe(600);
  expect(waitForTurn({ due, turn: 340, now: due + 2 * HOUR_MS })).toBe(0);
  for (let turn = 0; turn < 1440; turn += 1) expect(waitForTurn({ due, turn, now: due })).toBeLessThanOrEqual(900);
});
