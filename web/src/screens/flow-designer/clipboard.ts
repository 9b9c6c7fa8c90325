import type { Step } from '../../flows/definition'

const KEY = 'convoke.copied-step'

/** A copied step, kept for the tab so that it can be pasted into another flow. */
export function copyStep(step: Step) {
  sessionStorage.setItem(KEY, JSON.stringify(step))
}

export function copiedStep(): Step | undefined {
  const text = sessionStorage.getItem(KEY)
  return text === null ? undefined : (JSON.parse(text) as Step)
}
