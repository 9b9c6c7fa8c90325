import { PlusOutlined } from '@ant-design/icons'
import type { NodeProps } from '@xyflow/react'
import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { placeId } from '../../../flows/layout'
import { laneName, laneSteps, type Place } from '../../../flows/places'
import { stepTitle } from '../../../flows/summaries'
import { useDesigner } from '../DesignerContext'
import { StepList } from '../StepList'
import styles from './canvas.module.css'
import type { CanvasNode } from './nodes'
import { Ports } from './Ports'

/** The “+” between two cards, with the list of steps. */
export function AddNode({ data }: NodeProps<CanvasNode>) {
  const { adding, setAdding, definition } = useDesigner()
  const place = data.kind === 'add' ? data.place : null
  const label = useGapName(place)
  if (!place) return null
  const open = adding !== null && placeId(adding) === placeId(place)
  const first = definition.steps.length === 0
  return (
    <>
      <Ports target source />
      <Popover
        open={open}
        onOpenChange={(show) => setAdding(show ? place : null)}
        trigger="click"
        placement="right"
        arrow={false}
        destroyOnHidden
        content={<StepList place={place} />}
      >
        <button
          type="button"
          className={open ? `${styles.add} ${styles.adding}` : styles.add}
          aria-label={label}
          title={label}
          aria-expanded={open}
        >
          <PlusOutlined />
        </button>
      </Popover>
      {first && <FirstHint />}
    </>
  )
}

function FirstHint() {
  const { t } = useTranslation()
  return <span className={styles.firstHint}>{t('flows:designer.started')}</span>
}

function useGapName(place: Place | null): string {
  const { t } = useTranslation()
  const { definition, catalog, say } = useDesigner()
  if (!place) return ''
  const before = laneSteps(definition, place.lane)[place.index - 1]
  if (before) return t('flows:designer.addAfter', { name: stepTitle(before, catalog, say) })
  if (place.lane === null) return t('flows:designer.addFirst')
  return t('flows:designer.addIn', {
    branch: laneName(definition, place.lane) ?? t('flows:branch.otherwise'),
  })
}
