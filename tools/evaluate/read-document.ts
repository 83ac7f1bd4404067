import type { z } from 'zod';
import { err, ok, type Result } from '../../src/domain/result';
import { problemsOf } from './problems-of';

/** Where reading stopped, from the words of `JSON.parse`; null where they name no place. */
function placeFrom(message: string, text: string): string | null {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return null;
  const before = text.slice(0, Number(position));
  const lineStart = before.lastIndexOf('\n') + 1;
  return `line ${before.split('\n').length}, column ${before.length - lineStart + 1}`;
}

/** Reads a whole file as one JSON value; problems name the line or the path. */
export function readDocument<T>(text: string, schema: z.ZodType<T>): Result<T, readonly string[]> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const place = placeFrom((error as Error).message, text);
    return err([place === null ? 'is not JSON' : `${place}: is not JSON`]);
  }
  const checked = schema.safeParse(parsed);
  return checked.success ? ok(checked.data) : err(problemsOf(checked.error));
}
