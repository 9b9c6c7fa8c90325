import type { NodeProps } from '@xyflow/react'
import { useCanvasActions } from './CanvasContext'
import styles from './canvas.module.css'
import type { CanvasNode } from './nodes'
import { Ports } from './Ports'

/** The head of a lane: its name and when it is taken. A click opens that branch in the panel. */
export function LaneNode({ data }: NodeProps<CanvasNode>) {
  const { editor } = useCanvasActions()
  if (data.kind !== 'lane') return null
  const { step, branch, type, name, when } = data
  const look = type === 'branch' && branch === null ? 'otherwise' : type
  return (
    <>
      <Ports target source />
      <button
        type="button"
        className={`${styles.lane} ${styles[look] ?? ''}`}
        onClick={() => editor.select({ kind: 'step', key: step }, branch ? `branches.${branch}` : '')}
      >
        <span className={styles.laneName}>{name}</span>
        <span className={styles.laneWhen} title={when}>
          {when}
        </span>
      </button>
    </>
  )
}
