import type { Connection, Finding } from '../../api/types'

type State = Connection['state']

/** How a state is coloured; colour never says it alone. */
export const STATE_TAGS: { [state in State | 'UNCHECKED']: string } = {
  READY: 'success',
  INCOMPLETE: 'warning',
  FAILING: 'error',
  DISABLED: 'default',
  UNCHECKED: 'processing',
}

/**
 * How a step of the guide is: `DONE` when the check looked at it and all was well, `OPEN` when something is missing or
 * wrong, `UNKNOWN` when nobody can tell, `UNCHECKED` when the last check did not look at it, or there was none.
 */
export type StepState = 'DONE' | 'OPEN' | 'UNKNOWN' | 'UNCHECKED'

export interface Progress {
  state: StepState
  /** What this step mends, or what nobody can tell of it. */
  faults: Finding[]
}

/** How far a step of the guide is. What nobody looked at is never done. */
export function progress(
  step: { key: string; settings: string[] },
  settings: readonly { key: string; required: boolean; initial: string }[],
  connection: Pick<Connection, 'settings' | 'check'>,
): Progress {
  const findings = (connection.check?.findings ?? []).filter(({ guideStep }) => guideStep === step.key)
  const faults = findings.filter(({ state }) => state !== 'OK')
  const isFilledIn = step.settings.every((key) => {
    const setting = settings.find((candidate) => candidate.key === key)
    return !setting?.required || setting.initial !== '' || key in connection.settings
  })
  return { state: isFilledIn ? found(findings) : 'OPEN', faults }
}

function found(findings: readonly Finding[]): StepState {
  if (findings.length === 0) return 'UNCHECKED'
  if (findings.every(({ state }) => state === 'OK')) return 'DONE'
  return findings.some(({ state }) => state === 'MISSING' || state === 'WARNING') ? 'OPEN' : 'UNKNOWN'
}

/** How a connection is, in a word; one that nobody tried since it was saved is not said to work. */
export function stateShown(connection: Pick<Connection, 'state' | 'check'>): State | 'UNCHECKED' {
  return connection.state === 'READY' && connection.check === null ? 'UNCHECKED' : connection.state
}

/** The word for a finding: what is not there is missing, what is refused is wrong. */
export function findingWord({ key, state }: Pick<Finding, 'key' | 'state'>): string {
  const isAbsent = key.startsWith('setting:') || key.startsWith('scope:')
  return state === 'MISSING' && !isAbsent ? 'WRONG' : state
}

/** The allowances nearest to their end, of those that are used at all: what a card shows. */
export function tightest<B extends { spent: number; allowed: number }>(budgets: readonly B[]): B[] {
  return budgets
    .filter(({ spent }) => spent > 0)
    .sort((one, other) => other.spent / other.allowed - one.spent / one.allowed)
    .slice(0, 3)
}

/** JSON is indented; anything else stays as it came. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
