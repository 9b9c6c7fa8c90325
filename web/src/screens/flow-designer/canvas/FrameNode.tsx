import type { NodeProps } from '@xyflow/react'
import styles from './canvas.module.css'
import type { CanvasNode } from './nodes'
import { stepIcon } from './stepIcon'

/** Around the lanes of a step: what is inside, and how it is gone through. */
export function FrameNode({ data }: NodeProps<CanvasNode>) {
  if (data.kind !== 'frame') return null
  return (
    <div className={`${styles.frame} ${styles[data.type] ?? ''}`} aria-hidden="true">
      <span className={styles.frameLabel}>
        {stepIcon(data.type)} {data.label}
      </span>
    </div>
  )
}
