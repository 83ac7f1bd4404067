import type { z } from 'zod';

/** What a schema found, one text each: the path into the value, and the reason. */
export function problemsOf(error: z.ZodError): readonly string[] {
  return error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
}
