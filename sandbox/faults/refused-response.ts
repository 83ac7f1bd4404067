import type { Refusal } from './rate-limits';

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' };

/** Jira's 429. Its body is documented nowhere; a gateway before it answers with a page and no word of when. */
export function refusedResponse(refusal: Refusal, now: number): Response {
  if (refusal.reason === 'gateway')
    return new Response('<html><body><h1>429 Too Many Requests</h1></body></html>', {
      status: 429,
      headers: { 'content-type': 'text/html' },
    });
  return new Response(JSON.stringify({ errorMessages: ['Rate limit exceeded.'], errors: {} }), {
    status: 429,
    headers: {
      ...JSON_TYPE,
      'Retry-After': String(Math.max(1, Math.ceil(refusal.waitMs / 1000))),
      'X-RateLimit-Reset': new Date(now + refusal.waitMs).toISOString(),
      'X-RateLimit-Limit': String(refusal.limit),
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-NearLimit': 'true',
      'RateLimit-Reason': refusal.reason,
    },
  });
}

/** Jira's 500, or the answer of what stands before it. */
export function failedResponse(status: 500 | 502 | 503): Response {
  if (status === 500)
    return new Response(JSON.stringify({ errorMessages: ['Internal server error'], errors: {} }), {
      status,
      headers: JSON_TYPE,
    });
  const title = status === 502 ? '502 Bad Gateway' : '503 Service Temporarily Unavailable';
  return new Response(`<html><body><h1>${title}</h1></body></html>`, {
    status,
    headers: { 'content-type': 'text/html' },
  });
}
