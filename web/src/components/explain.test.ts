import { expect, it } from 'vitest'
import { ApiProblem, parseProblem } from '../api/problem'
import { i18next } from '../locales/i18n'
import { errorDetails, explain } from './explain'

const problem = new ApiProblem(
  parseProblem(404, {
    code: 'not-found',
    title: '没有找到',
    detail: '没有这个群聊，或你不在其中。',
    requestId: 'req-7',
    errors: [{ field: 'name', code: 'required', detail: '请填写' }],
  }),
  'GET /api/v1/chats/x',
)

it('says what the server says', () => {
  expect(explain(problem, i18next.t)).toEqual({ title: '没有找到', detail: '没有这个群聊，或你不在其中。' })
})

it('has words of its own for a silent server and a broken page', () => {
  const silent = new ApiProblem({ ...parseProblem(0, {}), code: 'unreachable' }, 'GET /x')
  expect(explain(silent, i18next.t).title).toBe('连接不上服务器')
  expect(explain(new TypeError('x is undefined'), i18next.t).title).toBe('页面出错了')
})

it('gives for the report what finds the request again', () => {
  const details = errorDetails(problem, new Date('2026-11-21T06:30:00Z'), 'http://host/inbox/x')
  expect(details.split('\n')).toEqual([
    'time: 2026-11-21T06:30:00.000Z',
    'page: http://host/inbox/x',
    'request: GET /api/v1/chats/x',
    'status: 404 not-found',
    'request id: req-7',
    'detail: 没有这个群聊，或你不在其中。',
    'field name: required 请填写',
  ])
})
