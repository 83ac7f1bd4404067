/** An answer of one of Forge's own services. */
export function jsonResponse(status: number, body?: unknown): Response {
  if (body === undefined || status === 204) return new Response(null, { status });
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

/** What Forge's outbound proxy answers when it refuses by itself, before Jira sees the request. */
export function proxyRefusal(status: number, reason: string): Response {
  return new Response(null, { status, headers: { 'forge-proxy-error': reason } });
}
