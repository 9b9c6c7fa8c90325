import type { NodeProps } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { findStep } from '../../../flows/places'
import { conditionText } from '../../../flows/summaries'
import { useDesigner } from '../DesignerContext'
import styles from './canvas.module.css'
import type { CanvasNode } from './nodes'
import { Ports } from './Ports'

/** The head of a branch: its name and when it is taken. A click opens that branch in the panel. */
export function LaneNode({ data }: NodeProps<CanvasNode>) {
  const { t } = useTranslation()
  const { editor, definition, tell } = useDesigner()
  if (data.kind !== 'lane') return null
  const owner = findStep(definition, data.step)?.step
  if (owner?.type !== 'branch') return null
  const branch = owner.branches.find(({ key }) => key === data.branch)
  const name = branch ? branch.name || branch.key : t('flows:branch.otherwise')
  const when = branch ? conditionText(branch.when, tell) : t('flows:panel.otherwise')
  return (
    <>
      <Ports target source />
      <button
        type="button"
        className={branch ? styles.lane : `${styles.lane} ${styles.otherwise}`}
        onClick={() =>
          editor.select({ kind: 'step', key: owner.key }, branch ? `branches.${branch.key}` : '')
        }
      >
        <span className={styles.laneName}>{name}</span>
        <span className={styles.laneWhen} title={when}>
          {when}
        </span>
      </button>
    </>
  )
}
