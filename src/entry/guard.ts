import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AppFailure } from '../app/app-failure';
import {
  procedures,
  type RpcErrorCode,
  type RpcInput,
  type RpcName,
  type RpcOutput,
  type RpcResult,
} from '../contract/rpc';
import type { Result } from '../domain/result';
import type { Ports } from '../ports/ports';
import { ACCESS, accountIdFrom, authorise } from './access';
import { flushLedger } from './flush-ledger';
import { logThrown } from './log-thrown';
import { noteFailure } from './note-failure';
import { rpcErrorFromFailure, rpcErrorFromThrown } from './rpc-error-from';

/** What a resolver hands over. Only the account comes from the platform; everything else is the caller's word. */
export interface RpcRequest {
  readonly payload?: unknown;
  readonly context: { readonly accountId?: unknown };
}

/** One use case behind a procedure. `accountId` is empty only where visitors may browse. */
export type Procedure<N extends RpcName> = (
  ports: Ports,
  input: RpcInput<N>,
  caller: { readonly accountId: string },
) => Promise<Result<RpcOutput<N>, AppFailure>>;

function refusal(code: RpcErrorCode, traceId: string): RpcResult<never> {
  return { ok: false, error: { code, traceId, problems: [], currentRevision: null, retryAt: null } };
}

const traced = z.object({ traceId: z.uuid() });

/** The page may name the call, so that what it did is found in the log even where no answer came; only an id counts. */
function namedCall(payload: unknown): { readonly traceId: string; readonly payload: unknown } {
  const named = traced.safeParse(payload);
  if (typeof payload !== 'object' || payload === null) return { traceId: randomUUID(), payload };
  const input: Record<string, unknown> = { ...payload };
  delete input['traceId'];
  return { traceId: named.success ? named.data.traceId : randomUUID(), payload: input };
}

function shapeProblems(error: z.ZodError, traceId: string): RpcResult<never> {
  const problems = error.issues.map(({ path, message }) => ({ path: path.join('.'), code: 'shape', message }));
  return { ok: false, error: { code: 'invalid_input', traceId, problems, currentRevision: null, retryAt: null } };
}

async function answer<N extends RpcName>(
  ports: Ports,
  { name, run, request }: { name: N; run: Procedure<N>; request: RpcRequest },
): Promise<RpcResult<RpcOutput<N>>> {
  const { traceId } = ports;
  const parsed = procedures[name].input.safeParse(request.payload);
  if (!parsed.success) return shapeProblems(parsed.error, traceId);
  // The schema of a name picked at run time loses its link to the name.
  const input = parsed.data as RpcInput<N>;
  const accountId = accountIdFrom(request.context.accountId);
  const verdict = await authorise<N>(ports.permissions, {
    access: ACCESS[name],
    input,
    isKnown: accountId !== undefined,
  });
  if (verdict !== 'allowed') return refusal(verdict === 'hidden' ? 'not_found' : 'forbidden', traceId);
  const result = await run(ports, input, { accountId: accountId ?? '' });
  if (!result.ok) return { ok: false, error: rpcErrorFromFailure(result.error, traceId) };
  return { ok: true, value: procedures[name].output.parse(result.value) as RpcOutput<N> };
}

/** Parse, authorise, run one use case, parse what it says, and turn every failure into a code. */
export function guarded<N extends RpcName>(
  name: N,
  run: Procedure<N>,
  portsFor: (traceId: string) => Ports,
): (request: RpcRequest) => Promise<RpcResult<RpcOutput<N>>> {
  return async (request) => {
    const { traceId, payload } = namedCall(request.payload ?? {});
    const ports = portsFor(traceId);
    const startedAt = ports.clock();
    try {
      const result = await answer(ports, { name, run, request: { ...request, payload } });
      const ms = ports.clock() - startedAt;
      const { requests, points } = ports.meter.total();
      ports.log.info('rpc.ended', { name, code: result.ok ? 'ok' : result.error.code, ms, requests, points });
      return result;
    } catch (error) {
      logThrown(ports, 'rpc.failed', error, { name });
      await noteFailure(ports, { what: name, projectId: null, error });
      return { ok: false, error: rpcErrorFromThrown(error, { traceId, now: ports.clock() }) };
    } finally {
      await flushLedger(ports);
    }
  };
}
