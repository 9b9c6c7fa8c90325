import { EditOutlined, MinusCircleOutlined, PlusCircleOutlined } from '@ant-design/icons'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Change, changesBetween } from '../../flows/changes'
import type { FlowDefinition } from '../../flows/definition'
import { telling } from '../../flows/summaries'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import { useNames } from './useNames'

const ICONS = { added: <PlusCircleOutlined />, removed: <MinusCircleOutlined />, changed: <EditOutlined /> }

/** What differs between two definitions, in words and in the order of the flow. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.changes} aria-label={t('flows:versions.changes')}>
      {changes.map((change) => (
        <li key={`${change.step} ${change.text}`} className={styles[change.kind]}>
          {ICONS[change.kind]} {change.text}
        </li>
      ))}
    </ul>
  )
}

export function useChanges(before: FlowDefinition, after: FlowDefinition): Change[] {
  const { catalog, say } = useDesigner()
  const oldNames = useNames(before)
  const newNames = useNames(after)
  return useMemo(() => {
    const old = telling(before, catalog, say, oldNames)
    return changesBetween(before, after, old, telling(after, catalog, say, newNames))
  }, [before, after, catalog, say, oldNames, newNames])
}
