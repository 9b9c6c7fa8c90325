import type { Json } from './definition'

/** What the last run saw, for samples beside the names in the picker. */
export interface RunTrace {
  triggerData: Json
  steps: readonly { key: string; output: Json }[]
}

/** The value a path had in a run; undefined when that run has none. */
export function sampleAt(trace: RunTrace | undefined, path: string): Json | undefined {
  if (!trace) return undefined
  const [root, ...rest] = path.split('.')
  if (root === 'trigger') return follow(trace.triggerData, rest)
  const [key, ...below] = rest
  const output = trace.steps.find((step) => step.key === key)?.output
  return output === undefined ? undefined : follow(output, below)
}

function follow(value: Json, path: string[]): Json | undefined {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const inner = value[key]
  if (inner !== undefined) return follow(inner, rest)
  // A record keeps its fields below `values`, beside `id` and `createdAt`.
  const values = value.values
  return values === undefined || key === 'values' ? undefined : follow(values, path)
}
