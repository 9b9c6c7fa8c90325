import { ApiProblem, parseProblem, UNREACHABLE } from './problem'

const BASE = '/api/v1'

export type Query = { [key: string]: string | number | boolean | null | undefined | string[] }

export interface RequestOptions {
  /** Null, undefined and empty values are left out; lists are joined with commas. */
  query?: Query
  /** The version that was read; the server answers 412 `stale` when it has moved on. */
  ifMatch?: number | string
  /** One key per intention: a repeated POST with the same key gets the first answer. */
  idempotencyKey?: string
  signal?: AbortSignal
}

/** What the requests of this browser tab carry; set by the session and the language switch. */
const carried = { csrfToken: '', language: 'zh' }

export function carryCsrfToken(token: string) {
  carried.csrfToken = token
}

export function carryLanguage(language: string) {
  carried.language = language
}

/** Typed access to `/api/v1`. Every failure is an {@link ApiProblem}, except an aborted request. */
export const api = {
  get: <T>(path: string, options?: RequestOptions) => request<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: RequestOptions) =>
    request<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options?: RequestOptions) => request<T>('PUT', path, body, options),
  patch: <T>(path: string, body?: unknown, options?: RequestOptions) =>
    request<T>('PATCH', path, body, options),
  delete: <T = void>(path: string, body?: unknown, options?: RequestOptions) =>
    request<T>('DELETE', path, body, options),
}

async function request<T>(
  method: string,
  path: string,
  body: unknown,
  options: RequestOptions = {},
): Promise<T> {
  const response = await send(method, path, body, options)
  const answer = await read(response)
  if (!response.ok) throw new ApiProblem(parseProblem(response.status, answer), `${method} ${BASE}${path}`)
  return answer as T
}

async function send(method: string, path: string, body: unknown, options: RequestOptions): Promise<Response> {
  try {
    return await fetch(BASE + path + queryString(options.query), {
      method,
      credentials: 'same-origin',
      headers: headers(method, body, options),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new ApiProblem(
      {
        type: 'about:blank',
        title: UNREACHABLE,
        status: 0,
        detail: '',
        code: UNREACHABLE,
        requestId: null,
        errors: [],
      },
      `${method} ${BASE}${path}`,
    )
  }
}

function headers(method: string, body: unknown, options: RequestOptions): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': carried.language })
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  if (method !== 'GET' && carried.csrfToken) headers.set('X-CSRF-Token', carried.csrfToken)
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`)
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey)
  return headers
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export function queryString(query: Query | undefined): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined || value === '') continue
    if (Array.isArray(value) && value.length === 0) continue
    parameters.set(key, Array.isArray(value) ? value.join(',') : String(value))
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}
