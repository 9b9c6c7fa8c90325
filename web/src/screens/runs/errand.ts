import type { Id, Me, RunStep } from '../../api/types'

/** Whether a step waits for this person to do something. */
export function waitsForMe(step: Pick<RunStep, 'output'>, me: Pick<Me, 'person'>): boolean {
  const awaited = step.output.person as Id | undefined
  return awaited !== undefined && awaited === me.person.id
}
