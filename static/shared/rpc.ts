import { makeInvoke } from '@forge/bridge';
import * as z from 'zod/mini';
import type { RpcError, RpcInput, RpcName, RpcOutput, RpcResult } from '../../src/contract/rpc';

type Definitions = { [N in RpcName]: (input: RpcInput<N>) => RpcResult<RpcOutput<N>> };
type Arguments<N extends RpcName> = Parameters<Definitions[N]> extends [] ? [] : [Parameters<Definitions[N]>[0]];

const invoke = makeInvoke<Definitions>();

// The full schemas of the contract would cost the glance 20 KB. The resolver is our own and checks its answers in the
// contract tests; what travels through the host is the envelope, and that is checked here.
const envelope = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({
      code: z.enum(['invalid_input', 'forbidden', 'not_found', 'conflict', 'rate_limited', 'unavailable', 'internal']),
      traceId: z.string(),
      problems: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
      currentRevision: z.nullable(z.number()),
      retryAt: z.nullable(z.number()),
    }),
  }),
]);

/** A procedure that said no, or that could not be reached (`unavailable`). */
export class RpcFailure extends Error {
  readonly error: RpcError;

  constructor(error: RpcError, options?: ErrorOptions) {
    super(`${error.code} ${error.traceId}`.trim(), options);
    this.name = 'RpcFailure';
    this.error = error;
  }
}

function unreachable(cause: unknown, traceId: string): RpcFailure {
  return new RpcFailure(
    { code: 'unavailable', traceId, problems: [], currentRevision: null, retryAt: null },
    { cause },
  );
}

async function answerOf<N extends RpcName>(name: N, input: RpcInput<N>, traceId: string): Promise<unknown> {
  try {
    return await invoke(name, ...([{ ...input, traceId }] as unknown as Arguments<N>));
  } catch (cause) {
    throw unreachable(cause, traceId);
  }
}

/** Calls a procedure of the contract under a trace id of its own. Throws RpcFailure, and nothing else. */
export async function rpc<N extends RpcName>(name: N, input: RpcInput<N>): Promise<RpcOutput<N>> {
  const traceId = crypto.randomUUID();
  const answer = envelope.safeParse(await answerOf(name, input, traceId));
  if (!answer.success) throw unreachable(answer.error, traceId);
  if (!answer.data.ok) throw new RpcFailure(answer.data.error);
  return answer.data.value as RpcOutput<N>;
}
