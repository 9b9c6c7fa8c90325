import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Condition, Field, Form } from '../../api/types'
import type { ConditionWords } from '../../forms/condition-sentence'
import { FilterPart } from './FilterPart'
import { FilterPopover } from './FilterPopover'
import styles from './ledger.module.css'
import { filterOf, readParts } from './ledgerView'

interface Props {
  form: Form
  fields: Field[]
  group: Condition
  words: ConditionWords
  /** Null when the last part was removed. */
  onChange: (group: Condition | null) => void
}

/** The parts of a group, each opening to be changed, and whether all or one of them must hold. */
export function GroupEditor({ form, fields, group, words, onChange }: Props) {
  const { t } = useTranslation()
  const { join, parts } = readParts(group)
  const set = (next: Condition[]) => onChange(filterOf({ join, parts: next }))
  return (
    <div className={styles.group}>
      <Select
        size="small"
        aria-label={t('records:filter.join')}
        value={join}
        popupMatchSelectWidth={false}
        options={[
          { value: 'all' as const, label: t('records:filter.all') },
          { value: 'any' as const, label: t('records:filter.any') },
        ]}
        onChange={(chosen) => onChange(filterOf({ join: chosen, parts }))}
      />
      {parts.map((part, at) => (
        <FilterPart
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity of their own
          key={at}
          form={form}
          fields={fields}
          part={part}
          words={words}
          onChange={(next) => set(parts.map((each, index) => (index === at ? next : each)))}
          onRemove={() => set(parts.filter((_, index) => index !== at))}
        />
      ))}
      <FilterPopover form={form} fields={fields} comparison={null} onApply={(part) => set([...parts, part])}>
        <Button type="text" size="small" icon={<PlusOutlined />}>
          {t('records:filter.add')}
        </Button>
      </FilterPopover>
    </div>
  )
}
