import { JiraRequestError } from '../adapters/jira/jira-request-error';
import type { Ports } from '../ports/ports';

/** Logs what was thrown by its kind and, for Jira, endpoint and status; never its text, which may quote content. */
export function logThrown(
  ports: Ports,
  event: string,
  error: unknown,
  fields: Readonly<Record<string, string | number | null>> = {},
): void {
  const kind = error instanceof Error ? error.name : typeof error;
  const endpoint = error instanceof JiraRequestError ? error.endpoint : null;
  const status = error instanceof JiraRequestError ? error.status : null;
  const reason = error instanceof JiraRequestError ? error.reason : null;
  const at =
    error instanceof Error && !(error instanceof JiraRequestError)
      ? (error.stack?.split('\n')[1]?.trim() ?? null)
      : null;
  ports.log.error(event, { ...fields, kind, endpoint, status, reason, at });
}
