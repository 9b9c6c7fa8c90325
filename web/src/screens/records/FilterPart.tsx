import { CloseOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Condition, Field, Form } from '../../api/types'
import { type ConditionWords, conditionParts, conditionSentence } from '../../forms/condition-sentence'
import { FilterPopover } from './FilterPopover'
import { GroupEditor } from './GroupEditor'
import styles from './ledger.module.css'
import { isComparison } from './ledgerView'

interface Props {
  form: Form
  fields: Field[]
  part: Condition
  words: ConditionWords
  onChange: (part: Condition) => void
  onRemove: () => void
}

/** One part of the filter in words. A click opens it to be changed, a group with all its parts. */
export function FilterPart({ form, fields, part, words, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const said = conditionParts(part, words).map(({ kind, text }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of one sentence
    <span key={index} className={kind === 'operator' ? styles.operator : undefined}>
      {text}
    </span>
  ))
  return (
    <span className={styles.part}>
      {isComparison(part) ? (
        <FilterPopover form={form} fields={fields} comparison={part} onApply={onChange}>
          <button type="button" className={styles.partText}>
            {said}
          </button>
        </FilterPopover>
      ) : (
        <Popover
          trigger="click"
          placement="bottomLeft"
          destroyOnHidden
          content={
            <GroupEditor
              form={form}
              fields={fields}
              group={part}
              words={words}
              onChange={(next) => (next === null ? onRemove() : onChange(next))}
            />
          }
        >
          <button type="button" className={styles.partText}>
            {said}
          </button>
        </Popover>
      )}
      <button
        type="button"
        className={styles.partRemove}
        aria-label={t('records:filter.remove', { condition: conditionSentence(part, words) })}
        onClick={onRemove}
      >
        <CloseOutlined />
      </button>
    </span>
  )
}
