import { BaseEdge, type EdgeProps } from '@xyflow/react'
import { linePath } from './linePath'

/** The line between two cards. */
export function FlowEdge({ sourceX, sourceY, targetX, targetY }: EdgeProps) {
  return <BaseEdge path={linePath({ x: sourceX, y: sourceY }, { x: targetX, y: targetY })} />
}
