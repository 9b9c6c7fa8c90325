import type { Problem } from './definition'
import { type Selection, sameSelection } from './selections'

/** Where a problem sits: the card, and the field within its panel (`inputs.name`, `branches.yes.when`, `form`). */
export interface ProblemSite {
  selection: Selection
  field: string
}

export function problemSite(path: string): ProblemSite {
  const [root, ...rest] = path.split('.')
  if (root === 'trigger') return { selection: { kind: 'trigger' }, field: rest.join('.') }
  const [key, ...field] = rest
  if (root === 'settings') return { selection: null, field: path }
  if (root === 'steps' && key !== undefined)
    return { selection: { kind: 'step', key }, field: field.join('.') }
  return { selection: null, field: '' }
}

/** The problems of one card. */
export function problemsOf(problems: readonly Problem[], selection: Selection): Problem[] {
  return problems.filter(({ path }) => sameSelection(problemSite(path).selection, selection))
}

/** The problems of a field of the chosen card, those of its parts included. */
export function fieldProblems(problems: readonly Problem[], field: string): Problem[] {
  return problems.filter(({ path }) => {
    const site = problemSite(path).field
    return site === field || site.startsWith(`${field}.`)
  })
}

/** At which character of its expression a field is faulty. */
export function positionOf(problems: readonly Problem[]): number | undefined {
  return problems.find(({ position }) => position !== null)?.position ?? undefined
}
