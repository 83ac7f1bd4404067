import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** Another program already listens there. */
export class PortInUse extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is in use. Stop the other program, or choose another port with --port.`);
    this.name = 'PortInUse';
    this.port = port;
  }
}

export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves an app on this machine only; port 0 takes any free one. */
export function listen(app: Hono, port: number): Promise<Listening> {
  // The adaptor's own Response would replace the global one, for the app's functions too, and writes into header objects.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortInUse(port) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => {
              closed();
            });
            server.closeAllConnections();
          }),
      });
    });
  });
}
