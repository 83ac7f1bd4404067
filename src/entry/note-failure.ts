import { JiraRequestError } from '../adapters/jira/jira-request-error';
import type { ProjectId } from '../domain/ids';
import type { Ports } from '../ports/ports';
import { failureCodeFrom } from './failure-code-from';
import { logThrown } from './log-thrown';

/** Writes down what was thrown, for administrators: its kind, and for Jira the endpoint and status. Never throws itself. */
export async function noteFailure(
  ports: Ports,
  { what, projectId, error }: { readonly what: string; readonly projectId: ProjectId | null; readonly error: unknown },
): Promise<void> {
  const code = failureCodeFrom(error);
  const endpoint = error instanceof JiraRequestError ? error.endpoint : null;
  const status = error instanceof JiraRequestError ? error.status : null;
  const { traceId } = ports;
  try {
    const failureId = ports.newId();
    await ports.runs.saveFailure({ failureId, at: ports.clock(), what, projectId, traceId, code, endpoint, status });
  } catch (cause) {
    logThrown(ports, 'failure.notStored', cause, { what });
  }
}
