import { BaseEdge, type EdgeProps, getSmoothStepPath } from '@xyflow/react'

const ABOVE_TARGET = 12

/** Straight down; sideways only just above the target, so that branches of any length join in one line. */
export function FlowEdge({ sourceX, sourceY, targetX, targetY }: EdgeProps) {
  const [path] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    centerY: targetY - ABOVE_TARGET,
    borderRadius: 10,
  })
  return <BaseEdge path={path} />
}
