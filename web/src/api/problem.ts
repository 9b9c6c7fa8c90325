import type { FieldProblem, Problem } from './types'

/** The code of a request that never got an answer: server down, cable out, tab offline. */
export const UNREACHABLE = 'unreachable'

/** A refused request, as the server's problem details tell it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  /** Stable, for decisions: `not-found`, `stale`, `invalid-input` … */
  readonly code: string
  readonly title: string
  /** A sentence for the reader, in the language that was asked for. */
  readonly detail: string
  readonly errors: FieldProblem[]
  readonly requestId: string | null
  /** Method and path, for the copied details. */
  readonly request: string

  constructor(problem: Problem, request: string) {
    super(problem.detail || problem.title || problem.code)
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail
    this.errors = problem.errors
    this.requestId = problem.requestId
    this.request = request
  }

  /** The sentence for one field (`values.name`), if the server complained about it. */
  field(path: string): string | undefined {
    return this.errors.find((error) => error.field === path)?.detail
  }
}

export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code)
}

/** Reads whatever a server or a proxy in front of it answered into a problem; never throws. */
export function parseProblem(status: number, body: unknown): Problem {
  const object = isObject(body) ? body : {}
  return {
    type: text(object.type) ?? 'about:blank',
    title: text(object.title) ?? `HTTP ${status}`,
    status,
    detail: text(object.detail) ?? '',
    code: text(object.code) ?? `http-${status}`,
    requestId: text(object.requestId) ?? null,
    errors: Array.isArray(object.errors) ? object.errors.flatMap(fieldProblem) : [],
  }
}

function fieldProblem(value: unknown): FieldProblem[] {
  if (!isObject(value)) return []
  const field = text(value.field)
  return field === undefined
    ? []
    : [{ field, code: text(value.code) ?? '', detail: text(value.detail) ?? '' }]
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
