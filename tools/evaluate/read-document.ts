import type { z } from 'zod';
import { err, ok, type Result } from '../../src/domain/result';
import { problemsOf } from './problems-of';

/** In longer texts the place is not searched for. */
const MOST_SEARCHED_CHARS = 16 * 1024 * 1024;

function complaintOf(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether a beginning of the text could go on to be JSON: what is wrong with it is that it ends. */
function couldGoOn(text: string): boolean {
  const complaint = complaintOf(text);
  return complaint === null || /end of JSON|unterminated/i.test(complaint);
}

// `JSON.parse` names the place of some faults only; of others the longest sound beginning tells it.
function positionOf(complaint: string, text: string): number | null {
  const named = /at position (\d+)/.exec(complaint)?.[1];
  if (named !== undefined) return Number(named);
  if (text.length > MOST_SEARCHED_CHARS) return null;
  let sound = 0;
  let broken = text.length + 1;
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (couldGoOn(text.slice(0, middle))) sound = middle;
    else broken = middle;
  }
  return sound;
}

function placeOf(complaint: string, text: string): string {
  const position = positionOf(complaint, text);
  if (position === null) return '';
  const before = text.slice(0, position);
  const lineStart = before.lastIndexOf('\n') + 1;
  return `line ${before.split('\n').length}, column ${before.length - lineStart + 1}: `;
}

/** Reads a whole file as one JSON value; problems name the line or the path. */
export function readDocument<T>(text: string, schema: z.ZodType<T>): Result<T, readonly string[]> {
  const complaint = complaintOf(text);
  if (complaint !== null) return err([`${placeOf(complaint, text)}is not JSON from here on`]);
  const checked = schema.safeParse(JSON.parse(text));
  return checked.success ? ok(checked.data) : err(problemsOf(checked.error));
}
