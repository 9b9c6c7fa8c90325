import type { NodeProps } from '@xyflow/react'
import { findStep } from '../../../flows/places'
import { laneText } from '../../../flows/summaries'
import { useDesigner } from '../DesignerContext'
import styles from './canvas.module.css'
import type { CanvasNode } from './nodes'
import { Ports } from './Ports'

/** The head of a branch: its name and when it is taken. A click opens that branch in the panel. */
export function LaneNode({ data }: NodeProps<CanvasNode>) {
  const { editor, definition, tell } = useDesigner()
  if (data.kind !== 'lane') return null
  const owner = findStep(definition, data.step)?.step
  if (!owner) return null
  const { name, when, branch } = laneText(owner, data.branch, tell)
  return (
    <>
      <Ports target source />
      <button
        type="button"
        className={branch ? styles.lane : `${styles.lane} ${styles.otherwise}`}
        onClick={() => editor.select({ kind: 'step', key: owner.key }, branch ? `branches.${branch}` : '')}
      >
        <span className={styles.laneName}>{name}</span>
        <span className={styles.laneWhen} title={when}>
          {when}
        </span>
      </button>
    </>
  )
}
