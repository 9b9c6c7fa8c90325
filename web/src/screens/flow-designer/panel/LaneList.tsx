import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../../flows/definition'
import { freshKey } from '../../../flows/keys'
import { useDesigner } from '../DesignerContext'
import { LaneCard } from './LaneCard'
import { PanelField } from './PanelField'
import styles from './panel.module.css'

export interface LaneData {
  key: string
  name?: string
  steps: Step[]
}

interface Props<L extends LaneData> {
  hint: string
  lanes: L[]
  /** No lane can be removed when this many are left. */
  atLeast: number
  /** What a new lane has beside key and name. */
  blank: Omit<L, 'key' | 'name'>
  /** `part` names what is being typed, so that it undoes as one. */
  onChange: (lanes: L[], part?: string) => void
  /** What decides whether a lane is taken. */
  children?: (lane: L, change: (lane: L, part: string) => void) => ReactNode
  after?: ReactNode
}

/** The branches of a step, in their order; each can be named, moved, removed. */
export function LaneList<L extends LaneData>({
  hint,
  lanes,
  atLeast,
  blank,
  onChange,
  children,
  after,
}: Props<L>) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const set = (index: number, lane: L, part: string) =>
    onChange(
      lanes.map((old, at) => (at === index ? lane : old)),
      `${lane.key}.${part}`,
    )
  const swap = (index: number, other: number) => {
    const [one, two] = [lanes[index], lanes[other]]
    if (one && two) onChange(lanes.map((lane, at) => (at === index ? two : at === other ? one : lane)))
  }
  const add = () => {
    const number = lanes.length + 1
    const key = freshKey(
      `branch${number}`,
      lanes.map((lane) => lane.key),
    )
    onChange([...lanes, { ...blank, key, name: t('flows:branch.numbered', { number }) } as L])
  }
  return (
    <PanelField label={t('flows:panel.branches')} field="branches" own hint={hint}>
      <ol className={styles.branches}>
        {lanes.map((lane, index) => (
          <LaneCard
            key={lane.key}
            lane={lane}
            onName={(name) => set(index, { ...lane, name }, 'name')}
            onRemove={lanes.length > atLeast ? () => onChange(lanes.filter((_, at) => at !== index)) : null}
            onUp={index > 0 ? () => swap(index, index - 1) : null}
            onDown={index < lanes.length - 1 ? () => swap(index, index + 1) : null}
          >
            {children?.(lane, (changed, part) => set(index, changed, part))}
          </LaneCard>
        ))}
        {after}
      </ol>
      {!readOnly && (
        <Button icon={<PlusOutlined aria-hidden />} type="dashed" onClick={add}>
          {t('flows:panel.addBranch')}
        </Button>
      )}
    </PanelField>
  )
}
