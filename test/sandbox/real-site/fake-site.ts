import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request held when it reached the other side. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A server that answers what a test says and keeps what it was sent. */
export interface FakeSite {
  readonly url: string;
  readonly received: readonly ReceivedRequest[];
  /** The answer to a path; others get a small Jira's. */
  readonly answer: (path: string, reply: Reply) => void;
  readonly stop: () => Promise<void>;
}

export const OWNER = { accountId: 'owner-1', displayName: 'Olga Owner', timeZone: 'Europe/Riga', locale: 'en_GB' };

export async function openFakeSite(): Promise<FakeSite> {
  const received: ReceivedRequest[] = [];
  const replies = new Map<string, Reply>([
    ['/rest/api/3/myself', { body: OWNER }],
    ['/rest/api/3/project/search', { body: { total: 2, values: [] } }],
  ]);
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      received.push({ method, url, headers, body });
      const reply = replies.get(url.split('?')[0] ?? '') ?? { body: { ok: true } };
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    received,
    answer: (path, reply) => void replies.set(path, reply),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
