import type { Connection, Finding } from '../../api/types'

type State = Connection['state']

/** How a state is coloured; colour never says it alone. */
export const STATE_TAGS: { [state in State]: string } = {
  READY: 'success',
  INCOMPLETE: 'warning',
  FAILING: 'error',
  DISABLED: 'default',
}

export interface Progress {
  /** Whether everything this step gives is there and nothing is found wrong with it. */
  done: boolean
  /** What was found wrong that this step mends. */
  faults: Finding[]
}

/** How far a step of the guide is: its required settings are filled in, and no finding names it. */
export function progress(
  step: { key: string; settings: string[] },
  settings: readonly { key: string; required: boolean; initial: string }[],
  connection: Pick<Connection, 'settings' | 'check'>,
): Progress {
  const faults = (connection.check?.findings ?? []).filter(
    (finding) => finding.guideStep === step.key && finding.state !== 'OK',
  )
  const isFilledIn = step.settings.every((key) => {
    const setting = settings.find((candidate) => candidate.key === key)
    return !setting?.required || setting.initial !== '' || key in connection.settings
  })
  const isChecked = connection.check !== null
  return {
    done: isFilledIn && isChecked && !faults.some(({ state }) => state === 'MISSING' || state === 'WARNING'),
    faults,
  }
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
