import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { asGroup, group, isGroup, jointOf, partsOf } from '../../../flows/conditions'
import type { Condition, ConditionGroup } from '../../../flows/definition'
import type { ScopeNode } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import { ComparisonRow } from './ComparisonRow'
import styles from './conditions.module.css'

export interface ConditionSource {
  /** The form whose fields are compared; without one the left side is picked from the scope. */
  form?: string
  scope: readonly ScopeNode[]
}

interface Props {
  condition: Condition | null | undefined
  onChange: (condition: ConditionGroup) => void
  source: ConditionSource
  /** Groups may hold groups, but not deeper: nobody can read that. */
  nested?: boolean
}

/** Conditions as rows of pickers that read as sentences. */
export function ConditionEditor({ condition, onChange, source, nested = false }: Props) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const whole = asGroup(condition)
  const parts = partsOf(whole)
  const joint = jointOf(whole)
  const set = (next: Condition[]) => onChange(group(joint, next))
  const replace = (index: number, part: Condition | undefined) =>
    set(parts.flatMap((old, at) => (at !== index ? [old] : part ? [part] : [])))
  const blank: Condition =
    source.form === undefined ? { left: '', op: 'equals' } : { field: '', op: 'equals' }
  return (
    <div className={nested ? `${styles.group} ${styles.nested}` : styles.group}>
      {(nested || parts.length > 1) && (
        <Select
          size="small"
          variant="filled"
          className={styles.joint ?? ''}
          disabled={readOnly}
          aria-label={t('flows:cond.joint')}
          value={joint}
          options={[
            { value: 'all', label: t('flows:cond.all') },
            { value: 'any', label: t('flows:cond.any') },
          ]}
          onChange={(chosen) => onChange(group(chosen, parts))}
        />
      )}
      {parts.map((part, index) =>
        isGroup(part) ? (
          <ConditionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
            key={index}
            condition={part}
            onChange={(changed) => replace(index, partsOf(changed).length > 0 ? changed : undefined)}
            source={source}
            nested
          />
        ) : (
          <ComparisonRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
            key={`${index} ${part.field ?? part.left}`}
            number={index + 1}
            comparison={part}
            onChange={(changed) => replace(index, changed)}
            onRemove={() => replace(index, undefined)}
            source={source}
          />
        ),
      )}
      {!readOnly && (
        <div className={styles.adders}>
          <Button
            size="small"
            type="text"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => set([...parts, blank])}
          >
            {t('flows:cond.add')}
          </Button>
          {!nested && parts.length > 0 && (
            <Button
              size="small"
              type="text"
              onClick={() => set([...parts, group(joint === 'all' ? 'any' : 'all', [blank])])}
            >
              {t('flows:cond.addGroup')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
