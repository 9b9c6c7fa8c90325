import type { RunState } from '../../api/types'
import { isUnderWay } from '../runs/useRun'

/** What became of a submission: `SAVED` when it set nothing going, or nothing that the reader may see. */
export type Outcome = 'SAVED' | 'UNDER_WAY' | 'DONE' | 'FAILED'

/** One failed run is what must be said first, also while others are still under way. */
export function outcomeOf(runs: readonly RunState[]): Outcome {
  if (runs.length === 0) return 'SAVED'
  if (runs.includes('FAILED')) return 'FAILED'
  return runs.some(isUnderWay) ? 'UNDER_WAY' : 'DONE'
}
