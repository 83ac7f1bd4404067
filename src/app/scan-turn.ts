import type { Instant, ProjectId } from '../domain/ids';
import { textHash } from './text-hash';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MINUTES = 1440;
/** Forge delivers a message so much later at most: the minutes of an hour are told as quarters of a minute. */
const SECONDS_PER_MINUTE_OF_TURN = 15;

/** The minute of the UTC day at which a project is scanned: spread over projects and sites, and always the same. */
export function turnOf(siteId: string, projectId: ProjectId): number {
  return Number.parseInt(textHash(`${siteId}/${projectId}`), 16) % DAY_MINUTES;
}

/** When a project is to be scanned that was scanned at `last`: at its turn, an hour later or more. */
export function dueAt(last: Instant, turn: number): Instant {
  const earliest = last + HOUR_MS;
  const midnight = Math.floor(earliest / (DAY_MINUTES * MINUTE_MS)) * DAY_MINUTES * MINUTE_MS;
  const sameDay = midnight + turn * MINUTE_MS;
  return sameDay >= earliest ? sameDay : sameDay + DAY_MINUTES * MINUTE_MS;
}

/** How long to wait within the hour in which a project is due; none where it is late. */
export function waitForTurn({ due, turn, now }: { due: Instant; turn: number; now: Instant }): number {
  return due < now - HOUR_MS ? 0 : (turn % 60) * SECONDS_PER_MINUTE_OF_TURN;
}
