import { vi } from 'vitest'

export interface Received {
  method: string
  /** Path below /api/v1 with the query. */
  path: string
  body: unknown
  headers: Headers
}

type Answer = (request: Received) => unknown

/** An answer that is refused. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly problem: object,
  ) {}
}

/**
 * Stands in for the server behind `fetch`. Routes are `GET /people` (without the query); the answer of a route
 * is its body, or a {@link Refusal}. Anything else is 404.
 */
export function fakeServer(routes: { [route: string]: Answer }) {
  const received: Received[] = []
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const request: Received = {
      method: init.method ?? 'GET',
      path: input.replace('/api/v1', ''),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      headers: new Headers(init.headers),
    }
    received.push(request)
    return answer(routes[`${request.method} ${request.path.split('?')[0]}`], request)
  })
  const of = (method: string, path: string) =>
    received.filter((request) => request.method === method && request.path.startsWith(path))
  return { received, of }
}

async function answer(route: Answer | undefined, request: Received): Promise<Response> {
  const body = route ? await route(request) : new Refusal(404, { code: 'not-found', title: 'not found' })
  if (body instanceof Refusal) return Response.json(body.problem, { status: body.status })
  return body === undefined ? new Response(null, { status: 204 }) : Response.json(body)
}
