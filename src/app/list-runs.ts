import type { RpcOutput } from '../contract/rpc';
import { ok, type Result } from '../domain/result';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';

/** What was done in the background lately, and what failed. */
export async function listRuns(ports: Ports): Promise<Result<RpcOutput<'admin.runs'>, AppFailure>> {
  const [runs, failures] = await Promise.all([ports.runs.listRuns(), ports.runs.listFailures()]);
  return ok({ runs: [...runs], failures: [...failures] });
}
