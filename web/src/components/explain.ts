import type { TFunction } from 'i18next'
import { type ApiProblem, isProblem, UNREACHABLE } from '../api/problem'

export interface Explanation {
  title: string
  detail: string
}

/** What went wrong and what to do, in the reader's words. The server's own sentence wins where it has one. */
export function explain(error: unknown, t: TFunction): Explanation {
  if (!isProblem(error)) return { title: t('common:error.broken'), detail: t('common:error.brokenDetail') }
  if (error.code === UNREACHABLE)
    return { title: t('common:error.unreachable'), detail: t('common:error.unreachableDetail') }
  const title = error.title || t('common:error.refused')
  return { title, detail: error.detail !== title ? error.detail : '' }
}

/** What a person pastes into a report. */
export function errorDetails(error: unknown, now: Date, address: string): string {
  const lines = [`time: ${now.toISOString()}`, `page: ${address}`]
  return [...lines, ...(isProblem(error) ? problemLines(error) : [`error: ${String(error)}`])].join('\n')
}

function problemLines(problem: ApiProblem): string[] {
  return [
    `request: ${problem.request}`,
    `status: ${problem.status} ${problem.code}`,
    `request id: ${problem.requestId ?? '-'}`,
    `detail: ${problem.detail || problem.title}`,
    ...problem.errors.map(({ field, code, detail }) => `field ${field}: ${code} ${detail}`),
  ]
}
