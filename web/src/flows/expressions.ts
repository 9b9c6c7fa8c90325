import type { Step } from './definition'

/**
 * A copy of a step, and of the steps inside it, with each CEL text replaced by what `change` makes of it. CEL stands
 * in `cel` of mappings and in `cel` and `left` of comparisons, whatever the type of the step; what people wrote down
 * (`value`) is never CEL.
 */
export function mapExpressions(step: Step, change: (cel: string) => string): Step {
  return replaced(step, change) as Step
}

function replaced(part: unknown, change: (cel: string) => string): unknown {
  if (Array.isArray(part)) return part.map((item) => replaced(item, change))
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => {
      if (name === 'value') return [name, value]
      const isCel = (name === 'cel' || name === 'left') && typeof value === 'string'
      return [name, isCel ? change(value) : replaced(value, change)]
    }),
  )
}
