import type { Step } from '../../flows/definition'

const KEY = 'convoke.copied-steps'

/** Copied steps, kept for the tab so that they can be pasted into another flow. */
export function copySteps(steps: readonly Step[]) {
  sessionStorage.setItem(KEY, JSON.stringify(steps))
}

/** Empty when nothing was copied. */
export function copiedSteps(): Step[] {
  const text = sessionStorage.getItem(KEY)
  return text === null ? [] : (JSON.parse(text) as Step[])
}
