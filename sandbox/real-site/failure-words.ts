const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was dropped',
  UND_ERR_SOCKET: 'the connection was dropped',
  TimeoutError: 'it did not answer in time',
};

/** Why a request got no answer at all, in words that hold nothing of the request. */
export function failureWords(error: unknown): string {
  const { name, cause } = error instanceof Error ? error : { name: '', cause: undefined };
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : name;
  return WORDS[code] ?? `the connection failed (${code})`;
}
