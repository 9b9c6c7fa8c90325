import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeServer, Refusal } from '../testing/fakeServer'
import { api, carryCsrfToken, carryLanguage, queryString } from './client'
import { ApiProblem, isProblem } from './problem'

afterEach(() => void vi.unstubAllGlobals())

async function problemOf(request: Promise<unknown>): Promise<ApiProblem> {
  try {
    await request
  } catch (error) {
    if (error instanceof ApiProblem) return error
    throw error
  }
  throw new Error('the request was not refused')
}

describe('a request', () => {
  it('carries language, token, version and key, each where it belongs', async () => {
    const server = fakeServer({ 'PUT /forms/f': () => ({ id: 'f' }), 'GET /forms/f': () => ({ id: 'f' }) })
    carryCsrfToken('csrf')
    carryLanguage('en')
    await api.put('/forms/f', { name: 'x' }, { ifMatch: 7, idempotencyKey: 'k' })
    await api.get('/forms/f')
    const [put, get] = server.received
    expect(Object.fromEntries(put?.headers ?? [])).toMatchObject({
      'accept-language': 'en',
      'x-csrf-token': 'csrf',
      'if-match': '"7"',
      'idempotency-key': 'k',
      'content-type': 'application/json',
    })
    expect(get?.headers.has('x-csrf-token')).toBe(false)
    expect(get?.headers.has('content-type')).toBe(false)
  })

  it('answers nothing for an empty answer', async () => {
    fakeServer({ 'DELETE /chats/c': () => undefined })
    expect(await api.delete('/chats/c')).toBeUndefined()
  })
})

describe('a refusal', () => {
  it('becomes a problem with its code and fields', async () => {
    const errors = [{ field: 'values.name', code: 'required', detail: '请填写 群聊名称' }]
    fakeServer({
      'POST /forms/f/records': () =>
        new Refusal(422, { code: 'invalid-input', title: '请检查', detail: '一处', requestId: 'r1', errors }),
    })
    const problem = await problemOf(api.post('/forms/f/records', { values: {} }))
    expect(problem).toMatchObject({ status: 422, code: 'invalid-input', requestId: 'r1', errors })
    expect(problem.field('values.name')).toBe('请填写 群聊名称')
    expect(problem.request).toBe('POST /api/v1/forms/f/records')
  })

  it('by a proxy that speaks no JSON is still a problem', async () => {
    vi.stubGlobal('fetch', async () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    const problem = await problemOf(api.get('/me'))
    expect(problem).toMatchObject({ status: 502, code: 'http-502', errors: [] })
  })

  it('is told from a server that cannot be reached', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch')
    })
    expect(isProblem(await problemOf(api.get('/me')), 'unreachable')).toBe(true)
  })

  it('is not what an aborted request is', async () => {
    const abort = new AbortController()
    vi.stubGlobal('fetch', async () => {
      throw abort.signal.reason
    })
    abort.abort(new Error('left the page'))
    await expect(api.get('/me', { signal: abort.signal })).rejects.toThrow('left the page')
  })
})

it('a query leaves out what is not set and joins lists', () => {
  expect(queryString({ q: '', limit: 50, cursor: null, ids: ['a', 'b'], kind: undefined, none: [] })).toBe(
    '?limit=50&ids=a%2Cb',
  )
  expect(queryString(undefined)).toBe('')
})
