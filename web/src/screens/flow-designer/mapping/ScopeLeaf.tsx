import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sampleAt } from '../../../flows/samples'
import type { ScopeNode } from '../../../flows/scope'
import { accepts, type ValueType } from '../../../flows/values'
import { useDesigner } from '../DesignerContext'
import styles from '../lists.module.css'
import { SampleText } from '../SampleText'

interface Props {
  id: string
  node: ScopeNode
  need: ValueType
  active: boolean
  onPick: () => void
  onHover: () => void
}

/** One value that may be picked, with its type and what it was in the last run. */
export function ScopeLeaf({ id, node, need, active, onPick, onHover }: Props) {
  const { t } = useTranslation()
  const { trace } = useDesigner()
  const ref = useRef<HTMLDivElement>(null)
  const have = node.type ?? 'any'
  const fits = accepts(need, have)
  const sample = sampleAt(trace, node.cel)
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const mismatch = t('flows:map.mismatch', { need: t(`flows:types.${need}`), have: t(`flows:types.${have}`) })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys and Enter are handled by the search text
    <div
      ref={ref}
      id={id}
      role="treeitem"
      aria-level={2}
      aria-selected={active}
      aria-disabled={!fits}
      aria-label={node.label}
      tabIndex={-1}
      title={fits ? undefined : mismatch}
      className={[styles.leaf, active && styles.active, !fits && styles.unfit].filter(Boolean).join(' ')}
      onClick={fits ? onPick : undefined}
      onMouseMove={fits ? onHover : undefined}
    >
      <span className={styles.leafLabel}>{node.label}</span>
      <span className={styles.type}>{t(`flows:types.${have}`)}</span>
      {sample !== undefined && sample !== null && (
        <span className={styles.sample}>
          <SampleText value={sample} type={have} />
        </span>
      )}
    </div>
  )
}
