import type { z } from 'zod';
import { err, ok, type Result } from '../../src/domain/result';
import { problemsOf } from './problems-of';

/** So many bad lines are looked at; the rest of the file then tells nothing new. */
const MOST_BAD_LINES = 1000;

function parseLine<T>(line: string, schema: z.ZodType<T>): Result<T, readonly string[]> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return err(['is not JSON']);
  }
  const checked = schema.safeParse(parsed);
  return checked.success ? ok(checked.data) : err(problemsOf(checked.error));
}

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end === -1 ? text.length : end;
    yield text.slice(start, stop);
    start = stop + 1;
  }
}

/** One line of a JSONL file, with its number from 1. */
export interface NumberedLine<T> {
  readonly line: number;
  readonly value: T;
}

/** Reads one JSON value a line, all of one shape; blank lines are skipped. All bad lines are told. */
export function readLines<T>(
  text: string,
  schema: z.ZodType<T>,
): Result<readonly NumberedLine<T>[], readonly string[]> {
  const values: NumberedLine<T>[] = [];
  const problems: string[] = [];
  let line = 0;
  for (const content of linesOf(text)) {
    line += 1;
    if (content.trim() === '') continue;
    const parsed = parseLine(content, schema);
    if (parsed.ok) values.push({ line, value: parsed.value });
    else for (const problem of parsed.error) problems.push(`line ${line}: ${problem}`);
    if (problems.length >= MOST_BAD_LINES) break;
  }
  return problems.length > 0 ? err(problems) : ok(values);
}
