import { Ports } from './Ports'

/** Where branches come together again. */
export function JoinNode() {
  return <Ports target source />
}
