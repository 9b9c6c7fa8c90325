import { CloseOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Comparison, Condition, Field, Form } from '../../api/types'
import { type ConditionWords, conditionParts, conditionSentence } from '../../forms/condition-sentence'
import { FilterPopover } from './FilterPopover'
import styles from './ledger.module.css'
import { isComparison } from './ledgerView'

interface Props {
  form: Form
  fields: Field[]
  part: Condition
  words: ConditionWords
  onChange: (part: Comparison) => void
  onRemove: () => void
}

/** One part of the filter in words. A group that came with a link can be read and removed. */
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
        <span className={styles.partText}>{said}</span>
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
