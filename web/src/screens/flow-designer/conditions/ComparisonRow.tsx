import { DeleteOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { findField } from '../../../flows/catalog'
import {
  isComplete,
  operatorsFor,
  rightOf,
  rightType,
  takesRight,
  withOperator,
  withRight,
} from '../../../flows/conditions'
import type { Comparison } from '../../../flows/definition'
import { leftType } from '../../../flows/summaries'
import { useDesigner } from '../DesignerContext'
import { MappingControl } from '../mapping/MappingControl'
import type { ConditionSource } from './ConditionEditor'
import { ConditionLeft } from './ConditionLeft'
import styles from './conditions.module.css'

interface Props {
  number: number
  comparison: Comparison
  onChange: (comparison: Comparison) => void
  onRemove: () => void
  source: ConditionSource
}

/** One comparison: what, how, and with what. Another left side starts the row anew. */
export function ComparisonRow({ number, comparison, onChange, onRemove, source }: Props) {
  const { t } = useTranslation()
  const { tell, catalog, readOnly } = useDesigner()
  const left = leftType(comparison, tell, source.form)
  const known = Boolean(comparison.field || comparison.left)
  const field =
    source.form && comparison.field ? findField(catalog, source.form, comparison.field) : undefined
  return (
    <fieldset
      className={styles.row}
      aria-label={t('flows:cond.row', { number })}
      data-incomplete={!isComplete(comparison)}
    >
      <ConditionLeft comparison={comparison} onChange={onChange} source={source} />
      {!readOnly && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={`${t('flows:cond.remove')} ${number}`}
          onClick={onRemove}
        />
      )}
      {known && (
        <div className={styles.compare}>
          <Select
            className={styles.operator ?? ''}
            disabled={readOnly}
            aria-label={t('flows:cond.operator')}
            value={comparison.op}
            popupMatchSelectWidth={false}
            options={operatorsFor(left).map((op) => ({ value: op, label: t(`flows:operators.${op}`) }))}
            onChange={(op) => onChange(withOperator(comparison, op, left))}
          />
          {takesRight(comparison.op) && (
            <MappingControl
              key={rightType(left, comparison.op)}
              label={t('flows:cond.right')}
              type={rightType(left, comparison.op)}
              mapping={rightOf(comparison)}
              onChange={(right) => onChange(withRight(comparison, right))}
              scope={source.scope}
              target={source.form && field ? { form: source.form, field } : undefined}
            />
          )}
        </div>
      )}
    </fieldset>
  )
}
