import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = 'break' | { status: number; body: object };

/** A system outside of Convoke, on this machine: it takes every request, and answers or breaks the connection. */
export class Outside {
  /** Bodies of the requests that arrived, first to last. */
  readonly received: unknown[] = [];
  /** What becomes of the next requests; a broken connection has been heard all the same. */
  next: Answer = 'break';

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async start(): Promise<Outside> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const outside = new Outside(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        outside.received.push(JSON.parse(Buffer.concat(chunks).toString() || 'null'));
        if (outside.next === 'break') return request.socket.destroy();
        response.writeHead(outside.next.status, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(outside.next.body));
      });
    });
    return outside;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
