import type { Step } from './definition'
import { mapExpressions } from './expressions'
import { mapLanes, subtree } from './places'

const MAX_LENGTH = 40 // the server's limit for keys of steps and branches

/** The first of `base`, `base2`, `base3` … that is not taken. */
export function freshKey(base: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base
  const stem = base.replace(/\d+$/, '') || base
  for (let number = 2; ; number++) {
    const key = `${stem.slice(0, MAX_LENGTH - String(number).length)}${number}`
    if (!taken.includes(key)) return key
  }
}

/**
 * A copy of a step whose keys, and those of the steps inside it, are not taken. References between the copied steps
 * follow to the copies; references to steps outside stay.
 */
export function freshKeys(step: Step, taken: readonly string[]): Step {
  return freshSteps([step], taken)[0] ?? step
}

/** The same for steps that follow one another, which may refer to each other. */
export function freshSteps(steps: readonly Step[], taken: readonly string[]): Step[] {
  const used = [...taken]
  const renamed = new Map<string, string>()
  for (const inner of steps.flatMap(subtree)) {
    const key = freshKey(inner.key, used)
    used.push(key)
    renamed.set(inner.key, key)
  }
  return steps.map((step) =>
    rename(
      mapExpressions(step, (cel) => redirect(cel, renamed)),
      renamed,
    ),
  )
}

function rename(step: Step, renamed: Map<string, string>): Step {
  const key = renamed.get(step.key) ?? step.key
  return mapLanes({ ...step, key }, (steps) => steps.map((inner) => rename(inner, renamed)))
}

function redirect(cel: string, renamed: Map<string, string>): string {
  return cel.replace(/\b(steps|loop)\.([a-z][A-Za-z0-9]*)/g, (whole, root: string, key: string) => {
    const now = renamed.get(key)
    return now === undefined ? whole : `${root}.${now}`
  })
}
