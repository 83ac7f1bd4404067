import { z } from 'zod';

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was dropped',
  UND_ERR_SOCKET: 'the connection was dropped',
  TimeoutError: 'it did not answer in time',
};

const thrown = z.object({ name: z.string().optional(), cause: z.object({ code: z.string() }).optional() });

/** Why a request got no answer at all, in words that hold nothing of the request. */
export function failureWords(error: unknown): string {
  const { name, cause } = thrown.safeParse(error).data ?? {};
  const code = cause?.code ?? name ?? 'no reason given';
  return WORDS[code] ?? `the connection failed (${code})`;
}
